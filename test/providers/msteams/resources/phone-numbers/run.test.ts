import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patience } from '../../../../../providers/msteams/resources/patience.ts';
import { planNumbers } from '../../../../../providers/msteams/resources/phone-numbers/plan.ts';
import { runNumbers } from '../../../../../providers/msteams/resources/phone-numbers/run.ts';
import { fakeNumbers, type Trouble } from '../../fake-numbers.ts';
import { stepContext } from '../../lab-tenant.ts';

const noWait = async (): Promise<void> => undefined;

const run = async (facts: {
  now: Record<string, string>;
  want: Record<string, string>;
  given?: Record<string, string>;
  troubles?: readonly Trouble[];
  signal?: AbortSignal;
  onWait?: () => void;
}) => {
  const service = fakeNumbers(facts.now);
  for (const one of facts.troubles ?? []) service.trouble(one);
  const holders = new Map(Object.entries(facts.now).map(([user, number]) => [number, user]));
  const { groups } = planNumbers({
    wanted: Object.entries(facts.want).map(([user, number]) => ({ objectId: user, upn: user, number, ready: true })),
    given: new Map(Object.entries(facts.given ?? {}).map(([user, number]) => [user, { upn: user, numbers: [number] }])),
    holders,
    current: new Map(Object.entries(facts.now)),
  });
  const context = stepContext(facts.signal);
  let waited = 0;
  const sleep = async (seconds: number) => {
    waited += seconds;
    facts.onWait?.();
  };
  const result = await runNumbers(service.graph, { groups, holders }, { context, sleep });
  return { service, result, context, waited: () => waited };
};

