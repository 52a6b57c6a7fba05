import type { ReadyUser, Voice } from '../../../routing/compile.ts';
import { doubtText } from '../../../routing/doubt-text.ts';
import type { InForce } from '../../../routing/trace.ts';
import type { Tenant } from '../../../tenant/tenant.ts';
import { type Box, countOf, idOf, type Line, shortened } from './box.ts';

/** More boxes than this are no picture: people are then grouped by less. */
const mostBoxes = 24;

interface Person {
  readonly ready: ReadyUser;
  readonly site: string;
  /** What is in force for them, as text. */
  readonly has: string;
}

/** What people of one box have in common, ever less. */
const groupings: readonly ((person: Person) => string)[] = [
  ({ site, has }) => `${site} / ${has}`,
  ({ has }) => has,
  ({ ready }) => ready.policy.name.toLowerCase(),
  () => 'everybody',
];

const sourceKey = ({ name, source }: InForce): string =>
  source.kind === 'direct' ? name : `${name} by ${source.kind === 'group' ? source.group : 'nothing else'}`;

const hasOf = ({ user, plan, policy, emergency }: ReadyUser): string =>
  [user.country, sourceKey(plan), sourceKey(policy), emergency?.name ?? ''].join(' / ').toLowerCase();

interface Grouped {
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
  readonly boxOfUser: (user: ReadyUser) => string | undefined;
  /** One of each who have the same in force. */
  readonly examples: readonly ReadyUser[];
}

/** People in boxes of those whose calls go alike, by site where that is not too many. */
export const peopleOf = (tenant: Tenant, voice: Voice): Grouped => {
  const people = tenant.users.flatMap(({ upn, site = '' }): Person[] => {
    const ready = voice.users.get(upn.toLowerCase());
    return ready === undefined ? [] : [{ ready, site, has: hasOf(ready) }];
  });
  const groups = grouped(people);
  const members = [...groups.entries()];
  const box = new Map(members.flatMap(([key, all]) => all.map(({ ready }) => [ready, idOf('people', key)] as const)));
  return {
    boxes: members.map(([key, all]) => boxOf(key, all, voice)),
    lines: members.flatMap(([key, all]) => linesOf(idOf('people', key), all)),
    boxOfUser: (user) => box.get(user),
    examples: examplesOf(people),
  };
};

const examplesOf = (people: readonly Person[]): ReadyUser[] => [
  ...new Map(people.map(({ has, ready }) => [has, ready])).values(),
];

const grouped = (people: readonly Person[]): Map<string, Person[]> => {
  let groups = new Map<string, Person[]>();
  for (const keyOf of groupings) {
    groups = Map.groupBy(people, keyOf);
    if (groups.size <= mostBoxes) break;
  }
  return groups;
};

const boxOf = (key: string, all: readonly Person[], voice: Voice): Box => {
  const sites = [...new Set(all.map(({ site }) => site))];
  const [site = ''] = sites;
  const names = all.slice(0, 13).map(({ ready }) => ready.user.name.split('@')[0] ?? ready.user.name);
  const several = sites.length > 3 ? `${sites.length} sites` : sites.map(siteText).join(', ');
  return {
    id: idOf('people', key),
    layer: 'people',
    kind: 'people',
    title: sites.length > 1 ? several : siteText(site),
    under: `${countOf(all.length, 'person', 'people')}: ${names.slice(0, 3).join(', ')}${all.length > 3 ? ' …' : ''}`,
    facts: [
      `${countOf(all.length, 'person', 'people')}: ${[...names.slice(0, 12), ...(all.length > 12 ? [`and ${(all.length - 12).toLocaleString('en')} more`] : [])].join(', ')}.`,
      `Country: ${[...new Set(all.map(({ ready }) => ready.user.country))].join(', ')}.`,
      ...reachedOf(all),
      ...(sites.length > 1 ? [`Sites: ${shortened(sites.map(siteText)).join(', ')}.`] : []),
    ],
    doubts: doubtsOf(all, voice),
  };
};

const siteText = (site: string): string => (site === '' ? 'No site' : site);

/** How CCAIP uses them. */
const reachedOf = (all: readonly Person[]): string[] => {
  const used = Map.groupBy(all, ({ ready }) => ready.user.ccaip ?? '');
  const words = [...used].flatMap(([how, some]) => (how === '' ? [] : [`${how} ${some.length.toLocaleString('en')}`]));
  return words.length === 0 ? [] : [`In CCAIP: ${words.join(', ')}.`];
};

const doubtsOf = (all: readonly Person[], { config }: Voice): string[] => {
  if (config.unreadMembers !== true) return [];
  const groups = examplesOf(all).flatMap(({ plan, policy }) =>
    [plan, policy].flatMap(({ source }) => (source.kind === 'group' ? [source.group] : [])),
  );
  return [...new Set(groups)].map((group) => doubtText({ kind: 'group member', group }));
};

const noteOf = ({ source }: InForce): { readonly note?: string } => {
  if (source.kind === 'direct') return {};
  return { note: source.kind === 'group' ? `by group ${source.group}` : 'nothing else assigned' };
};

const linesOf = (from: string, all: readonly Person[]): Line[] => {
  const lines = new Map<string, Line>();
  const add = (line: Line) => lines.set(`${line.to}\n${line.note ?? ''}`, line);
  for (const { plan, policy, emergency } of examplesOf(all)) {
    add({ from, to: idOf('dial plan', plan.name), ...noteOf(plan) });
    add({ from, to: idOf('voice routing policy', policy.name), ...noteOf(policy) });
    if (emergency !== undefined) add({ from, to: idOf('emergency call routing policy', emergency.name) });
  }
  return [...lines.values()];
};
