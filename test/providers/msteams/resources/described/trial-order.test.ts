import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  diffTrialOrder,
  isInPlace,
  type Placed,
  planPlace,
  shownOrder,
} from '../../../../../providers/msteams/resources/described/trial-order.ts';

/** `A=1 B=2` as routes. */
const routes = (text: string): Placed[] =>
  text
    .split(' ')
    .filter(Boolean)
    .map((one) => {
      const [name, priority] = one.split('=');
      return { name: name ?? '', priority: Number(priority) };
    });
const order = (text: string) => text.split(' ').filter(Boolean);
const shown = (placed: readonly Placed[]) => placed.map(({ name, priority }) => `${name}=${priority}`).join(' ');
const anything = () => true;

/** Teams carries out one step; `pushDown` is what it may do about a number that is taken. */
const carryOut = (tenant: readonly Placed[], step: Placed, pushDown: boolean): Placed[] => {
  const others = tenant.filter(({ name }) => name !== step.name);
  const isTaken = others.some(({ priority }) => priority === step.priority);
  const pushed = others.map((one) =>
    pushDown && isTaken && one.priority >= step.priority ? { ...one, priority: one.priority + 1 } : one,
  );
  return [...pushed, step];
};

describe('the numbers that give a route its place', () => {
  it.each([
    ['the first route of all leaves room', 'Local=0', 'A B C', 'B', 'B=20'],
    ['the last comes after the one before it', 'Local=0 A=10', 'A B C', 'C', 'C=30'],
    ['the first comes before the one after it', 'Local=0 C=30', 'A B C', 'A', 'A=10'],
    ['one between two takes the middle', 'A=10 C=30', 'A B C', 'B', 'B=20'],
    ['a number that a foreign route has is not taken', 'A=10 Foreign=20 C=30', 'A B C', 'B', 'B=21'],
    ['the only free number is taken', 'A=1 Foreign=2 C=4', 'A B C', 'B', 'B=3'],
    ['0 is taken when nothing else is free', 'C=1', 'B C', 'B', 'B=0'],
    ['it has its place already', 'A=1 B=2 C=3', 'A B C', 'B', ''],
    ['it moves up', 'A=10 B=20 C=30', 'C A B', 'C', 'C=5'],
    ['it moves down', 'A=10 B=20 C=30', 'B C A', 'A', 'A=40'],
    ['an equal number is no place', 'A=1 B=1', 'A B', 'B', 'B=11'],
    ['names are compared without case', 'a=1 c=30', 'A B C', 'B', 'B=16'],
    ['nothing free: those after it go to the end, the last one first', 'A=1 C=2 D=3', 'A B C D', 'B', 'D=33 C=23 B=13'],
    ['those around it contradict the order', 'C=1 A=2', 'A B C', 'B', 'C=22 B=12'],
  ])('%s: %s, asked %s, place of %s: %s', (_, tenant, asked, self, expected) => {
    const plan = planPlace({ routes: routes(tenant), order: order(asked), self }, anything);
    expect(Array.isArray(plan) ? shown(plan) : plan).toBe(expected);
  });

  it('names the route that stands in the way and may not be moved', () => {
    const place = { routes: routes('A=1 C=2 D=3'), order: order('A B C D'), self: 'B' };
    expect(planPlace(place, (name) => name !== 'C')).toEqual({ blockedBy: { name: 'C', priority: 2 } });
  });

  const tenants = fc.record({
    numbers: fc.uniqueArray(fc.nat(12), { minLength: 8, maxLength: 8 }),
    known: fc.shuffledSubarray(['A', 'B', 'C', 'D', 'E']),
    asked: fc.shuffledSubarray(['A', 'B', 'C', 'D', 'E'], { minLength: 5 }),
    pushDown: fc.boolean(),
  });

  it('holds for any tenant and order, whether Teams keeps equal numbers or pushes down, and touches no foreign route', () => {
    fc.assert(
      fc.property(tenants, ({ numbers, known, asked, pushDown }) => {
        const names = [...known, 'Foreign1', 'Foreign2'];
        const tenant = names.map((name, index) => ({ name, priority: numbers[index] ?? 0 }));
        let now: Placed[] = tenant;
        for (const self of asked) {
          const before = now;
          const plan = planPlace({ routes: now, order: asked, self }, anything);
          if (!Array.isArray(plan)) throw new Error('blocked');
          for (const step of plan) now = carryOut(now, step, pushDown);
          expect(isInPlace({ routes: now, order: asked, self })).toBe(true);
          for (const route of now.filter(({ name }) => name.startsWith('Foreign'))) {
            expect(before).toContainEqual(route);
          }
        }
        for (const self of asked) expect(isInPlace({ routes: now, order: asked, self })).toBe(true);
        const real = now.filter(({ name }) => asked.includes(name)).sort((one, other) => one.priority - other.priority);
        expect(real.map(({ name }) => name)).toEqual(asked);
      }),
      { seed: 121 },
    );
  });

  it('never changes the order of the routes that stay, not even between two steps', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(12), { minLength: 4, maxLength: 4 }), fc.nat(4), (numbers, at) => {
        const stay = ['A', 'B', 'C', 'D'];
        const sorted = numbers.sort((one, other) => one - other);
        let now: Placed[] = stay.map((name, index) => ({ name, priority: sorted[index] ?? 0 }));
        const asked = [...stay.slice(0, at), 'New', ...stay.slice(at)];
        const plan = planPlace({ routes: now, order: asked, self: 'New' }, anything);
        for (const step of Array.isArray(plan) ? plan : []) {
          now = carryOut(now, step, false);
          const order = now.filter(({ name }) => name !== 'New').sort((one, other) => one.priority - other.priority);
          expect(order.map(({ name }) => name)).toEqual(stay);
        }
      }),
      { seed: 122 },
    );
  });
});

