import { type Blocking, blockings, blockingText, callersLeft, exempted, isSilenced } from '../blocked-callers.ts';
import type { NumberPattern } from '../config.ts';
import { inWords } from '../in-words.ts';
import type { Facts } from './facts.ts';
import type { Finding } from './finding.ts';
import { impossibleCharacter } from './matching-numbers.ts';
import { becauseOf } from './rule-never-chosen.ts';

/**
 * Blocked caller patterns that silence the calls which CCAIP hands over, that look for a backslash, or of which nobody can say whether they
 * take CCAIP's numbers. What one takes is never proved.
 *
 * @see https://learn.microsoft.com/powershell/module/microsoftteams/new-csinboundblockednumberpattern
 */
export const blockedCallerFindings = ({ voice, tenant }: Facts): Finding[] => {
  const { blockedCallers: blocked, callerNumbers } = voice.config;
  const exemptions = tenant.blockedCallerExemptions;
  const found = blockings(voice);
  const left = isSilenced(found) ? callersLeft(voice.config, found) : [];
  return [
    ...(blocked?.patterns ?? []).flatMap((pattern) => backslash(pattern, 'blocked caller')),
    ...exemptions.flatMap((pattern) => backslash(pattern, 'exempt caller')),
    ...found.map((one) => silenced(one, left)),
    ...exempted(voice).map(letThrough),
    ...(callerNumbers === undefined && blocked?.patterns.some(({ enabled }) => enabled) ? [unknownNumbers] : []),
  ];
};

const titles = {
  'blocked caller': { subject: 'Blocked caller pattern', nothing: 'blocks nobody' },
  'exempt caller': { subject: 'Blocked caller exemption', nothing: 'exempts nobody' },
} as const;

/** Other letters may be meant: callers without a number are called Anonymous. */
const backslash = (
  { name, pattern }: Pick<NumberPattern, 'name' | 'pattern'>,
  kind: keyof typeof titles,
): Finding[] => {
  const because = impossibleCharacter(pattern, []);
  if (because?.char !== '\\') return [];
  const { subject, nothing } = titles[kind];
  return [
    {
      kind: 'blocked-caller-idle',
      level: 'error',
      certainty: 'proved',
      part: { kind, name },
      what: `${subject} "${name}" ${nothing}: it looks for a backslash, which no number holds.`,
      why: 'Two backslashes in a pattern stand for one in the number.',
      fix: becauseOf(because, '', pattern).fix,
    },
  ];
};

const silenced = (found: Blocking, left: readonly string[]): Finding => {
  const { pattern = '', form, number, by } = found;
  const isUnread = by === 'unread';
  const text = blockingText(found);
  return {
    kind: 'callers-silenced',
    level: isUnread ? 'warning' : 'error',
    certainty: 'sampled',
    part: { kind: 'blocked caller', name: pattern },
    what: isUnread
      ? `Nobody can tell whether blocked caller pattern "${pattern}" takes ${number}, which CCAIP shows: it is beyond this model.`
      : left.length === 0
        ? `Every call that CCAIP hands over is blocked: ${text}.`
        : `Calls that CCAIP hands over with ${number} are blocked, those with ${inWords(left, 'or')} are not: ${text}.`,
    why: "It holds for the whole tenant, whoever is called: no agent is rung by them. How Teams reads a pattern isn't certain; Test-CsInboundBlockedNumberPattern tells.",
    example: { number: form, text: `a call that shows ${form}: ${text}` },
    fix: `let the pattern leave ${number} out, or exempt it under blockedCallerExemptions; then ask Test-CsInboundBlockedNumberPattern for both forms.`,
  };
};

const letThrough = ({ number, pattern, exemption }: ReturnType<typeof exempted>[number]): Finding => ({
  kind: 'callers-exempt',
  level: 'note',
  certainty: 'sampled',
  part: { kind: 'blocked caller', name: pattern },
  what: `Blocked caller pattern "${pattern}" takes ${number}, which CCAIP shows; only exemption "${exemption}" lets its calls through, by our reading.`,
  why: "If Teams reads either pattern otherwise, no agent is rung. How it reads them isn't certain; Test-CsInboundBlockedNumberPattern tells.",
  fix: `ask Test-CsInboundBlockedNumberPattern for both forms of ${number}, or let the pattern leave it out.`,
});

const unknownNumbers: Finding = {
  kind: 'caller-numbers-unset',
  level: 'note',
  certainty: 'proved',
  part: { kind: 'caller numbers' },
  what: "Callers are blocked here, and sipTrunk.callerNumbers doesn't say which numbers CCAIP shows.",
  why: 'A pattern that takes one of them silences every call that CCAIP hands over, and nobody can look for that.',
  fix: 'look at a call that CCAIP handed over, and write the number that it showed under sipTrunk.callerNumbers.',
};
