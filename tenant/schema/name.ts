import type { Wording } from '../problem.ts';
import { text } from './text.ts';
import { worded } from './worded.ts';

const reserved = (value: string): Wording | undefined => {
  const quoted = JSON.stringify(value);
  if (value !== value.trim() || /\p{Cc}/u.test(value)) {
    return {
      message: `${quoted} begins or ends with a space, or holds a control character.`,
      allowed: 'Names are one line, without spaces around them.',
      fix: `write ${JSON.stringify(value.replaceAll(/\p{Cc}/gu, ' ').trim())}.`,
    };
  }
  if (/^global$/i.test(value)) {
    return {
      message: `${quoted} is Teams' own, and holds for everybody who has nothing else.`,
      allowed: 'trunkline makes policies and plans of its own and gives them to users.',
      fix: 'choose another name.',
    };
  }
  if (/^tag:/i.test(value)) {
    const bare = value.slice(4).trim();
    return {
      message: `${quoted} begins with "Tag:", which PowerShell adds when it prints a name.`,
      fix: `write ${JSON.stringify(bare)}.`,
    };
  }
  return undefined;
};

/** A name in Teams: shown to administrators, and the object's identity there. */
export const name = text().check(worded(reserved));
