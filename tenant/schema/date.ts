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
        message: `"${value}" isn't a date.`,
        allowed: 'Dates are year-month-day.',
        fix: 'write it like 2028-10-31.',
      };

/** A day, `YYYY-MM-DD`. */
export const date = () => text().check(worded(judge)).meta({ pattern: shape.source });
