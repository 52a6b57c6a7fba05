import type { LeftForUser } from './left-to-enter.ts';

/** One line for one user, as a person does it in CCAIP's user settings. */
export const leftLine = ({ upn, action, before, after }: LeftForUser): string => {
  const told = after && `SIP URI ${after.sipUri}, UCaaS username ${after.ucaasName}`;
  switch (action) {
    case 'confirm':
      return `not confirmed: ${upn}: ${told}`;
    case 'enter':
      return `enter: ${upn}: ${told}`;
    case 'change':
      return `change: ${upn}: ${told} (there stands ${before?.sipUri}, ${before?.ucaasName})`;
    case 'clear':
      return `clear: ${upn}: SIP URI ${before?.sipUri}, UCaaS username ${before?.ucaasName}`;
  }
};

const words = [
  ['confirm', 'not confirmed'],
  ['enter', 'to enter'],
  ['change', 'to change'],
  ['clear', 'to clear'],
] as const;

/** E.g. `3 to enter, 1 to clear`; empty if nothing is left. */
export const leftCounts = (left: readonly LeftForUser[]): string =>
  words
    .flatMap(([action, word]) => {
      const count = left.filter((one) => one.action === action).length;
      return count === 0 ? [] : [`${count.toLocaleString('en')} ${word}`];
    })
    .join(', ');
