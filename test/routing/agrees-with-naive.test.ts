import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileConfig, type ReadyUser } from '../../routing/compile.ts';
import type { VoiceConfig } from '../../routing/config.ts';
import { explainDialled } from '../../routing/explain.ts';
import { explainHandedOver } from '../../routing/explain-handed-over.ts';
import type { DialledCall, Doubt, InForce } from '../../routing/trace.ts';
import { type Dialled, dial, type Tried } from '../naive/dialled.ts';
import { handOver } from '../naive/handed-over.ts';
import { anyAddress, anyConfig } from '../naive/random-config.ts';
import { anyDialled } from '../naive/random-text.ts';

// Two readings of Microsoft's pages, by two hands: routing/ and test/naive. Where both say what is published they must agree.
const configurations = 1000;
const callsEach = 85;
const handOversEach = 15;
const counted = {
  ...{ calls: 0, handOvers: 0, internal: 0, routed: 0, 'calling plan': 0, dropped: 0, part: 0 },
  ...{ countryRules: 0, globalPlan: 0, ruleOfTeams: 0 },
  ...{ equalPriorities: 0, laterUsages: 0, rewritten: 0, twoRoutes: 0, rings: 0, nobody: 0, 'depends on the sbc': 0 },
};

const calls = fc.record({
  config: anyConfig,
  dialled: fc.array(fc.tuple(fc.nat(3), anyDialled), { minLength: callsEach, maxLength: callsEach }),
  addresses: fc.array(anyAddress, { minLength: handOversEach, maxLength: handOversEach }),
});

it('says of 100 000 random calls what the naive reading of the documents says', { timeout: 300_000 }, () => {
  fc.assert(
    fc.property(calls, ({ config, dialled, addresses }) => {
      const voice = compileConfig(config);
      for (const [index, number] of dialled) {
        const user = [...voice.users.values()][index] as ReadyUser;
        named(`${user.user.name} dials ${number}`, () =>
          sameDialled(explainDialled(voice, user, number), dial(config, user.user, number)),
        );
      }
      for (const address of addresses) {
        named(`CCAIP dials ${address}`, () => sameHandedOver(config, explainHandedOver(voice, address), address));
      }
    }),
    { seed: 20261122, numRuns: configurations },
  );
  expect(counted.calls + counted.handOvers).toBeGreaterThanOrEqual(100_000);
  // Every end is met often enough to mean something.
  for (const [what, count] of Object.entries(counted)) expect(count, what).toBeGreaterThan(400);
});

/** Says which of the many calls it is. */
const named = (call: string, compare: () => void) => {
  try {
    compare();
  } catch (error) {
    throw new Error(`${call}: ${error}`, { cause: error });
  }
};

const sameDialled = (call: DialledCall, naive: Dialled) => {
  counted.calls += 1;
  expect(sourceText(call.normalisation.plan)).toEqual(naive.normalised.plan);
  expect(sourceText(call.policy)).toEqual(naive.policy);
  expect(call.normalisation.by === 'rule' ? call.normalisation.trials.at(-1)?.rule : undefined).toEqual(
    naive.normalised.rule,
  );
  sameDoubts(call, naive);
  // What becomes of a number that a rule took only a piece of isn't published: it must be said, and nothing follows.
  if (naive.normalised.part) {
    counted.part += 1;
    expect(call.doubts.map(({ kind }) => kind)).toContain('partial match');
    return;
  }
  counted[naive.end] += 1;
  expect(call.normalisation.number).toBe(naive.normalised.number);
  sameSecondPass(call, naive);
  expect(call.outcome.kind).toBe(naive.end);
  expect(call.outcome.kind === 'internal' ? call.outcome.user : undefined).toBe(naive.rings);
  expect(call.outcome.kind === 'dropped' ? call.outcome.reason : undefined).toBe(naive.why);
  if (naive.usage !== undefined) sameRoutes(call, naive);
};

/** What is known only as likely is doubted there, and nowhere else. */
const sameDoubts = (
  { doubts, normalisation: { by, trials } }: DialledCall,
  { normalised: { unknown, rule } }: Dialled,
) => {
  const service = doubts.filter((doubt) => doubt.kind === 'service rules');
  expect(service).toHaveLength(unknown.countryRules ? 1 : 0);
  if (unknown.countryRules) expect(service[0]?.rule).toBe(rule?.name);
  expect(doubts.some(({ kind }) => kind === 'global plan')).toBe(unknown.globalPlan);
  counted.countryRules += unknown.countryRules ? 1 : 0;
  counted.globalPlan += unknown.globalPlan ? 1 : 0;
  counted.ruleOfTeams += by === 'rule' && trials.at(-1)?.origin === 'service plan' ? 1 : 0;
};

