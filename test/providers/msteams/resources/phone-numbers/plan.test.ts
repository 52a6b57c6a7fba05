import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MoveGroup, planNumbers } from '../../../../../providers/msteams/resources/phone-numbers/plan.ts';

type Roster = Parameters<typeof planNumbers>[0];

/** Reads `ada:1 bob:2` as who holds what; `ada` stands for the user, the object id and the sign-in name. */
const holding = (text: string): [string, string][] =>
  text
    .split(' ')
    .filter((part) => part !== '')
    .map((part) => part.split(':') as [string, string]);

const roster = (facts: { now: string; want: string; given?: string; unready?: readonly string[] }): Roster => ({
  wanted: holding(facts.want).map(([user, number]) => ({
    objectId: user,
    upn: user,
    number,
    ready: facts.unready?.includes(user) !== true,
  })),
  given: new Map(holding(facts.given ?? '').map(([user, number]) => [user, { upn: user, numbers: number.split('|') }])),
  holders: new Map(holding(facts.now).map(([user, number]) => [number, user])),
  current: new Map(holding(facts.now)),
});

const print = (groups: readonly MoveGroup[]): string[] =>
  groups.map((group) => group.map((move) => `${move.upn} ${move.from ?? '-'}>${move.to ?? '-'}`).join(', '));

