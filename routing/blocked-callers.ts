import type { PatternFailure } from '../providers/msteams/schema/pattern/pattern.ts';
import type { Voice } from './compile.ts';
import type { BlockedCallers, NumberPattern, VoiceConfig } from './config.ts';
import { translate } from './depart.ts';
import { matcherFor, withinSteps } from './matching/matcher.ts';

/** A pattern by which calls that CCAIP hands over don't get to anybody. By our reading: what one takes is never proved. */
export interface Blocking {
  /** The number that CCAIP shows. */
  readonly number: string;
  /** As the pattern takes it: with its +, without, or as an SBC makes it. */
  readonly form: string;
  /** Absent: the tenant says that one of its patterns takes it, and by our reading none does. */
  readonly pattern?: string;
  /** The resource account that takes the call instead. */
  readonly redirectTo?: string;
  /** `tenant`: Test-CsInboundBlockedNumberPattern says so; `reading`: we read it so; `unread`: the pattern is beyond the model. */
  readonly by: 'tenant' | 'reading' | 'unread';
}

/** A number with its plus sign and without: Teams may hold a pattern against either. */
export const bothForms = (number: string): string[] => {
  const digits = number.replace(/^\+/, '');
  return [`+${digits}`, digits];
};

/**
 * Of each number that CCAIP shows, the first pattern that takes it in any form, if any. Empty where it isn't known which numbers
 * those are: then nothing can be said.
 *
 * An exemption counts only in the very form in which the number is taken. What the tenant itself answered goes before our reading.
 */
export const blockings = (voice: Voice): Blocking[] => {
  const { blockedCallers: blocked, callerNumbers = [] } = voice.config;
  if (blocked === undefined || blocked.isOff) return [];
  return callerNumbers.flatMap((number) => blockingOf(voice, blocked, number) ?? []);
};

const blockingOf = (voice: Voice, blocked: BlockedCallers, number: string): Blocking | undefined => {
  let unread: Blocking | undefined;
  for (const form of formsOf(voice, number)) {
    const taking = firstOf(blocked.patterns, form);
    const answer = blocked.answers?.find((one) => one.number === form)?.isMatch;
    const isExempt = firstOf(blocked.exemptions, form)?.matches === true;
    if (isExempt || answer === false || (taking === undefined && answer !== true)) continue;
    const isRead = answer === true || taking?.matches === true;
    const found: Blocking = {
      number,
      form,
      ...(taking !== undefined && { pattern: taking.pattern.name }),
      ...(taking?.pattern.redirectTo !== undefined && { redirectTo: taking.pattern.redirectTo }),
      by: answer === true ? 'tenant' : isRead ? 'reading' : 'unread',
    };
    if (isRead) return found;
    unread ??= found;
  }
  return unread;
};

/** Numbers that CCAIP shows which a pattern takes, and which an exemption lets through by our reading: that isn't proved either. */
export const exempted = (
  voice: Voice,
): { readonly number: string; readonly pattern: string; readonly exemption: string }[] => {
  const { blockedCallers: blocked, callerNumbers = [] } = voice.config;
  if (blocked === undefined || blocked.isOff) return [];
  return callerNumbers.flatMap((number) => {
    if (blockingOf(voice, blocked, number) !== undefined) return [];
    const [found] = formsOf(voice, number).flatMap((form) => {
      const [taking, letting] = [firstOf(blocked.patterns, form), firstOf(blocked.exemptions, form)];
      const isAnswered = blocked.answers?.some((one) => one.number === form);
      if (taking === undefined || letting === undefined || isAnswered) return [];
      return [{ number, pattern: taking.pattern.name, exemption: letting.pattern.name }];
    });
    return found ?? [];
  });
};

/** With a plus sign, without, and as each SBC's rules for callers make of both. */
const formsOf = (voice: Voice, number: string): string[] => {
  const plain = bothForms(number);
  const made = [...voice.sbcs.values()].flatMap((sbc) =>
    plain.map((form) => translate(sbc, 'inboundPstn', form, []).number),
  );
  return [...new Set([...plain, ...made])];
};

interface Taking {
  readonly pattern: NumberPattern;
  /** False: nobody can tell. */
  readonly matches: boolean;
}

/** The first pattern that takes a number, else the first of which nobody can tell. */
const firstOf = (patterns: readonly NumberPattern[], number: string): Taking | undefined => {
  let unclear: Taking | undefined;
  for (const pattern of patterns.filter(({ enabled }) => enabled)) {
    const matched = test(pattern.pattern, number);
    if (matched === true) return { pattern, matches: true };
    if (matched !== false) unclear ??= { pattern, matches: false };
  }
  return unclear;
};

const test = (text: string, number: string): boolean | PatternFailure => {
  const matcher = matcherFor(text);
  return 'test' in matcher ? withinSteps(text, () => matcher.test(number)) : matcher;
};

/** Calls that are handed over don't get through, as far as can be told. */
export const isSilenced = (found: readonly Blocking[]): boolean => found.some(({ by }) => by !== 'unread');

/** Numbers that CCAIP shows and that no pattern takes for certain: which of them a call shows, nobody knows before it comes. */
export const callersLeft = ({ callerNumbers = [] }: VoiceConfig, found: readonly Blocking[]): string[] =>
  callerNumbers.filter((number) => !isSilenced(found.filter((one) => one.number === number)));

/** What becomes of such calls, as the end of a sentence. */
export const blockingText = ({ number, form, pattern, redirectTo, by }: Blocking): string => {
  const what = pattern === undefined ? 'a blocked caller pattern' : `blocked caller pattern "${pattern}"`;
  const as = form === number ? number : `${number} (as ${form})`;
  const end = redirectTo === undefined ? 'its calls are refused' : `its calls go to ${redirectTo}`;
  if (by === 'unread') return `nobody can tell whether ${what} takes ${as}, which CCAIP shows`;
  return `${by === 'tenant' ? 'the tenant says that' : 'by our reading'} ${what} takes ${as}, which CCAIP shows: ${end}`;
};
