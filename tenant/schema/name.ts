import type { Wording } from '../problem.ts';
import { text } from './text.ts';
import { worded } from './worded.ts';

const judge = (value: string): Wording | undefined => {
  if (value === value.trim() && !/\p{Cc}/u.test(value)) return undefined;
  return {
    message: `${JSON.stringify(value)} begins or ends with a space, or holds a control character.`,
    allowed: 'Names are one line, without spaces around them.',
    fix: `write ${JSON.stringify(value.replaceAll(/\p{Cc}/gu, ' ').trim())}.`,
  };
};

/** A name in Teams: shown to administrators, and the object's identity there. */
export const name = text().check(worded(judge));
