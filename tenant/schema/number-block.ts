import type { Wording } from '../problem.ts';
import { blockIn } from '../unassigned/number-blocks.ts';
import { text } from './text.ts';
import { worded } from './worded.ts';

const judge = (value: string): Wording | undefined =>
  blockIn(value) === undefined
    ? {
        message: `"${value}" is neither a number nor a block of numbers.`,
        allowed: 'One number in E.164, or the first and the last of a block with as many digits, and a - between them.',
        fix: "write e.g. '+31205552100-+31205552199'.",
      }
    : undefined;

/** A number, or a block of them. */
export const numberBlock = () => text().check(worded(judge as (value: unknown) => Wording | undefined));
