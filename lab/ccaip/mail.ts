import type { LabContext } from '../context.ts';

/** A letter of CCAIP's. */
export interface LabCcaipMail {
  readonly to: string;
  /** ISO instant, lab time. */
  readonly sentAt: string;
}

/** Who is added gets a link by which to activate the account (GUIDE); it has no end (DOC add-edit-user). */
export const mailActivation = ({ store, clock }: Pick<LabContext, 'store' | 'clock'>, to: string): void =>
  store.put('ccaipMail', String(store.list('ccaipMail').length), { to, sentAt: new Date(clock.now()).toISOString() });
