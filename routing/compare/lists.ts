import { compileConfig, nameKey } from '../compile.ts';
import type { VoiceConfig, VoiceRoute } from '../config.ts';
import type { ListChange } from './comparison.ts';
import { compareDialled } from './dialled.ts';
import { moves } from './moves.ts';

/** An ordered list that both versions have. */
interface OrderedList {
  readonly list: string;
  readonly before: readonly Item[];
  readonly after: readonly Item[];
  /** The base with this list in its new order. */
  readonly reordered: () => VoiceConfig;
}

interface Item {
  readonly name: string;
  readonly content: string;
}

/**
 * Every ordered list that changed, moves told from changes. A list that was only reordered says whether it is proved that
 * no call changes by it. `proof` is what is known of all of them together: `quiet` if no call changes at all, `none` if not all
 * could be analysed.
 */
export const compareLists = (base: VoiceConfig, head: VoiceConfig, proof: 'quiet' | 'open' | 'none'): ListChange[] =>
  [...policyLists(base, head), ...planLists(base, head), ...usageLists(base, head)].flatMap((list) => {
    const result = moves(
      list.before.map(({ name }) => name),
      list.after.map(({ name }) => name),
    );
    const changed = changedItems(list);
    if (result.added.length + result.removed.length + result.moved.length + changed.length === 0) return [];
    const onlyMoved = result.added.length + result.removed.length + changed.length === 0;
    return [
      {
        list: list.list,
        ...result,
        changed,
        noCallChanges: onlyMoved && (proof === 'quiet' || (proof === 'open' && isQuiet(base, list))),
      },
    ];
  });

const isQuiet = (base: VoiceConfig, { reordered }: OrderedList): boolean => {
  const { changes, sampled, uncertain, notAnalysed } = compareDialled(compileConfig(base), compileConfig(reordered()));
  return [changes, sampled, uncertain, notAnalysed].every(({ length }) => length === 0);
};

const changedItems = ({ before, after }: OrderedList): string[] => {
  const was = new Map(before.map(({ name, content }) => [nameKey(name), content]));
  return after.flatMap(({ name, content }) => {
    const old = was.get(nameKey(name));
    return old === undefined || old === content ? [] : [name];
  });
};

/** Things of the same name in both versions. */
const inBoth = <Thing extends { readonly name: string }>(
  before: readonly Thing[],
  after: readonly Thing[],
): (readonly [Thing, Thing])[] =>
  after.flatMap((is) => {
    const was = before.find((other) => nameKey(other.name) === nameKey(is.name));
    return was ? [[was, is] as const] : [];
  });

const withThing = <Thing extends { readonly name: string }>(things: readonly Thing[], changed: Thing): Thing[] =>
  things.map((thing) => (nameKey(thing.name) === nameKey(changed.name) ? changed : thing));

const policyLists = (base: VoiceConfig, head: VoiceConfig): OrderedList[] =>
  inBoth(base.voiceRoutingPolicies, head.voiceRoutingPolicies).map(([was, is]) => ({
    list: `policy "${is.name}"`,
    before: was.pstnUsages.map((name) => ({ name, content: '' })),
    after: is.pstnUsages.map((name) => ({ name, content: '' })),
    reordered: () => ({ ...base, voiceRoutingPolicies: withThing(base.voiceRoutingPolicies, is) }),
  }));

const planLists = (base: VoiceConfig, head: VoiceConfig): OrderedList[] =>
  inBoth(base.dialPlans, head.dialPlans).map(([was, is]) => ({
    list: `dial plan "${is.name}"`,
    before: was.rules.map((rule) => ({
      name: rule.name,
      content: `${rule.pattern}\n${rule.translation}\n${rule.internal === true}`,
    })),
    after: is.rules.map((rule) => ({
      name: rule.name,
      content: `${rule.pattern}\n${rule.translation}\n${rule.internal === true}`,
    })),
    reordered: () => ({ ...base, dialPlans: withThing(base.dialPlans, is) }),
  }));

const usageLists = (base: VoiceConfig, head: VoiceConfig): OrderedList[] => {
  const usages = new Map(
    base.voiceRoutes.flatMap(({ pstnUsages }) => pstnUsages.map((usage) => [nameKey(usage), usage])),
  );
  return [...usages.values()].flatMap((usage): OrderedList[] => {
    const [was, is] = [routesOf(base, usage), routesOf(head, usage)];
    if (is.length === 0) return [];
    const item = (route: VoiceRoute): Item => ({
      name: route.name,
      content: `${route.pattern}\n${route.sbcs.map(nameKey).toSorted().join()}`,
    });
    const priorities = new Map(is.map((route) => [nameKey(route.name), route.priority]));
    const voiceRoutes = base.voiceRoutes.map((route) => ({
      ...route,
      priority: priorities.get(nameKey(route.name)) ?? route.priority,
    }));
    return [
      {
        list: `routes of usage "${usage}"`,
        before: was.map(item),
        after: is.map(item),
        reordered: () => ({ ...base, voiceRoutes }),
      },
    ];
  });
};

const routesOf = (config: VoiceConfig, usage: string): VoiceRoute[] =>
  config.voiceRoutes
    .filter(({ pstnUsages }) => pstnUsages.some((other) => nameKey(other) === nameKey(usage)))
    .toSorted((a, b) => a.priority - b.priority);
