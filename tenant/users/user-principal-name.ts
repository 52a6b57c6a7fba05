import { z } from 'zod';
import type { Wording } from '../problem.ts';
import { worded } from '../schema/worded.ts';
import { copiedCharacters } from './copied-characters.ts';

const judge = (value: string): Wording | undefined => {
  const copied = copiedCharacters(value);
  const found = judgeClean(copied?.clean ?? value);
  if (copied === undefined || found !== undefined) return found;
  return {
    message: `"${copied.clean}" holds ${copied.named.join(', ')}, which no keyboard writes.`,
    allowed: 'A UPN has no characters that only look like others, or like nothing.',
    fix: `write ${copied.clean}.`,
  };
};

const judgeClean = (value: string): Wording | undefined => {
  const [local = '', domain = '', ...more] = value.split('@');
  const shaped =
    more.length === 0 &&
    /^[\w.'!#^~-]{1,64}$/.test(local) &&
    !/^\.|\.$|\.\./.test(local) &&
    /^(?=.{1,48}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/i.test(domain);
  if (shaped) return undefined;
  const accented = /[^\x20-\x7e]/.test(value) ? ' Accents are not taken.' : '';
  return {
    message: `"${value}" isn't a user principal name.`,
    allowed: `A UPN is name@domain: at most 64 letters, digits and . - _ ' ! # ^ ~, then at most 48 of a domain.${accented}`,
    fix: "copy the User principal name from Entra admin center, the user's Overview.",
  };
};

/** A user's sign-in name in Entra. */
export const userPrincipalName = z.string().check(worded(judge));
