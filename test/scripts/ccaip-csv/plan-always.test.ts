import fc from 'fast-check';
import { expect, it } from 'vitest';
import { keys } from '../../../scripts/ccaip-csv/columns.ts';
import { planRows } from '../../../scripts/ccaip-csv/plan.ts';
import type { Asked } from '../../../scripts/ccaip-csv/planned.ts';
import { standingOf } from '../../../scripts/ccaip-csv/standing.ts';
import { leftToEnter } from '../../../tenant/entered/left-to-enter.ts';
import { aTenant } from '../../components/a-tenant.ts';
import { asked, words } from './asked.ts';

const name = fc.constantFrom('ada', 'Ada', 'bob', 'cas', 'dan', 'eve');
const email = name.map((one) => `${one}@contoso.example`);
const sipUri = fc.constantFrom('+31205552101', '+31205552102', '+31205552103').map((one) => `${one}@sip.example`);
const user = fc.record({ email, upn: email, sipUri, ucaasName: email });
const cell = fc.constantFrom('', 'Yes', 'No', '1', '0', 'x');
const person = fc.record({
  email,
  external: cell,
  sipUri: fc.oneof(sipUri, fc.constant('')),
  ucaasName: fc.oneof(email, fc.constant('')),
  international: cell,
  deactivated: fc.constantFrom('', '', '2026-01-01'),
  role: cell,
  alias: fc.constantFrom('', 'A'),
});

const standing = (one: typeof person extends fc.Arbitrary<infer T> ? T : never) => {
  const cells = [
    [keys.email, one.email],
    [keys.firstName, 'First'],
    [keys.lastName, 'Last'],
    [keys.external, one.external],
    [keys.sipUri, one.sipUri],
    [keys.ucaasName, one.ucaasName],
    [keys.international, one.international],
    [keys.deactivatedAt, one.deactivated],
    ['role:agent', one.role],
    ['alias', one.alias],
  ] as const;
  return standingOf({ cells: new Map(cells.filter(([, value]) => value !== '')) }, words);
};

const low = (text: string) => text.toLowerCase();
const unique = <One extends { readonly email: string }>(all: fc.Arbitrary<One>, max: number) =>
  fc.uniqueArray(all, { maxLength: max, selector: (one) => low(one.email) });

const cases: fc.Arbitrary<Asked> = fc
  .record({
    wanted: unique(user, 4),
    people: unique(person, 5),
    entered: unique(user, 4),
    whenRemoved: fc.constantFrom('clear' as const, 'deactivate' as const),
    tellsExternal: fc.boolean(),
  })
  .map(({ wanted, people, entered, ...of }) => {
    const { ucaas } = aTenant();
    const users = wanted.map((one, line) => ({ ...one, number: '', line }));
    const left = leftToEnter({ users, entered, ucaas });
    return asked({ ...of, wanted, left, people: people.map(standing) });
  });

const touched = new Set<string>([keys.external, keys.sipUri, keys.ucaasName, keys.status, keys.international]);

it('a file has each user once, nobody but whom the files name, and of who is there all that stands', () => {
  fc.assert(
    fc.property(cases, (of) => {
      const { rows, same } = planRows(of);
      const emails = rows.map((row) => low(row.email));
      expect(new Set(emails).size).toBe(emails.length);
      expect(
        rows.length - rows.filter(({ action }) => /clear|deactivate/.test(action)).length + same,
      ).toBeLessThanOrEqual(of.wanted.length);
      for (const { action, email: address, cells } of rows) {
        const there = of.people.find((one) => low(one.email) === low(address));
        const wanted = of.wanted.find((one) => low(one.email) === low(address));
        expect(there === undefined).toBe(action === 'new');
        for (const [key, value] of there?.cells ?? []) if (!touched.has(key)) expect(cells.get(key)).toBe(value);
        if (wanted === undefined) {
          expect(['clear', 'deactivate']).toContain(action);
          expect([cells.get(keys.sipUri), cells.get(keys.external)]).toEqual(['', '0']);
          expect(of.left.some(({ action: what }) => what === 'clear')).toBe(true);
        } else {
          expect(there?.isDeactivated ?? false).toBe(false);
          expect([cells.get(keys.sipUri), cells.get(keys.ucaasName)]).toEqual([wanted.sipUri, wanted.ucaasName]);
        }
      }
    }),
    { seed: 20261130, numRuns: 1000 },
  );
});

it('a file that was processed leaves nothing: run again, it has no row', () => {
  fc.assert(
    fc.property(cases, (of) => {
      const { rows } = planRows({ ...of, tellsExternal: true });
      const after = new Map(of.people.map((one) => [low(one.email), one]));
      for (const { email: address, cells } of rows) {
        const kept = new Map([...cells].filter(([, value]) => value !== ''));
        if (cells.get(keys.status) === 'Inactive') kept.set(keys.deactivatedAt, '2026-11-30');
        after.set(low(address), standingOf({ cells: kept }, words));
      }
      expect(planRows({ ...of, tellsExternal: true, people: [...after.values()] }).rows).toEqual([]);
    }),
    { seed: 20261130, numRuns: 1000 },
  );
});
