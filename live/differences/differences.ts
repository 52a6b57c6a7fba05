import type { HandedOverCall } from '../../routing/explain-handed-over.ts';
import type { Call } from '../../routing/question.ts';
import { summaryRow } from '../../routing/summary.ts';
import type { DialledCall } from '../../routing/trace.ts';
import { touchedNumbers } from '../touched.ts';
import type { Difference } from './difference.ts';
import { differencesOfNumbers } from './difference-of-numbers.ts';
import { differencesOfPlan } from './difference-of-plan.ts';
import { differencesOfPolicy } from './difference-of-policy.ts';
import { differencesOfRoutes } from './difference-of-routes.ts';
import { differencesOfSbcs } from './difference-of-sbcs.ts';
import { named, type Sides } from './sides.ts';

/** Where the tenant differs from its file in what one call meets; what the call never meets isn't told. */
export const differences = (sides: Sides<Call>): Difference[] => {
  const numbers = touchedNumbers([sides.file.call, sides.live.call]);
  const found = isDialled(sides)
    ? dialledDifferences(sides, numbers)
    : isHandedOver(sides)
      ? handedOverDifferences(sides, numbers)
      : [];
  if (found.length > 0) return found;
  const [before, now] = [summaryRow(sides.file.call), summaryRow(sides.live.call)].map((row) =>
    row.slice(1).join(', '),
  );
  return before === now
    ? []
    : [{ about: 'outcome', name: 'call', text: `the call ends as ${now}; by the file as ${before}.` }];
};

const isDialled = (sides: Sides<Call>): sides is Sides<DialledCall> =>
  sides.file.call.direction === 'dialled' && sides.live.call.direction === 'dialled';
const isHandedOver = (sides: Sides<Call>): sides is Sides<HandedOverCall> =>
  sides.file.call.direction === 'handed over' && sides.live.call.direction === 'handed over';

const dialledDifferences = (sides: Sides<DialledCall>, numbers: readonly string[]): Difference[] => {
  const calls = [sides.file.call, sides.live.call];
  // A call that stays inside never gets to its policy; whose number it is says why.
  if (calls.some(({ outcome }) => outcome.kind === 'internal')) {
    return [...differencesOfPlan(sides), ...differencesOfNumbers(sides, numbers)];
  }
  return [
    ...differencesOfPlan(sides),
    ...differencesOfNumbers(sides, numbers),
    ...differencesOfPolicy(sides),
    ...differencesOfRoutes(sides),
    ...differencesOfSbcs(sides),
    ...callerDifferences(sides),
  ];
};

/** Who calls: the number that is shown, and a Calling Plan that takes what no route does. */
const callerDifferences = ({ file, live }: Sides<DialledCall>): Difference[] => {
  const name = live.call.user;
  const before = named(file.voice.config.users, name);
  const now = live.voice.users.get(name.toLowerCase())?.user;
  const kinds = [file.call.outcome.kind, live.call.outcome.kind];
  const difference = (text: string): Difference => ({ about: 'user', name, text });
  return [
    ...(kinds.includes('routed') && before?.number !== now?.number
      ? [difference(`${name} has ${now?.number ?? 'no number'}; the file says ${before?.number ?? 'none'}.`)]
      : []),
    ...(kinds.includes('calling plan') ? [difference(`${name} has a Calling Plan; the file can't say that.`)] : []),
  ];
};

const handedOverDifferences = (sides: Sides<HandedOverCall>, numbers: readonly string[]): Difference[] => {
  const { file, live } = sides;
  return [
    ...file.voice.config.sbcs.flatMap(({ name, fqdn }): Difference[] =>
      named(live.voice.config.sbcs, name)
        ? []
        : [{ about: 'SBC', name, text: `SBC ${name} (${fqdn}) isn't in the tenant.` }],
    ),
    ...live.call.arrivals.flatMap(({ sbc, called, rule, user }): Difference[] => {
      const foreign = !named(file.voice.config.sbcs, sbc);
      const alike = live.call.arrivals.every((other) => other.user === user);
      if (foreign && !alike)
        return [{ about: 'SBC', name: sbc, text: `SBC ${sbc} isn't in the file and hands over ${called}.` }];
      if (rule === undefined) return [];
      const text = `SBC ${sbc} makes the called number ${called} by translation rule "${rule}"; the file has no such rule.`;
      return [{ about: 'SBC', name: sbc, text }];
    }),
    ...differencesOfNumbers(sides, numbers),
    ...callingPolicyDifferences(sides),
  ];
};

const callingPolicyDifferences = ({ file, live }: Sides<HandedOverCall>): Difference[] => {
  const [before, now] = [file.call.outcome, live.call.outcome];
  if (before.kind !== 'rings' || now.kind !== 'rings') return [];
  const same = (before.callingPolicy ?? 'Global').toLowerCase() === (now.callingPolicy ?? 'Global').toLowerCase();
  if (same || before.user.toLowerCase() !== now.user.toLowerCase()) return [];
  const [has, says] = [now, before].map(({ callingPolicy }) =>
    callingPolicy === undefined ? 'Global' : `"${callingPolicy}"`,
  );
  return [{ about: 'user', name: now.user, text: `${now.user} has calling policy ${has}; the file says ${says}.` }];
};
