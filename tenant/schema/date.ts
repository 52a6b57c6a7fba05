import type { Wording } from '../problem.ts';
import { text } from './text.ts';
import { worded } from './worded.ts';

const shape = /^\d{4}-\d\d-\d\d$/;

const isDate = (value: string): boolean => {
  if (!shape.test(value)) return false;
  const parsed = new Date(`${value}T00:00:00Z`);
  // JavaScript turns 30 February into 1 March instead of refusing it.
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(value);
};

const judge = (value: string): Wording | undefined =>
  isDate(value)
    ? undefined
    : {
        message: shape.test(value) ? `"${value}" is no day of the calendar.` : `"${value}" isn't a date.`,
        allowed: 'Dates are year-month-day.',
        fix: `write ${meantBy(value) ?? 'it like 2028-10-31'}.`,
      };

/** The day in another writing, where only one can be meant: a month has no more than 12. */
const meantBy = (value: string): string | undefined => {
  const [, year, second = '', third = ''] = /^(\d{4})[-./ ]?(\d{1,2})[-./ ]?(\d{1,2})(?:[T ].*)?$/.exec(value) ?? [];
  const [, first = '', middle = '', last] = /^(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4})$/.exec(value) ?? [];
  const tries =
    year === undefined
      ? [`${last}-${two(middle)}-${two(first)}`, `${last}-${two(first)}-${two(middle)}`]
      : [`${year}-${two(second)}-${two(third)}`];
  const days = [...new Set(tries.filter(isDate))];
  return days.length === 1 ? days[0] : undefined;
};

const two = (digits: string): string => digits.padStart(2, '0');

/** A day, `YYYY-MM-DD`. */
export const date = () => text().check(worded(judge)).meta({ pattern: shape.source });
