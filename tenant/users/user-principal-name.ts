import { z } from 'zod';
import type { Wording } from '../problem.ts';
import { worded } from '../schema/worded.ts';
import { codePoint, copiedCharacters } from './copied-characters.ts';

const judge = (value: string): Wording | undefined => {
  const copied = copiedCharacters(value);
  const found = judgeClean(copied?.clean ?? value);
  if (copied === undefined || found !== undefined) return found;
  return {
    message: `"${value}" holds ${copied.named}, which no sign-in name has.`,
    allowed: 'A UPN has no characters that only look like others, or like nothing.',
    fix: `write ${copied.clean}.`,
  };
};

const isShaped = (value: string): boolean => {
  const [local = '', domain = '', ...more] = value.split('@');
  return (
    more.length === 0 &&
    /^[\w.'!#^~-]{1,64}$/.test(local) &&
    !/^\.|\.$|\.\./.test(local) &&
    /^(?=.{1,48}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/i.test(domain)
  );
};

const judgeClean = (value: string): Wording | undefined => {
  if (isShaped(value)) return undefined;
  const rule = "A UPN is name@domain: at most 64 letters, digits and . - _ ' ! # ^ ~, then at most 48 of a domain.";
  if (value === '') return { message: 'The sign-in name is missing.', allowed: rule, fix: copyIt };
  const others = [...new Set(value.normalize('NFC').match(/[^\x20-\x7e]/g) ?? [])].map(
    (one) => `${one} (${codePoint(one)})`,
  );
  const meant = meantBy(value);
  return {
    message: `"${value}" isn't a user principal name.`,
    allowed: others.length === 0 ? rule : `${rule} Not taken: ${others.join(', ')}.`,
    fix: meant === undefined ? copyIt : `write ${meant}.`,
  };
};

const copyIt = "copy the User principal name from Entra admin center, the user's Overview.";

/** The sign-in name in what mail programs, links and typing errors make of it. */
const meantBy = (value: string): string | undefined => {
  const tidy = value.replaceAll(/\s*@+\s*/g, '@').replace(/^(?:mailto|sips?|smtp|im|upn):/i, '');
  const found = /^(?:[^<>@]*<)?([^\s<>@]+@[^\s<>@]+?)\.?>?[,;.\s]*$/.exec(tidy)?.[1];
  return found !== undefined && isShaped(found) ? found : undefined;
};

/** A user's sign-in name in Entra. */
export const userPrincipalName = z.string().check(worded(judge));
