import type { ListChange } from '../routing/compare/comparison.ts';
import { inWords } from '../routing/in-words.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { Edit } from './review-schema.ts';
import { orderOf, settingsOf } from './settings.ts';

type Change = NonNullable<Edit['changes']>[number];

/** Every setting that changed and that no other section tells: what isn't known here is told by its own name. */
export const settingsEdited = (base: Tenant, head: Tenant, lists: readonly ListChange[]): Edit[] => {
  const [was, is] = [settingsOf(base), settingsOf(head)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((thing): Edit[] => {
    const [before, after] = [was.get(thing), is.get(thing)];
    if (before === undefined) return [{ about: 'settings', thing, text: `${thing} is new` }];
    if (after === undefined) return [{ about: 'settings', thing, text: `${thing} is removed` }];
    const changes = changesOf(before, after);
    const fields = new Set(changes.map(({ field }) => field));
    const told = changes.filter(({ field }) => !isTold(thing, field, fields, lists));
    const off = { before: before.enabled === 'false', after: after.enabled === 'false' };
    return told.length === 0
      ? []
      : [{ about: 'settings', thing, text: textOf(thing, told, off, itemsOf(before, after)), changes: told }];
  });
};

type Fields = Readonly<Record<string, string>>;

const changesOf = (before: Fields, after: Fields): Change[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((field): Change[] => {
    const [was, is] = field.startsWith(orderOf) ? orders(before[field], after[field]) : [before[field], after[field]];
    if (was === is) return [];
    return [{ field, ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) }];
  });

/** The order of those that are in both. */
const orders = (before = '[]', after = '[]'): [string, string] => {
  const [was, is] = [before, after].map((names) => JSON.parse(names) as string[]);
  const both = (names: readonly string[] = [], others: readonly string[] = []): string =>
    inWords(names.filter((name) => others.includes(name)));
  return [both(was, is), both(is, was)];
};

const textOf = (thing: string, changes: readonly Change[], off: Off, items: readonly Item[]): string => {
  const isOf = ({ field }: Change): Item | undefined => items.find(({ item }) => field.startsWith(`${item}, `));
  const told = inFileWords(changes, off).map((change) => {
    const { field, before, after } = change;
    const of = isOf(change);
    return of ? `${of.item} ${of.became}` : `${field} ${before || 'unset'} → ${after || 'unset'}`;
  });
  return `${thing}: ${[...new Set(told)].join(', ')}`;
};

/** What a list has in one version alone: a number of a policy, a rule. */
interface Item {
  readonly item: string;
  readonly became: 'is new' | 'is removed';
}

const itemsOf = (before: Fields, after: Fields): Item[] =>
  Object.keys({ ...before, ...after }).flatMap((field): Item[] => {
    if (!field.startsWith(orderOf)) return [];
    const [was, is] = [before[field] ?? '[]', after[field] ?? '[]'].map((names) => JSON.parse(names) as string[]);
    const only = (names: readonly string[] = [], others: readonly string[] = [], became: Item['became']): Item[] =>
      names
        .filter((name) => !others.includes(name))
        .map((name) => ({ item: `${field.slice(orderOf.length).replace(/s$/, '')} ${name}`, became }));
    return [...only(was, is, 'is removed'), ...only(is, was, 'is new')];
  });

/** Whether an SBC takes no calls, in each version. */
interface Off {
  readonly before: boolean;
  readonly after: boolean;
}

/** An SBC that begins or ceases to be drained is disabled or enabled by that: the file says `drain`. */
const inFileWords = (changes: readonly Change[], off: Off): readonly Change[] => {
  const drain = changes.find(({ field }) => field === 'drainFor');
  if (drain === undefined || (drain.before !== undefined && drain.after !== undefined)) return changes;
  const word = (time: string | undefined, isOff: boolean) =>
    time === undefined ? `false${isOff ? ' (enabled false: it takes no calls)' : ''}` : `true (drainFor ${time})`;
  return [
    { field: 'drain', before: word(drain.before, off.before), after: word(drain.after, off.after) },
    ...changes.filter((change) => change !== drain && change.field !== 'enabled'),
  ];
};

/** What the section of the trunk tells by what comes of it, as long as the provider stays. */
const isOfTrunk =
  /^(?:codecs|capacity|fqdn|telnyx\.(?:connection|subdomain|receiveFrom|region|emergencyAddress|release|orders|order .*|outbound\.(?:destinations|dailySpendLimit|maxDestinationRate|concurrentCalls)))$/s;

/** Told by the lists, by the line about secrets, or by the field that it is made from. */
const isTold = (thing: string, field: string, fields: ReadonlySet<string>, lists: readonly ListChange[]): boolean => {
  const [, kind = '', name = ''] = /^(route|policy|dial plan|PSTN usage) (.*)$/s.exec(thing) ?? [];
  const has = (list: string): boolean => lists.some((one) => one.list === list);
  const ofRoutes = lists.filter(({ list }) => list.startsWith('routes of usage '));
  if (thing === 'app') {
    if (field === 'redirectUri') return fields.has('redirectDomain');
    return /^secret .*, expires$/s.test(field);
  }
  if (thing === 'sipTrunk') return !fields.has('provider') && isOfTrunk.test(field);
  if (thing === 'routes') return ofRoutes.some(({ moved }) => moved.length > 0);
  if (kind === 'policy') return field === 'pstnUsages' && has(`policy "${name}"`);
  if (kind === 'dial plan')
    return /(, (pattern|translation|internal)|^order of rules)$/s.test(field) && has(`dial plan "${name}"`);
  if (kind === 'PSTN usage') return field === 'routes' && has(`routes of usage "${name}"`);
  if (kind !== 'route') return false;
  if (field === 'pstnUsages') return ofRoutes.some(({ added, removed }) => [...added, ...removed].includes(name));
  return (field === 'pattern' || field === 'sbcs') && ofRoutes.some(({ changed }) => changed.includes(name));
};
