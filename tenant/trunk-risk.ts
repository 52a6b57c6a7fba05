import type { Wording } from '../providers/kit/wording.ts';

/** Something that a provider's settings let happen, as a person should know before it does. */
export interface TrunkRisk extends Pick<Wording, 'fix'> {
  readonly kind: 'trunk-inbound-open' | 'trunk-inbound-in-clear' | 'trunk-inbound-elsewhere' | 'trunk-spend-unlimited';
  readonly level: 'warning' | 'note';
  /** Below `sipTrunk`. */
  readonly path: readonly string[];
  /** One sentence. */
  readonly what: string;
  /** One sentence. */
  readonly why: string;
}
