import { orderOf, settingsOf } from '../../review/settings.ts';
import { settingsEdited } from '../../review/settings-edited.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { type Change, type Difference, otherwise } from './difference.ts';

/** What a review calls the things that `up` keeps in Teams. The longer names first: a policy is one of several. */
const kinds = [
  ['translation rule', 'translation rule'],
  ['SBC', 'SBC'],
  ['PSTN usage', 'PSTN usage'],
  ['route', 'route'],
  ['emergency call routing policy', 'emergency call routing policy'],
  ['calling policy', 'calling policy'],
  ['caller ID policy', 'caller ID policy'],
  ['policy', 'policy'],
  ['dial plan', 'dial plan'],
  ['treatment', 'treatment'],
  ['blocked caller pattern', 'blocked caller pattern'],
  ['blocked caller exemption', 'blocked caller exemption'],
] as const;

const callPut: Readonly<Partial<Record<Difference['about'], string>>> = { policy: 'voice routing policy' };

/** What no file has and what others may mean to have: a person says which. */
const foreignFix = 'take it out of the tenant, or write it in the tenant file with adopt: true.';

/**
 * Every setting of what `up` keeps in Teams, whatever a tenant has, by the words of a review: what this program learns later is
 * compared from its first day.
 */
export const thingsThatDiffer = (file: Tenant, now: Tenant): Difference[] => {
  const [said, shown] = [settingsOf(file), settingsOf(now)];
  return settingsEdited(file, now, []).flatMap(({ thing = '', changes = [] }): Difference[] => {
    const known = kinds.find(([kind]) => thing.startsWith(`${kind} `));
    if (known === undefined) return inOrder(thing, changes);
    const [kind, about] = known;
    const name = thing.slice(kind.length + 1);
    const called = `${callPut[about] ?? about} "${name}"`;
    const [before, after] = [said.get(thing), shown.get(thing)];
    if (after === undefined)
      return [{ about, name, is: 'missing', changes: [], text: `${called} isn't in the tenant.` }];
    if (before === undefined) {
      const text = `${called} isn't in the file${placeOf(about, name, { file, now })}.`;
      return [{ about, name, is: 'foreign', changes: [], text, fix: foreignFix }];
    }
    // The routes of a usage are told by the routes.
    const told = about === 'PSTN usage' ? [] : byItem(changes, { before, after });
    return otherwise(about, name, { called, changes: told.map(inFileWords) });
  });
};

/** Of a list that is tried in an order: who is before whom, of those that both have. */
const inOrder = (thing: string, changes: readonly ReviewChange[]): Difference[] => {
  const about = thing === 'routes' ? 'routes' : thing === 'treatments' ? 'treatments' : undefined;
  const called = about === 'treatments' ? 'treatments of unassigned numbers' : 'voice routes';
  return about === undefined ? [] : otherwise(about, 'trial order', { called, changes: changes.map(inFileWords) });
};

type ReviewChange = { readonly field: string; readonly before?: string; readonly after?: string };

/** Of a review the file stands before the tenant. */
const inFileWords = ({ field, before, after }: ReviewChange): Change => ({
  field,
  ...(before !== undefined && { file: before }),
  ...(after !== undefined && { tenant: after }),
});

type Fields = Readonly<Record<string, string>>;

/** An entry of a list that only one side has is one change: a rule, an emergency number. */
const byItem = (changes: readonly ReviewChange[], { before, after }: Readonly<Record<'before' | 'after', Fields>>) => {
  const onlyIn = (one: Fields, other: Fields): string[] =>
    Object.keys(one).flatMap((field) => {
      if (!field.startsWith(orderOf)) return [];
      const [names, others] = [one[field], other[field]].map((list) => JSON.parse(list ?? '[]') as string[]);
      const word = field.slice(orderOf.length).replace(/s$/, '');
      return (names ?? []).filter((name) => !(others ?? []).includes(name)).map((name) => `${word} ${name}`);
    });
  const [gone, added] = [onlyIn(before, after), onlyIn(after, before)];
  const isOf = (items: readonly string[], field: string) => items.some((item) => field.startsWith(`${item}, `));
  return [
    ...gone.map((field): ReviewChange => ({ field, before: 'there' })),
    ...added.map((field): ReviewChange => ({ field, after: 'there' })),
    ...changes.filter(({ field }) => !isOf([...gone, ...added], field)),
  ];
};

/** Before which route of the file one is tried that the file doesn't have. */
const placeOf = (
  about: Difference['about'],
  name: string,
  { now, file }: Readonly<Record<'now' | 'file', Tenant>>,
): string => {
  if (about !== 'route') return '';
  const at = now.voiceRoutes.findIndex((one) => one.name === name);
  const route = now.voiceRoutes[at];
  if (route === undefined) return '';
  const usages = route.pstnUsages.filter((usage) => file.pstnUsages.some((one) => one.name === usage));
  const next = now.voiceRoutes.slice(at + 1).find((one) => one.pstnUsages.some((usage) => usages.includes(usage)));
  const where = `, and stands in PSTN usage ${usages.map((usage) => `"${usage}"`).join(' and ')}`;
  return `${where}, ${next === undefined ? 'tried last' : `tried before "${next.name}"`}: ${route.pattern} to ${route.sbcs.join(', ') || 'no SBC'}`;
};