/** What an older document would make of a result without `+`; said only where it would be another number. */
const sameSecondPass = ({ doubts }: DialledCall, { secondPass }: Dialled) => {
  const doubt = doubts.find(({ kind }) => kind === 'second pass') as { number: string } | undefined;
  if (secondPass === undefined || !secondPass.part) expect(doubt?.number).toBe(secondPass?.number);
};

const sameRoutes = (call: DialledCall, naive: Dialled) => {
  const tried = call.usages.at(-1);
  expect(tried?.usage).toBe(naive.usage);
  const matched = tried?.routes.filter(({ result }) => result === 'matched').map(({ route }) => route) ?? [];
  const inOrder = naive.routes.map(({ route }) => route);
  expect(byName(matched)).toEqual(byName(inOrder));
  expect(matched.map(({ priority }) => priority)).toEqual(inOrder.map(({ priority }) => priority));
  expect(routesInDoubt(call.doubts)).toEqual(equalPriorities(inOrder));
  expect(laterUsages(call.doubts)).toEqual(naive.laterUsages);
  counted.equalPriorities += equalPriorities(inOrder).length > 0 ? 1 : 0;
  counted.laterUsages += naive.laterUsages.length > 0 ? 1 : 0;
  counted.twoRoutes += inOrder.length > 1 ? 1 : 0;
  if (call.outcome.kind !== 'routed') return;
  const attempts = call.outcome.attempts.filter(({ sbcs }) => sbcs.length > 0);
  const reached = new Map(naive.routes.filter(({ sbcs }) => sbcs.length > 0).map((one) => [one.route.name, one]));
  expect(attempts.map(({ route }) => route)).toEqual(
    matched.map(({ name }) => name).filter((name) => reached.has(name)),
  );
  for (const { route, sbcs } of attempts) sameDepartures(sbcs, reached.get(route) as Tried, call);
};

type Departures = Extract<DialledCall['outcome'], { kind: 'routed' }>['attempts'][number]['sbcs'];

const sameDepartures = (sbcs: Departures, naive: Tried, { doubts, normalisation: { number } }: DialledCall) => {
  expect(sbcs.map(({ sbc }) => sbc).sort()).toEqual(naive.sbcs.map(({ sbc }) => sbc).sort());
  for (const { sbc, called, caller } of naive.sbcs) {
    const departure = sbcs.find((one) => one.sbc === sbc);
    if (called.part || caller?.part === true) expect(doubts.map(({ kind }) => kind)).toContain('partial match');
    counted.rewritten += called.number === number ? 0 : 1;
    if (!called.part) expect(departure?.called).toBe(called.number);
    if (caller?.part !== true) expect(departure?.caller).toBe(caller?.number);
  }
};

const sameHandedOver = (
  config: VoiceConfig,
  { arrivals, outcome, doubts }: ReturnType<typeof explainHandedOver>,
  address: string,
) => {
  counted.handOvers += 1;
  const landings = handOver(config, address);
  expect(arrivals.map(({ sbc }) => sbc)).toEqual(landings.map(({ sbc }) => sbc));
  if (landings.some(({ part }) => part)) {
    expect(doubts.map(({ kind }) => kind)).toContain('partial match');
    return;
  }
  expect(arrivals.map(({ called, user }) => ({ called, user }))).toEqual(
    landings.map(({ called, rings }) => ({ called, user: rings })),
  );
  const ringing = new Set(landings.map(({ rings }) => rings));
  const [rings] = ringing;
  const end = ringing.size > 1 ? 'depends on the sbc' : rings === undefined ? 'nobody' : 'rings';
  counted[end] += 1;
  expect(outcome.kind).toBe(end);
  if (outcome.kind === 'rings') expect(outcome.user).toBe(rings);
};

const sourceText = ({ name, source }: InForce) => ({
  name,
  source: source.kind === 'group' ? `group ${source.group}` : source.kind,
});
const byName = <Route extends { readonly name: string }>(routes: readonly Route[]) =>
  routes.map(({ name }) => name).sort();

const equalPriorities = (routes: readonly { readonly name: string; readonly priority: number }[]) =>
  byName(routes.filter((one) => routes.some((other) => other !== one && other.priority === one.priority)));
const routesInDoubt = (doubts: readonly Doubt[]) =>
  doubts.flatMap((doubt) => (doubt.kind === 'equal priorities' ? doubt.routes : [])).toSorted();
const laterUsages = (doubts: readonly Doubt[]) =>
  doubts.flatMap((doubt) => (doubt.kind === 'later usages' ? doubt.usages : []));
