import { nameKey, type ReadyUser, type Voice } from '../compile.ts';
import { ruleKey, rulesInForce } from './rules.ts';

/** Users whose calls are decided alike, before and after. */
export interface Population {
  /** One of them in each version. */
  readonly base: ReadyUser;
  readonly head: ReadyUser;
  /** Names, as in the newer version. */
  readonly users: readonly string[];
  /** The same texts decide in both versions, so no call of theirs changes, unless colleagues or SBCs do. */
  readonly sameTexts: boolean;
}

/** Groups the users who are in both versions by what decides about their calls. */
export const populations = (base: Voice, head: Voice): Population[] => {
  const found = new Map<string, { base: ReadyUser; head: ReadyUser; users: string[]; sameTexts: boolean }>();
  const keyOfBase = contentKeys(base);
  const keyOfHead = contentKeys(head);
  for (const [key, after] of head.users) {
    const before = base.users.get(key);
    if (!before) continue;
    const [was, is] = [keyOfBase(before), keyOfHead(after)];
    const pair = `${was}\u0000${is}`;
    const known = found.get(pair);
    if (known) known.users.push(after.user.name);
    else found.set(pair, { base: before, head: after, users: [after.user.name], sameTexts: was === is });
  }
  return [...found.values()];
};

/** Everything that decides about a user's dialled calls but for colleagues' numbers, as text; names don't count. */
export const contentKeys = (voice: Voice): ((user: ReadyUser) => string) => {
  const rules = new Map<unknown, string>();
  const usages = new Map<unknown, string>();
  const emergencies = new Map<unknown, string>();
  const once = (known: Map<unknown, string>, of: unknown, make: () => string): string => {
    const key = known.get(of) ?? make();
    known.set(of, key);
    return key;
  };
  return (user) =>
    [
      once(rules, user.rules, () => rulesInForce(user).map(ruleKey).join('\u0001')),
      user.callingCode ?? '',
      once(usages, user.usages, () => user.usages.map((usage) => usageKey(voice, usage)).join('\u0002')),
      user.user.callingPlan ? 'calling plan' : '',
      user.callsOff === undefined ? '' : 'no calls',
      user.emergency?.numbers === undefined
        ? ''
        : once(emergencies, user.emergency.numbers, () => emergencyKey(voice, user)),
    ].join('\u0003');
};

/** What the user's emergency call routing policy takes, by content. */
const emergencyKey = (voice: Voice, { emergency }: ReadyUser): string =>
  [...(emergency?.numbers ?? [])]
    .map(([text, { dial, usage }]) => `${text}\u0006${dial}\u0006${usageKey(voice, usage)}`)
    .toSorted()
    .join('\u0007');

const usageKey = (voice: Voice, { routes }: ReadyUser['usages'][number]): string => {
  // Priorities count by their order only.
  const ranks = [...new Set(routes.map(({ hit }) => hit.route.priority))];
  return routes
    .map(({ hit: { route } }) => {
      const sbcs = route.sbcs.map((name) => {
        const sbc = voice.sbcs.get(nameKey(name))?.sbc;
        return sbc && sbc.enabled !== false ? sbc.fqdn.toLowerCase() : '';
      });
      return `${route.pattern}\u0004${ranks.indexOf(route.priority)}\u0004${sbcs.toSorted().join()}`;
    })
    .join('\u0005');
};
