import type { Wording } from '../problem.ts';
import { text } from './text.ts';
import { worded } from './worded.ts';

/** Longer than any name, number or address that Teams has. */
const longest = 500;

const judge = (value: string): Wording | undefined => {
  if (value.length > longest)
    return {
      message: `${JSON.stringify(value.slice(0, 60))}… has ${value.length.toLocaleString('en')} characters.`,
      allowed: `At most ${longest}.`,
      fix: 'correct it.',
    };
  if (!/\p{Cc}/u.test(value)) return undefined;
  return {
    message: `${JSON.stringify(value)} has several lines, or holds a control character.`,
    allowed: 'Names and numbers are one line.',
    fix: `write ${JSON.stringify(value.replaceAll(/\p{Cc}+/gu, ' ').trim())}.`,
  };
};

/** A name or a number that is compared, and stands in one line of a report: a second line of it could pass for a line of the report. */
export const line = () => text().check(worded(judge));
