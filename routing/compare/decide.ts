import { nameKey, type ReadyUser, type Voice } from '../compile.ts';
import { type Atoms, patternKey } from './atoms.ts';
import { colleagueKey, type Holders } from './colleague-atom.ts';
import { joinTries, type Try } from './tries.ts';

/** What becomes of a normalised number, as far as a caller could notice. */
export interface Decision {
  readonly kind: 'internal' | 'routed' | 'calling plan' | 'dropped';
  /** Equal for two decisions that a caller couldn't tell apart. */
  readonly key: string;
  /** `main, then spare`, `dropped`. */
  readonly text: string;
  /** All SBCs that may carry the call, by FQDN in lower case. */
  readonly fqdns: readonly string[];
}

/** Which questions hold of a number, by place, with their labels. */
export type Members = ReadonlyMap<number, number>;

const plain = (kind: Decision['kind'], text: string): Decision => ({ kind, key: kind, text, fqdns: [] });

/** A policy's decision as a function of which questions hold of a number. */
export const decider = (
  voice: Voice,
  user: ReadyUser,
  atoms: Atoms,
  side: 'base' | 'head',
  holders: Holders,
): ((members: Members) => Decision) => {
  const internal = atoms.placeOf(colleagueKey);
  const usages = user.usages.map(({ routes }) =>
    routes.map(({ hit: { route } }) => ({
      place: atoms.placeOf(patternKey(route.pattern)),
      attempt: tryOf(voice, route),
    })),
  );
  const otherwise = user.user.callingPlan ? plain('calling plan', 'Calling Plan') : plain('dropped', 'dropped');
  return (members) => {
    const holder = holders.of(members.get(internal) ?? 0, side);
    if (holder === 'unchanged') return plain('internal', 'a colleague');
    if (holder !== undefined)
      return { kind: 'internal', key: `internal ${nameKey(holder.user)}`, text: holder.user, fqdns: [] };
    for (const routes of usages) {
      const matched = routes.filter(({ place }) => members.has(place));
      if (matched.length === 0) continue;
      const tries = joinTries(matched.map(({ attempt }) => attempt));
      if (tries.key === '') return plain('dropped', 'dropped');
      return { kind: 'routed', key: `routed ${tries.key}`, text: tries.text, fqdns: tries.fqdns };
    }
    return otherwise;
  };
};

const tryOf = (voice: Voice, route: ReadyUser['usages'][number]['routes'][number]['hit']['route']): Try => ({
  priority: route.priority,
  sbcs: route.sbcs.flatMap((name) => {
    const sbc = voice.sbcs.get(nameKey(name))?.sbc;
    return sbc && sbc.enabled !== false ? [{ name: sbc.name, fqdn: sbc.fqdn }] : [];
  }),
});