describe('planNumbers', () => {
  it.each([
    ['gives free numbers one by one', { now: '', want: 'ada:1 bob:2' }, ['ada ->1', 'bob ->2']],
    ['does nothing for a number already with its user', { now: 'ada:1', want: 'ada:1' }, []],
    ['swaps two numbers in one group', { now: 'ada:1 bob:2', want: 'ada:2 bob:1' }, ['ada 1>2, bob 2>1']],
    [
      'goes round a circle of three in one group',
      { now: 'ada:1 bob:2 eve:3', want: 'ada:2 bob:3 eve:1' },
      ['ada 1>2, eve 3>1, bob 2>3'],
    ],
    [
      'follows a chain from its free end',
      { now: 'ada:1 bob:2', want: 'ada:9 bob:1 eve:2' },
      ['ada 1>9, bob 2>1, eve ->2'],
    ],
    ['releases what a leaver was given', { now: 'ada:1', want: 'bob:2', given: 'ada:1' }, ['ada 1>-', 'bob ->2']],
    ["hands a leaver's number on in one group", { now: 'ada:1', want: 'bob:1', given: 'ada:1' }, ['ada 1>-, bob ->1']],
  ] as const)('%s', (_, facts, groups) => {
    expect(print(planNumbers(roster(facts)).groups)).toEqual(groups);
  });

  it('does releases before plain assignments, so that little time passes after looking', () => {
    const { groups } = planNumbers(roster({ now: 'bob:2 zoe:9', want: 'ada:1 bob:3', given: 'bob:2 zoe:9' }));
    expect(print(groups)).toEqual(['bob 2>3', 'zoe 9>-', 'ada ->1']);
  });

  it("leaves a leaver's number that someone else has got since", () => {
    const { groups, left } = planNumbers(roster({ now: 'eve:1', want: '', given: 'ada:1' }));
    expect(groups).toEqual([]);
    expect(left).toEqual([{ upn: 'ada', number: '1', holder: 'eve' }]);
  });

  it('releases what a leaver was asked to have and has by now, and nothing else', () => {
    expect(print(planNumbers(roster({ now: 'ada:2', want: '', given: 'ada:1|2' })).groups)).toEqual(['ada 2>-']);
    const { groups, left } = planNumbers(roster({ now: 'ada:3 bob:2', want: '', given: 'ada:1|2' }));
    expect(groups).toEqual([]);
    expect(left).toEqual([
      { upn: 'ada', number: '1', holder: undefined },
      { upn: 'ada', number: '2', holder: 'bob' },
    ]);
  });

  it('leaves a leaver alone who has been given another number by hand', () => {
    const { groups, left } = planNumbers(roster({ now: 'ada:7', want: '', given: 'ada:1' }));
    expect(groups).toEqual([]);
    expect(left).toEqual([{ upn: 'ada', number: '1', holder: undefined }]);
  });

  it('keeps a number with its leaver while the new holder is not ready', () => {
    const { groups, waiting } = planNumbers(roster({ now: 'ada:1', want: 'bob:1', given: 'ada:1', unready: ['bob'] }));
    expect(groups).toEqual([]);
    expect(waiting.map(({ move, holder }) => `${move.upn} waits for ${holder}`)).toEqual(['ada waits for bob']);
  });

  it('holds back everyone whose number stays with a user who is not ready', () => {
    const { groups, waiting } = planNumbers(
      roster({ now: 'ada:1 bob:2', want: 'ada:2 bob:9 eve:1 max:5', unready: ['bob'] }),
    );
    expect(print(groups)).toEqual(['max ->5']);
    expect(waiting.map(({ move, holder }) => `${move.upn} waits for ${holder}`)).toEqual([
      'ada waits for bob',
      'eve waits for ada',
    ]);
  });

  it('never takes a number from someone the roster does not name', () => {
    const { groups, waiting } = planNumbers(roster({ now: 'stranger:1', want: 'ada:1' }));
    expect(groups).toEqual([]);
    expect(waiting.map(({ holder }) => holder)).toEqual(['stranger']);
  });

  it('cuts a long chain into batches that can each be put back', () => {
    const users = Array.from({ length: 50 }, (_, at) => `u${at}`);
    const now = users.map((user, at) => `${user}:${at + 1}`).join(' ');
    const want = users.map((user, at) => `${user}:${at}`).join(' ');
    const { groups } = planNumbers(roster({ now, want }));
    expect(groups.map((group) => group.length)).toEqual([20, 20, 10]);
  });

  const worlds = fc
    .record({
      users: fc.integer({ min: 1, max: 40 }),
      spare: fc.integer({ min: 0, max: 10 }),
      seeds: fc.array(fc.nat(), { minLength: 50, maxLength: 50 }),
      unready: fc.array(fc.nat({ max: 39 }), { maxLength: 5 }),
      strangers: fc.array(fc.nat({ max: 49 }), { maxLength: 3 }),
    })
    .map(({ users, spare, seeds, unready, strangers }) => {
      const numbers = Array.from({ length: users + spare }, (_, at) => String(at));
      const shuffled = (from: number) =>
        numbers
          .map((number, at) => [(seeds[(at + from) % seeds.length] ?? 0) % 1009, number] as const)
          .toSorted((a, b) => a[0] - b[0])
          .map(([, number]) => number);
      const names = Array.from({ length: users }, (_, at) => `u${at}`);
      const pair = (list: readonly string[], keep: (at: number) => boolean) =>
        names.flatMap((name, at) => (keep(at) && list[at] !== undefined ? [`${name}:${list[at]}`] : []));
      const now = pair(shuffled(0), (at) => (seeds[at] ?? 0) % 4 !== 0);
      const taken = new Set(now.map((entry) => entry.split(':')[1]));
      const outside = strangers.flatMap((at, index) =>
        numbers[at] === undefined || taken.has(numbers[at]) ? [] : [[`stranger${index}`, numbers[at]] as const],
      );
      const single = new Map(outside.map(([name, number]) => [number, name]));
      return roster({
        now: [...now, ...[...single].map(([number, name]) => `${name}:${number}`)].join(' '),
        want: pair(shuffled(7), (at) => (seeds[at + 5] ?? 0) % 5 !== 0).join(' '),
        given: now.join(' '),
        unready: unready.map((at) => `u${at}`),
      });
    });

  it('ends right for any shuffle: every step is possible when it comes, and no number ever has two holders', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const plan = planNumbers(world);
        const holders = new Map(world.holders);
        const moved = new Set<string>();
        for (const group of plan.groups) {
          for (const { objectId, from } of group) {
            expect(moved.has(objectId)).toBe(false);
            moved.add(objectId);
            if (from === undefined) continue;
            expect(holders.get(from)).toBe(objectId);
            holders.delete(from);
          }
          for (const { objectId, to } of group) {
            if (to === undefined) continue;
            expect(holders.has(to)).toBe(false);
            holders.set(to, objectId);
          }
        }
        expect(new Set(holders.values()).size).toBe(holders.size);
        const waiting = new Set(plan.waiting.map(({ move }) => move.objectId));
        for (const { objectId, number, ready } of world.wanted) {
          if (ready && !waiting.has(objectId)) expect(holders.get(number)).toBe(objectId);
          else expect(world.current.get(objectId)).toBe([...holders].find(([, who]) => who === objectId)?.[0]);
        }
        for (const [number, who] of world.holders)
          if (who.startsWith('stranger')) expect(holders.get(number)).toBe(who);
      }),
      { numRuns: 500, seed: 119 },
    );
  });
});
