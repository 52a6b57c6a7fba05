import { nameKey, type ReadyEmergencyNumber } from '../compile.ts';
import { explainDialled } from '../explain.ts';
import { inWords } from '../in-words.ts';
import { dialledEmergency } from '../numbers/emergency.ts';
import { planReason } from '../plan-doubt.ts';
import type { DialledCall } from '../trace.ts';
import { exampleCall } from './example-call.ts';
import type { Callers, Facts } from './facts.ts';
import type { Finding } from './finding.ts';
import { userNames } from './names.ts';

/** A number of a policy that its caller's dial plan makes another of, so that the policy doesn't take the call. */
interface Rewritten {
  readonly callers: Callers;
  readonly number: string;
  readonly of: ReadyEmergencyNumber;
  readonly call: DialledCall;
}

/**
 * Masks and dial strings of emergency call routing policies that the dial plan makes another number of before the policy sees them, where
 * Teams asks the policy after the plan. Emergency numbers of the caller's country have a finding of their own.
 */
export const emergencyNumberRewritten = (facts: Facts): Finding[] => {
  const rewritten = facts.callers
    .filter(({ users }) => users.length > 0)
    .flatMap((callers) => rewrittenFor(facts, callers));
  const alike = Map.groupBy(rewritten, ({ callers: { ready } }) =>
    [ready.emergency?.name ?? '', ready.plan.name, ready.user.country].map(nameKey).join('\n'),
  );
  return [...alike.values()].map((group) => finding(facts, group));
};

const rewrittenFor = ({ voice }: Facts, callers: Callers): Rewritten[] => {
  const { ready } = callers;
  const needed = new Set(dialledEmergency(ready.user.country));
  return [...(ready.emergency?.numbers ?? [])].flatMap(([number, of]) => {
    if (of.mask === undefined && needed.has(number.replace('+', ''))) return [];
    const call = explainDialled(voice, ready, number);
    return call.emergency === undefined && call.normalisation.number !== number ? [{ callers, number, of, call }] : [];
  });
};

/** Where in the plan a rule that keeps the numbers has to stand: before those of the plan that take them now. */
const place = (calls: readonly DialledCall[]): string => {
  const rules = new Set(
    calls.flatMap(({ normalisation: { by, trials } }) => {
      const last = trials.at(-1);
      return by === 'rule' && last?.origin === 'dial plan' ? [last.rule.name] : [];
    }),
  );
  const [rule] = rules;
  if (rule === undefined) return '';
  return rules.size === 1 ? ` above "${rule}"` : ', first of all';
};

const finding = ({ voice, tenant }: Facts, group: readonly Rewritten[]): Finding => {
  const [first] = group;
  if (!first) throw new Error('nothing is rewritten');
  const { ready } = first.callers;
  const { plan, emergency } = ready;
  const users = [...new Set(group.flatMap(({ callers }) => callers.users))];
  const numbers = new Map(group.map(({ number, of }) => [number, of]));
  const told = [...numbers].map(([number, { dial, mask }]) =>
    mask === undefined ? number : `${number} (a mask of ${dial})`,
  );
  const them = numbers.size === 1 ? 'it' : 'them';
  const unclear = planReason(first.call.doubts.filter(({ kind }) => kind !== 'emergency order'));
  const any = [...numbers.keys()].map((number) => number.replace('+', '\\+')).join('|');
  const kept = `{ name: Masks, pattern: '^(${any})$', translation: '$1' }`;
  const isGlobal = plan.source.kind === 'global' && tenant.global?.dialPlan === undefined;
  return {
    kind: 'emergency-number-rewritten',
    level: 'warning',
    certainty: 'sampled',
    part: { kind: 'emergency policy', name: describedName(tenant, emergency?.name ?? '') },
    what: `Dial plan "${plan.name}" makes another number of ${inWords(told)} before emergency call routing policy "${emergency?.name}" sees ${them}, for ${userNames(users)}.`,
    why: `Whether Teams asks the policy for what is dialled or for what the dial plan makes of it isn't published; by the latter the policy doesn't take ${them}.${unclear === undefined ? '' : ` Not certain: ${unclear}.`}`,
    example: exampleCall(voice, ready, first.number),
    fix: isGlobal
      ? `give them a dial plan with the rule ${kept}, which leaves ${them} as dialled.`
      : `add ${kept} to dial plan "${plan.name}"${place(group.map(({ call }) => call))}, which leaves ${them} as dialled.`,
  };
};

/** Global's numbers are those of a policy of the file. */
const describedName = ({ global }: Facts['tenant'], name: string): string =>
  nameKey(name) === 'global' ? (global?.emergencyCallRoutingPolicy ?? name) : name;
