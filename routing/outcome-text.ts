import { callerText } from './caller-id.ts';
import { trialColumns } from './columns.ts';
import { routedNumber } from './emergency-policy.ts';
import type { HandedOverCall } from './explain-handed-over.ts';
import { inWords } from './in-words.ts';
import { notKnownYetText, sbcText } from './not-connected.ts';
import { ownText } from './own-settings.ts';
import type { Attempt, Departure, DialledCall, Outcome } from './trace.ts';
import { treatedText } from './treat.ts';
import { answeringText, neverRings } from './who-answers.ts';

/** Where a dialled call goes, in plain lines. */
export const outcomeText = (call: DialledCall): string[] => {
  const { outcome } = call;
  if (outcome.kind === 'internal') return [`Rings ${outcome.user} inside Teams.`];
  if (outcome.kind === 'treated') {
    return [`Ends at treatment "${outcome.treatment}", before any voice route: ${treatedText(outcome.target)}.`];
  }
  const shown = call.caller && callerText(call.caller);
  const caller = shown === undefined ? [] : [`Shown as the caller: ${shown}.`];
  if (outcome.kind === 'calling plan')
    return ["Goes out by Microsoft's Calling Plan, because no usage matches.", ...caller];
  if (outcome.kind === 'dropped') return [`Dropped: ${droppedText(call, outcome.reason)}.`];
  if (outcome.kind === 'not known yet')
    return [
      `${notKnownYetText(outcome.sbcs).replace('not', 'Not')}, and nobody can tell where this call ends.`,
      `By the files usage ${outcome.usage} takes it:`,
      ...outcome.attempts.flatMap((attempt, index) => attemptLines(attempt, index, routedNumber(call))),
      ...caller,
    ];
  return [
    `Goes out by usage ${outcome.usage}:`,
    ...outcome.attempts.flatMap((attempt, index) => attemptLines(attempt, index, routedNumber(call))),
    '  then dropped',
    ...caller,
    ...(outcome.attempts.some(({ sbcs }) => sbcs.some(({ applied }) => applied.length > 0))
      ? ['A transfer that a person makes (REFER) passes no translation rule: its numbers leave as they are.']
      : []),
  ];
};

/** Why a call is dropped, as the end of a sentence. */
export const droppedText = (call: DialledCall, reason: (Outcome & { kind: 'dropped' })['reason']): string => {
  if (reason === 'nothing matches' && call.emergency !== undefined) {
    const { usage, policy, dial } = call.emergency;
    return `usage ${usage}, which emergency call routing policy "${policy}" names, has no route for ${dial}`;
  }
  if (reason === 'no private calling') {
    const by = call.callingPolicy === undefined ? 'the calling policy' : `calling policy "${call.callingPolicy}"`;
    return `${by} allows no calls at all (privateCalling false)`;
  }
  if (reason === 'no usages') return `policy "${call.policy.name}" has no usages`;
  if (reason === 'no sbc') {
    const { draining = [] } = call.outcome.kind === 'dropped' ? call.outcome : {};
    return `the routes that match have no SBC that takes calls${draining.length === 0 ? '' : `: ${drainingText(draining)}`}`;
  }
  return `policy "${call.policy.name}" has no usage that matches`;
};

const attemptLines = (attempt: Attempt, index: number, number: string): string[] => {
  const names = attempt.sbcs.map(({ sbc }) => sbcText(sbc, attempt.notConnected));
  const order = names.length > 1 ? ', healthy ones in random order' : '';
  const takers = names.length === 0 ? 'no SBC' : `${names.join(', ')}${order}`;
  return [
    `  ${index === 0 ? 'first' : 'then'} ${attempt.route}: ${takers}${disabledText(attempt)}`,
    ...attempt.sbcs.flatMap((departure) => [`    ${departureText(departure, number)}`, ...triedLines(departure)]),
  ];
};

/** Which SBCs of a route get no new calls, in brackets behind those that do. */
export const disabledText = ({ disabled, draining = [] }: Attempt): string => {
  const off = disabled.filter((sbc) => !draining.includes(sbc));
  const parts = [
    ...(draining.length === 0 ? [] : [drainingText(draining)]),
    ...(off.length === 0 ? [] : [`${off.join(', ')}: takes no calls`]),
  ];
  return parts.length === 0 ? '' : ` (${parts.join('; ')})`;
};

const drainingText = (sbcs: readonly string[]): string =>
  `${inWords(sbcs)} ${sbcs.length === 1 ? 'is' : 'are'} draining`;

/** The translation rules that were tried on the called number, then on the caller's. */
const triedLines = ({ tried = [] }: Departure): string[] =>
  trialColumns(
    tried.map(({ list, rule: { name, pattern, translation }, result, failure }) => [
      `${list} "${name}"`,
      pattern,
      result === 'not modelled'
        ? `passed over: ${failure?.message ?? ''}`
        : result === 'matched'
          ? `matches, gives ${translation}`
          : 'no match',
    ]),
    '      ',
  );

const departureText = ({ sbc, called, caller, applied }: Departure, number: string): string => {
  const from = caller === undefined ? '' : ` from ${caller}`;
  const names = [...new Set(applied.map(({ rule }) => `"${rule}"`))];
  const rules =
    names.length === 0 ? '' : `, by translation ${names.length === 1 ? 'rule' : 'rules'} ${names.join(', ')}`;
  return `${sbc} sends ${called}${from}${called === number && applied.length === 0 ? '' : rules}`;
};

/** Whom a handed-over call reaches, in one line. */
export const reachedText = (call: HandedOverCall): string => {
  const { outcome } = call;
  if (outcome.kind === 'rings') {
    const { user, callingPolicy = 'Global', settings, own, callersHiddenBy } = outcome;
    const ownSettings = own === undefined ? '' : ownText(user, own, settings);
    const hidden =
      callersHiddenBy === undefined ? '' : ` By caller ID policy "${callersHiddenBy}" callers look anonymous there.`;
    return `${neverRings(settings) ? `Is for ${user}, who isn't rung` : `Rings ${user}`}; ${answeringText(callingPolicy, settings)}.${ownSettings}${hidden}`;
  }
  if (outcome.kind === 'treated') {
    return `Nobody holds the number, so treatment "${outcome.treatment}" takes the call: ${treatedText(outcome.target)}.`;
  }
  if (outcome.kind === 'not known yet') {
    const { sbcs, user, treatment } = outcome;
    const has = user ?? (treatment === undefined ? undefined : `treatment "${treatment}"`);
    return `${notKnownYetText(sbcs).replace('not', 'Not')}, and nobody can tell whether this call gets to anybody.${has === undefined ? '' : ` By the files ${has} has the number.`}`;
  }
  if (outcome.kind === 'depends on the sbc') return 'Whom it rings depends on the SBC that takes the call.';
  return `Reaches nobody: ${nobodyText(call, outcome.reason)}.`;
};

/** Why a handed-over call reaches nobody, as the end of a sentence. */
export const nobodyText = (
  call: HandedOverCall,
  reason: (HandedOverCall['outcome'] & { kind: 'nobody' })['reason'],
): string => {
  switch (reason) {
    case 'foreign domain':
      return `the SIP provider takes calls for ${call.inboundDomain ?? 'no domain'}, not for ${call.host}`;
    case 'no sbc':
      return 'the tenant has no SBC';
    case 'unknown user name':
      return 'Teams finds users by number only, and no SBC turns this user name into a number';
    case 'no plus':
      return 'Teams finds users by the number with its +, and no translation rule adds one';
    case 'no such number':
      return 'no user has this number';
  }
};
