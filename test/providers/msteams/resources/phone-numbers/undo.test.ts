import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Move } from '../../../../../providers/msteams/resources/phone-numbers/plan.ts';
import { undoGroup } from '../../../../../providers/msteams/resources/phone-numbers/undo.ts';

const move = (user: string, from?: string, to?: string): Move => ({ objectId: user, upn: user, from, to });
const swap = [move('ada', '1', '2'), move('bob', '2', '1')];
const names = (list: readonly { upn: string; number: string }[]) => list.map(({ upn, number }) => `${upn}:${number}`);

describe('undoGroup', () => {
  it('puts both back when one of two who swap fails', () => {
    const undo = undoGroup(swap, { released: new Set(['ada', 'bob']), assigned: new Set(['ada']) });
    expect(names(undo.takeBack)).toEqual(['ada:2']);
    expect(names(undo.giveBack)).toEqual(['ada:1', 'bob:2']);
  });

  it('gives back only what was released when a release fails', () => {
    const undo = undoGroup(swap, { released: new Set(['ada']), assigned: new Set() });
    expect(names(undo.takeBack)).toEqual([]);
    expect(names(undo.giveBack)).toEqual(['ada:1']);
  });

  it('leaves those before the failure in a chain where they got to', () => {
    const chain = [move('ada', '1', '9'), move('bob', '2', '1'), move('eve', undefined, '2')];
    const undo = undoGroup(chain, { released: new Set(['ada', 'bob']), assigned: new Set(['ada', 'bob']) });
    expect(names([...undo.takeBack, ...undo.giveBack])).toEqual([]);
  });

  it('takes back from everyone who stands on the number of who failed', () => {
    const chain = [move('ada', '1', '9'), move('bob', '2', '1'), move('eve', undefined, '2')];
    const undo = undoGroup(chain, { released: new Set(['ada', 'bob']), assigned: new Set(['bob', 'eve']) });
    expect(names(undo.takeBack)).toEqual(['bob:1', 'eve:2']);
    expect(names(undo.giveBack)).toEqual(['ada:1', 'bob:2']);
  });

  it('gives a leaver the number again that its new holder could not take', () => {
    const handover = [move('ada', '1'), move('bob', undefined, '1')];
    const undo = undoGroup(handover, { released: new Set(['ada']), assigned: new Set() });
    expect(names(undo.giveBack)).toEqual(['ada:1']);
  });

  it('has nothing to do when all went well', () => {
    const all = new Set(['ada', 'bob']);
    expect(undoGroup(swap, { released: all, assigned: all })).toEqual({ takeBack: [], giveBack: [] });
  });

  it('leaves nobody between two numbers, whatever fails in a circle or a chain', () => {
    const groups = fc.integer({ min: 2, max: 12 }).chain((size) =>
      fc.record({
        group: fc
          .boolean()
          .map((circle) =>
            Array.from({ length: size }, (_, at) =>
              move(`u${at}`, String(at), circle ? String((at + size - 1) % size) : at === 0 ? 'free' : String(at - 1)),
            ),
          ),
        unreleased: fc.array(fc.nat({ max: size - 1 }), { maxLength: 2 }),
        refused: fc.array(fc.nat({ max: size - 1 }), { maxLength: 4 }),
      }),
    );
    fc.assert(
      fc.property(groups, ({ group, unreleased, refused }) => {
        const holders = new Map(group.map((one) => [one.from, one.objectId]));
        const released = new Set<string>();
        const assigned = new Set<string>();
        group.forEach((one, at) => {
          if (unreleased.includes(at)) return;
          released.add(one.objectId);
          holders.delete(one.from);
        });
        group.forEach((one, at) => {
          if (!released.has(one.objectId) || refused.includes(at) || holders.has(one.to)) return;
          assigned.add(one.objectId);
          holders.set(one.to, one.objectId);
        });
        const undo = undoGroup(group, { released, assigned });
        for (const { number, objectId } of undo.takeBack) {
          expect(holders.get(number)).toBe(objectId);
          holders.delete(number);
        }
        for (const { number, objectId } of undo.giveBack) {
          expect(holders.has(number)).toBe(false);
          holders.set(number, objectId);
        }
        const held = new Map([...holders].map(([number, who]) => [who, number]));
        for (const { objectId, from, to } of group) expect([from, to]).toContain(held.get(objectId));
      }),
      { numRuns: 500, seed: 120 },
    );
  });
});
