import type { Wording } from '../problem.ts';
import { text } from './text.ts';
import { worded } from './worded.ts';

const shape = /^[\w-][\w.-]*\.csv$/i;

const judge = (value: string): Wording | undefined =>
  shape.test(value) && value.toLowerCase() !== 'users.csv'
    ? undefined
    : {
        message: `"${value}" isn't the name of a CSV file beside users.csv.`,
        allowed: 'A plain name that ends in .csv: letters, digits, hyphens, dots and underscores.',
        fix: 'write entered.csv.',
      };

/** The name of a CSV file in the tenant's folder, other than users.csv. */
export const fileName = () => text().check(worded(judge)).meta({ pattern: shape.source });
