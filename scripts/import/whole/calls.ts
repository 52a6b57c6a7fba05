import { typical } from '../../../routing/automata/typical.ts';
import { asItGoes, shortName } from '../../../routing/calls/as-it-goes.ts';
import { checkCall } from '../../../routing/calls/check-call.ts';
import { likelyNumbers } from '../../../routing/compare/sample-numbers.ts';
import type { ReadyUser, Voice } from '../../../routing/compile.ts';
import { routedNumber } from '../../../routing/emergency-policy.ts';
import { explainDialled } from '../../../routing/explain.ts';
import { neededEmergency } from '../../../routing/numbers/emergency.ts';
import { planReason } from '../../../routing/plan-doubt.ts';
import { matchingNumbers } from '../../../routing/prove/matching-numbers.ts';
import { summaryRow } from '../../../routing/summary.ts';
import type { DialledCall } from '../../../routing/trace.ts';
import type { ExpectedCall } from '../../../tenant/load-calls.ts';

/** An entry of calls.yaml, or what stands there as a comment instead. */
export type CallLine = { readonly call: ExpectedCall } | { readonly comment: string };

/** People for whom every call goes alike, and the calls that their first one is asked for. */
export interface PopulationCalls {
  readonly title: string;
  readonly lines: readonly CallLine[];
}

/** A tenant by itself, and by the files that were just written of it. */
interface Sides {
  readonly live: Voice;
  readonly file: Voice;
}

/**
 * What calls.yaml expects of a tenant that was there already: for each population each emergency number, one call of each usage, and one
 * that is handed over, as they go today. An emergency call that reaches nobody today is no expectation, nor is what the files tell otherwise.
 */
export const callsOf = (sides: Sides): PopulationCalls[] => {
  const people = [...sides.live.users.values()].filter(({ user }) => sides.file.users.has(user.name.toLowerCase()));
  const populations = Map.groupBy(people, populationKey);
  return [...populations.values()].map((those) => {
    const [first] = those;
    if (first === undefined) return { title: '', lines: [] };
    return { title: titleOf(first, those.length), lines: linesFor(sides, first) };
  });
};

const populationKey = ({ user, plan, policy, emergency }: ReadyUser): string =>
  [user.country, plan.name, policy.name, emergency?.name ?? '', user.callingPolicy ?? ''].join('\n').toLowerCase();

const titleOf = ({ user, plan, policy }: ReadyUser, count: number): string =>
  `${count} ${count === 1 ? 'user' : 'users'} in ${user.country}: policy ${policy.name}, dial plan ${plan.name}`;

const linesFor = (sides: Sides, ready: ReadyUser): CallLine[] => {
  const { user } = ready;
  const numbers = [
    ...new Set([...neededEmergency(user.country).map(({ number }) => number), ...dialStrings(sides, ready)]),
  ];
  return [
    ...numbers.map((number) => emergencyLine(sides, ready, number)),
    ...ready.usages.flatMap(({ name }) => usageLine(sides, ready, name) ?? []),
    ...(user.number === undefined ? [] : [handedOver(sides, user.number, user.name)]),
  ];
};

/** Emergency numbers of the policy in force, in digits. */
const dialStrings = ({ live }: Sides, { emergency }: ReadyUser): string[] =>
  (live.config.emergencyPolicies ?? []).flatMap(({ name, numbers }) =>
    name.toLowerCase() === emergency?.name.toLowerCase() ? numbers.map(({ dial }) => dial) : [],
  );

const words = (call: DialledCall): string => {
  const [who, ...rest] = summaryRow(call);
  return `${who}: ${rest.join(', ')}`;
};

const emergencyLine = (sides: Sides, ready: ReadyUser, number: string): CallLine => {
  const call = explainDialled(sides.live, ready, number);
  const expected = asItGoes(sides.live, call);
  const sent = routedNumber(call).replace('+', '');
  const isWhole = sent === number.replace('+', '') || call.emergency?.dial.replace('+', '') === sent;
  if (expected === undefined || !isWhole) {
    return { comment: `Not expected, since nobody may rely on it: ${words(call)}. npm run lint names it as an error.` };
  }
  return orComment(sides, expected, call);
};

const usageLine = (sides: Sides, ready: ReadyUser, usage: string): CallLine | undefined => {
  const reached = (dialled: string): DialledCall | undefined => {
    const call = explainDialled(sides.live, ready, dialled);
    const { outcome } = call;
    return outcome.kind === 'routed' && outcome.usage === usage && call.emergency === undefined ? call : undefined;
  };
  const needed = neededEmergency(ready.user.country).map(({ number }) => number);
  const isNeeded = (dialled: string) => needed.includes(dialled.replace('+', ''));
  const routes = sides.live.config.voiceRoutes.filter(({ pstnUsages }) => pstnUsages.includes(usage));
  const typed = routes.flatMap(({ pattern }) => {
    const language = matchingNumbers(pattern);
    return (language && typical(language)) ?? [];
  });
  const found = [...likelyNumbers(ready.user.country), ...typed].flatMap((dialled) => reached(dialled) ?? []);
  const call = found.find(({ doubts }) => planReason(doubts) === undefined) ?? found[0];
  if (call === undefined) {
    // Of emergency numbers the line above says what becomes of them.
    return typed.some((dialled) => isNeeded(dialled)) ? undefined : notFound(usage);
  }
  if (isNeeded(call.dialled)) return undefined;
  const expected = asItGoes(sides.live, call);
  return expected === undefined
    ? { comment: `No SBC takes it today: ${words(call)}.` }
    : orComment(sides, expected, call);
};

const notFound = (usage: string): CallLine => ({
  comment: `No call was found that PSTN usage ${JSON.stringify(usage)} takes.`,
});

/** What the files tell otherwise is no expectation of theirs. */
const orComment = ({ file }: Sides, call: ExpectedCall, today: DialledCall): CallLine => {
  const { failures, call: byFile } = checkCall(file, call);
  if (failures.length === 0) return { call };
  const told = byFile === undefined ? failures.join(' ') : summaryRow(byFile).slice(1).join(', ');
  return { comment: `Today ${words(today)}. By these files: ${told}.` };
};

const handedOver = ({ live, file }: Sides, number: string, upn: string): CallLine => {
  const call: ExpectedCall = { to: number, expect: { rings: shortName(file, upn) } };
  const failures = [checkCall(live, call), checkCall(file, call)].flatMap((one) => one.failures);
  return failures[0] === undefined
    ? { call }
    : { comment: `A call that CCAIP hands over to ${number}: ${failures[0]}` };
};
