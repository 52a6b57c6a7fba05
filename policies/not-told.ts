import type { Finding } from './rule.ts';

/** Something of which no proof tells whether a rule is kept; that counts as broken. */
export const notTold = ({ what, why, tried }: NotProved): Finding => ({
  what: `It can't be told of ${what}: ${why.replace(/\.$/, '')}${tried === undefined ? '' : `; ${tried}`}.`,
  fix: 'write the pattern more plainly, anchored with ^ and $.',
});

interface NotProved {
  readonly what: string;
  readonly why: string;
  /** What trying numbers told. */
  readonly tried?: string;
}