describe('runNumbers', () => {
  it('swaps two numbers by two releases and two assignments', async () => {
    const { service, result } = await run({ now: { ada: '+1', bob: '+2' }, want: { ada: '+2', bob: '+1' } });
    expect(service.print()).toBe('ada:2 bob:1');
    expect(service.sent).toEqual(['release ada +1', 'release bob +2', 'assign ada +2', 'assign bob +1']);
    expect(service.batches()).toBe(2);
    expect(result.reasons.size).toBe(0);
  });

  it('puts both back when one of a swap fails, and says so to both', async () => {
    const { service, result } = await run({
      now: { ada: '+1', bob: '+2' },
      want: { ada: '+2', bob: '+1' },
      troubles: [{ on: 'assign bob +1', kind: 'fail' }],
    });
    expect(service.print()).toBe('ada:1 bob:2');
    expect([...result.reasons.values()]).toEqual([
      'assign +1 to bob: Not today.\n  bob still has +2.',
      "assign +2 to ada: not done, because it goes together with bob's change.\n  ada still has +1.",
    ]);
  });

  it('says it loudly when a number could not be put back', async () => {
    const { service, result } = await run({
      now: { ada: '+1' },
      want: { ada: '+2' },
      troubles: [{ on: 'assign ada', kind: 'fail', times: 2 }],
    });
    expect(service.print()).toBe('');
    expect(result.reasons.get('ada')).toContain('ada has NO number now (had +1).');
  });

  it("doesn't say that somebody still has a number whose release nobody answered", async () => {
    const troubles = [{ on: 'release ada', kind: 'notDone' as const, times: 99 }];
    const { result } = await run({ now: { ada: '+1' }, want: { ada: '+2' }, troubles });
    expect(result.reasons.get('ada')).toMatch(/\n {2}Whether ada still has \+1 isn't known: run up again\.$/);
  });

  it('gives a leaver the number again when the new holder fails', async () => {
    const { service } = await run({
      now: { ada: '+1' },
      want: { bob: '+1' },
      given: { ada: '+1' },
      troubles: [{ on: 'assign bob', kind: 'refuse' }],
    });
    expect(service.print()).toBe('ada:1');
  });

  it('goes on with everybody else when some fail', async () => {
    const { service, result } = await run({
      now: {},
      want: { ada: '+1', bob: '+2', cyd: '+3' },
      troubles: [{ on: 'assign bob', kind: 'refuse' }],
    });
    expect(service.print()).toBe('ada:1 cyd:3');
    expect([...result.reasons.keys()]).toEqual(['bob']);
  });

  it('looks before it repeats: a lost reply is not sent twice', async () => {
    const { service, result } = await run({
      now: { bob: '+9' },
      want: { ada: '+1', bob: '+2' },
      troubles: [
        { on: 'assign ada', kind: 'lost' },
        { on: 'release bob', kind: 'lost' },
      ],
    });
    expect(service.print()).toBe('ada:1 bob:2');
    expect(service.sent.toSorted()).toEqual(['assign ada +1', 'assign bob +2', 'release bob +9']);
    expect(result.reasons.size).toBe(0);
  });

  it('sends again what was not done, as long as everything else is waited for', async () => {
    const trouble = (times: number) => [{ on: 'assign ada', kind: 'notDone' as const, times }];
    const twice = await run({ now: {}, want: { ada: '+1' }, troubles: trouble(2) });
    expect(twice.service.sent).toHaveLength(3);
    expect(twice.service.print()).toBe('ada:1');
    const never = await run({ now: {}, want: { ada: '+1' }, troubles: trouble(99) });
    const { patienceSeconds } = patience('write');
    expect(never.waited()).toBeGreaterThan(patienceSeconds / 2);
    expect(never.waited()).toBeLessThanOrEqual(patienceSeconds);
    expect(never.result.reasons.get('ada')).toBe('assign +1 to ada: Unavailable.');
  });

  it('stops at once when the service forbids it, with one reason for all', async () => {
    const want = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`u${at}`, `+${at}`]));
    const { service, result } = await run({ now: {}, want, troubles: [{ on: 'assign', kind: 'forbid', times: 99 }] });
    expect(service.batches()).toBe(1);
    expect(result.stopped).toMatchObject({ kind: 'Forbidden' });
  });

  it('gives nobody two numbers when the way back is blocked too', async () => {
    const { service, result } = await run({
      now: { ada: '+1', bob: '+2' },
      want: { ada: '+2', bob: '+1' },
      troubles: [
        { on: 'release ada +2', kind: 'refuse', times: 9 },
        { on: 'assign bob', kind: 'refuse', times: 9 },
      ],
    });
    expect(service.print()).toBe('ada:2');
    expect(result.reasons.get('bob')).toContain('bob has NO number now (had +2).');
  });

  it('names who lost a number when the service forbids to go on in mid-swap', async () => {
    const { service, result } = await run({
      now: { ada: '+1', bob: '+2' },
      want: { ada: '+2', bob: '+1', cyd: '+3' },
      troubles: [{ on: 'assign', kind: 'forbid', times: 99 }],
    });
    expect(service.print()).toBe('');
    expect(result.stopped).toMatchObject({ kind: 'Forbidden' });
    expect([...result.reasons.values()].map((reason) => reason.split('\n').at(-1)?.trim())).toEqual([
      'ada has NO number now (had +1).',
      'bob has NO number now (had +2).',
    ]);
  });

  it('is not cancelled by a Cancel that comes when all is done', async () => {
    const engine = new AbortController();
    const { result } = await run({ now: {}, want: { ada: '+1' }, signal: engine.signal, onWait: () => engine.abort() });
    expect(result.stopped).toBeUndefined();
  });

  it('stops between two batches on Cancel and knows what is done', async () => {
    const engine = new AbortController();
    const want = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`u${at}`, `+${at}`]));
    const service = fakeNumbers({});
    const { groups } = planNumbers({
      wanted: Object.entries(want).map(([user, number]) => ({ objectId: user, upn: user, number, ready: true })),
      given: new Map(),
      holders: new Map(),
      current: new Map(),
    });
    const graph = {
      ...service.graph,
      batch: async (...request: Parameters<typeof service.graph.batch>) => {
        engine.abort();
        return service.graph.batch(...request);
      },
    };
    const context = stepContext(engine.signal);
    const result = await runNumbers(graph, { groups, holders: new Map() }, { context, sleep: noWait });
    expect(result.stopped).toBe('cancelled');
    expect(result.holders.size).toBe(20);
    expect(service.holders.size).toBe(20);
    expect(result.reasons.size).toBe(0);
  });

  it('ends a swap that is under way before it obeys Cancel', async () => {
    const engine = new AbortController();
    const { service } = await run({
      now: { ada: '+1', bob: '+2' },
      want: { ada: '+2', bob: '+1', cyd: '+3' },
      signal: engine.signal,
      onWait: () => engine.abort(),
    });
    expect(service.print()).toBe('ada:2 bob:1');
  });

  it('needs one batch per 20 new numbers and one look at the inventory instead of a poll per number', async () => {
    const want = Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`u${at}`, `+${at}`]));
    const service = fakeNumbers({});
    let calls = 0;
    const graph = {
      ...service.graph,
      list: async <Item>(path: string): Promise<Item[]> => {
        calls += 1;
        if (!path.includes('$skip=0')) return [];
        return [...service.holders].map(([telephoneNumber, assignmentTargetId]) => ({
          telephoneNumber,
          assignmentTargetId,
          numberType: 'directRouting',
        })) as Item[];
      },
      batch: async (...request: Parameters<typeof service.graph.batch>) => {
        calls += 1;
        return service.graph.batch(...request);
      },
    };
    const { groups } = planNumbers({
      wanted: Object.entries(want).map(([user, number]) => ({ objectId: user, upn: user, number, ready: true })),
      given: new Map(),
      holders: new Map(),
      current: new Map(),
    });
    const context = stepContext();
    const { holders } = await runNumbers(graph, { groups, holders: new Map() }, { context, sleep: noWait });
    expect(holders.size).toBe(1000);
    expect(service.batches()).toBe(50);
    expect(calls).toBe(54);
    expect(context.lines).toEqual(['assigned 500/1000 numbers', 'assigned 1000/1000 numbers']);
  });

  it('leaves everyone with the old or the new number, whatever fails, and keeps a true book', async () => {
    const worlds = fc.record({
      order: fc.shuffledSubarray(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'], { minLength: 8, maxLength: 10 }),
      holding: fc.subarray([0, 1, 2, 3, 4, 5, 6, 7]),
      leaving: fc.subarray([0, 1, 2, 3, 4, 5, 6, 7], { maxLength: 2 }),
      troubles: fc.array(
        fc.record({
          user: fc.nat({ max: 7 }),
          verb: fc.constantFrom('assign', 'release'),
          kind: fc.constantFrom('refuse', 'fail', 'lost', 'notDone'),
        }),
        { maxLength: 3 },
      ),
    });
    await fc.assert(
      fc.asyncProperty(worlds, async ({ order, holding, leaving, troubles }) => {
        const now = Object.fromEntries(holding.map((at) => [`u${at}`, `+${at}`]));
        const stay = [0, 1, 2, 3, 4, 5, 6, 7].filter((at) => !leaving.includes(at));
        const want = Object.fromEntries(stay.map((at) => [`u${at}`, `+${order[at]}`]));
        const { service, result } = await run({
          now,
          want,
          given: now,
          troubles: troubles.map(({ user, verb, kind }) => ({ on: `${verb} u${user} `, kind, times: 1 })),
        });
        expect(new Map(result.holders)).toEqual(service.holders);
        const held = new Map([...service.holders].map(([number, user]) => [user, number]));
        for (const user of new Set([...Object.keys(now), ...Object.keys(want)])) {
          const has = held.get(user);
          const lost = result.reasons.get(user)?.includes('NO number') === true;
          if (has === want[user]) continue;
          // Whoever isn't where the file wants them was told so, and has what they had.
          expect(result.reasons.has(user)).toBe(true);
          if (!lost) expect(has).toBe(now[user]);
        }
      }),
      { numRuns: 300, seed: 118 },
    );
  });
});
