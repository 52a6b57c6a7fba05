import type { Session } from '../../../providers/msteams/session.ts';

/** Of whom the end of a credential is looked for. */
export interface Looking {
  readonly session: Session;
  /** In words: the automation's. */
  readonly whose: string;
  readonly now: Date;
}
