import { dateLikeProblem } from '../../providers/msteams/schema/date-like-text.ts';
import { limits } from '../../providers/msteams/schema/limits.ts';
import type { Wording } from '../problem.ts';
import { text } from './text.ts';
import { worded } from './worded.ts';

const markLength = limits.mark.max;

/** Words for administrators. `limit` is Teams' own, where one is published; `marked` leaves room for trunkline's mark. */
export const description = ({ limit, marked }: { limit?: number; marked: boolean }) => {
  const longest = limit === undefined ? undefined : limit - (marked ? markLength : 0);
  const judge = (value: string): Wording | undefined => {
    const dateLike = marked ? undefined : dateLikeProblem(value);
    if (dateLike !== undefined) return { ...dateLike, allowed: `Allowed: ${dateLike.allowed}.` };
    if (longest === undefined || value.length <= longest) return undefined;
    const why = marked
      ? `Teams takes ${limit}, and trunkline's mark at its end needs ${markLength}`
      : 'more than Teams takes';
    return {
      message: `The description has ${value.length} characters.`,
      allowed: marked ? `At most ${longest}: ${why}.` : `At most ${longest}.`,
      fix: 'shorten it.',
    };
  };
  return text()
    .check(worded(judge))
    .optional()
    .meta({
      description: `Words for administrators, shown in Teams (@teams Description).${longest === undefined ? '' : ` At most ${longest} characters.`}`,
    });
};