describe('the order of trial that is shown', () => {
  it.each([
    ['the asked one while the tenant agrees', 'A=1 B=5 C=9', 'A B C', 'B', 'A B C'],
    ['the asked one while the route itself is in place', 'A=1 C=2 B=3', 'A B C', 'A', 'A B C'],
    ['the real one when it is not', 'A=5 B=1 C=9', 'A B C', 'B', 'B A C'],
    ['routes that are missing keep their place', 'C=1 A=5', 'A B C', 'A', 'C B A'],
    ['equal numbers are not the asked order', 'A=5 B=5', 'A B', 'A', 'B A'],
  ])('is %s', (_, tenant, asked, self, expected) => {
    expect(shownOrder({ routes: routes(tenant), order: order(asked), self }).join(' ')).toBe(expected);
  });
});

describe('changes of an order of trial', () => {
  const paths = (self: string, before: string, after: string) =>
    diffTrialOrder(self, order(before), order(after)).map(({ kind, path }) => `${kind} ${path}`);

  it.each([
    ['nothing', 'B', 'A B C', 'A B C', []],
    ['case', 'B', 'A b C', 'a B C', []],
    ['a route that came', 'B', 'A B', 'New A B', []],
    ['a route that went', 'B', 'A B C', 'B C', []],
    ['two others that changed places', 'A', 'A B C', 'A C B', []],
    ['itself, to the head', 'C', 'A B C', 'C A B', ['delete trialOrder[2]', 'add trialOrder[0]']],
    ['one that passed it', 'A', 'A B C', 'C A B', ['delete trialOrder[2]', 'add trialOrder[0]']],
    ['a move while others come and go', 'C', 'Old A B C', 'C A New B', ['delete trialOrder[3]', 'add trialOrder[0]']],
    ['a list without it', 'C', 'A B', 'A B C', ['update trialOrder']],
  ])('%s', (_, self, before, after, expected) => {
    expect(paths(self, before, after)).toEqual(expected);
  });

  it('passes a list that is not known yet', () => {
    expect(diffTrialOrder('A', ['A'], 'unknown' as never)).toEqual([{ path: 'trialOrder', kind: 'update' }]);
  });

  it('is shown by at least one of any two routes that changed places, however old what each of them remembers is', () => {
    const list = fc.shuffledSubarray(['A', 'B', 'C', 'D', 'E'], { minLength: 5 });
    fc.assert(
      fc.property(list, fc.array(list, { minLength: 1, maxLength: 6 }), (first, edits) => {
        const remembered = new Map(first.map((name) => [name, first]));
        let tenant = first;
        for (const asked of edits) {
          const changed = asked.filter((name) => diffTrialOrder(name, remembered.get(name) ?? [], asked).length > 0);
          for (const [index, one] of asked.entries()) {
            for (const other of asked.slice(index + 1)) {
              const isWrong = tenant.indexOf(one) > tenant.indexOf(other);
              if (isWrong) expect(changed.includes(one) || changed.includes(other)).toBe(true);
            }
          }
          tenant = asked;
          for (const name of changed) remembered.set(name, asked);
        }
      }),
      { seed: 123 },
    );
  });
});
