import { z } from 'zod';
import type { Wording } from '../problem.ts';
import { worded } from './worded.ts';

/** YAML hands over only whole numbers as such: `0.35` is text. */
const asNumber = (value: unknown): unknown =>
  typeof value === 'string' && /^\d{1,9}(?:\.\d{1,4})?$/.test(value) ? Number(value) : value;

const judge = (value: number): Wording | undefined =>
  Number.isFinite(value) && value >= 0
    ? undefined
    : {
        message: `${value} isn't an amount.`,
        allowed: 'An amount is 0 or more, with a point before the decimals and no currency beside.',
        fix: 'write e.g. 12.50.',
      };

/** An amount of money: a number with up to four decimals, without its currency. */
export const amount = () => z.preprocess(asNumber, z.number().check(worded(judge)));
