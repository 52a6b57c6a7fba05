import type { Voice } from '../../routing/compile.ts';
import { dialledText, notDialled } from '../../routing/dialled-text.ts';
import { findUsers } from '../../routing/find-user.ts';
import { answer, type Call, type Question } from '../../routing/question.ts';
import { listing } from '../../tenant/listing.ts';

/** What stands in the fields of the page, as typed so far. */
export interface Typed {
  /** Who dials, or that CCAIP hands a call over. */
  readonly call: 'dialled' | 'handed over';
  /** A UPN, or the part before the @; of no interest when CCAIP hands over. */
  readonly as: string;
  /** What is dialled; whom CCAIP hands the call to: a user, a number or a SIP URI. */
  readonly number: string;
}

export type Answer =
  | { readonly state: 'answered'; readonly call: Call }
  /** What stands there is not yet a call: nothing is wrong, the person is still typing. */
  | { readonly state: 'go on'; readonly hint: string };

/** What explain says of the call, or what is still missing. */
export const answerTo = (voice: Voice, typed: Typed): Answer => {
  const question = typed.call === 'dialled' ? dialled(voice, typed) : handedOver(voice, typed);
  if (typeof question === 'string') return { state: 'go on', hint: question };
  const call = answer(voice, question);
  return call === undefined ? { state: 'go on', hint: nobody(typed.as) } : { state: 'answered', call };
};

const nobody = (typed: string): string => `Nobody here is called "${typed}".`;

const dialled = (voice: Voice, { as, number }: Typed): Question | string => {
  if (as.trim() === '') return 'Say who dials.';
  const who = theUser(voice, as);
  if (typeof who === 'string') return who;
  if (number.trim() === '') return `Dial what ${who.name} dials.`;
  const text = dialledText(number);
  if (text === undefined) return unfinished(number, who.country);
  return { kind: 'dialled', upn: who.name, dialled: text };
};

/** As `npm run explain -- <tenant> --to`: a user's SIP URI as CCAIP has it, else their number; a number or SIP URI as it is. */
const handedOver = (voice: Voice, { number }: Typed): Question | string => {
  const to = number.trim();
  if (to === '') return 'Say whom CCAIP hands the call to: a user, a number or a SIP URI.';
  const text = dialledText(to);
  const [found] = findUsers(voice, to);
  if (!found && (text !== undefined || to.includes('@'))) return { kind: 'handed over', address: text ?? to };
  const who = theUser(voice, to);
  if (typeof who === 'string') return who;
  return { kind: 'handed over', address: who.sipUri ?? who.number ?? who.name, upn: who.name };
};

const theUser = (voice: Voice, typed: string) => {
  const [found, ...others] = findUsers(voice, typed.trim());
  if (found === undefined) return nobody(typed);
  if (others.length === 0) return found.user;
  return `"${typed}" could be several users: ${listing([found, ...others].map(({ user }) => user.name))}.`;
};

const unfinished = (number: string, country: string): string => {
  const { message, fix } = notDialled(number, country);
  return `Go on. So far ${message} ${fix.charAt(0).toUpperCase()}${fix.slice(1)}`;
};
