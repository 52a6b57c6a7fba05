import type { Finding } from '../source/finding.ts';
import type { Check } from './check.ts';

/** The guide's bound on a client secret. */
const years = 2;

/**
 * Secrets that live longer than 24 months.
 *
 * The files don't hold the day on which a secret is made, but its name holds the month: the 24 months are counted from the
 * first of that month, so a generation once right stays right. One whose month has not begun would be made today, so it is
 * counted from today until then.
 */
export const secrets: Check = ({ file, today }) =>
  (file.app?.secrets ?? []).flatMap(({ name, expires }, index): Finding[] => {
    const path = ['app', 'secrets', index, 'expires'];
    const begun = `${name.slice(0, 7)}-01`;
    if (expires <= begun) {
      return [
        {
          path,
          message: `"${expires}" is before the secret is made, ${name.slice(0, 7)}.`,
          allowed: 'A secret is named after its month, and expires later.',
          fix: 'correct the date or the name.',
        },
      ];
    }
    const made = begun > today ? today : begun;
    const last = `${Number(made.slice(0, 4)) + years}${made.slice(4)}`;
    if (expires <= last) return [];
    const from =
      made === begun ? `the first of ${name.slice(0, 7)}` : `today, ${today}, since ${name.slice(0, 7)} has not begun`;
    return [
      {
        path,
        message: `"${expires}" is more than 24 months after ${from}.`,
        allowed: `At most ${last}: the client secret of CCAIP's application lives 24 months.`,
        fix:
          made === begun
            ? `write ${last} or earlier.`
            : `write ${last} or earlier, or name the secret after this month.`,
      },
    ];
  });
