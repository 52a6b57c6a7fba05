import { nameKey, type ReadyUser, type Voice } from '../compile.ts';
import { sbcText } from '../not-connected.ts';
import { type Atoms, patternKey } from './atoms.ts';
import { colleagueKey, type Holders } from './colleague-atom.ts';
import { taker } from './treatment-atoms.ts';
import { joinTries, type Try } from './tries.ts';

/** What becomes of a normalised number, as far as a caller could notice. */
export interface Decision {
  /** `treated`, `swallowed`: a treatment of unassigned numbers takes it, a number of the tenant or one that by the files is none. */
  readonly kind: 'internal' | 'treated' | 'swallowed' | 'routed' | 'calling plan' | 'dropped';
  /** Equal for two decisions that a caller couldn't tell apart. */
  readonly key: string;
  /** `main, then spare`, `dropped`. */
  readonly text: string;
  /** An emergency call routing policy takes it: which number it becomes is in the key. */
  readonly emergency?: true;
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
  /** The question whether a number is an emergency number where the user is. */
  emergencyPlace = -1,
): ((members: Members) => Decision) => {
  const internal = atoms.placeOf(colleagueKey);
  const usages = user.usages.map(({ routes }) =>
    routes.map(({ hit: { route } }) => ({
      place: atoms.placeOf(patternKey(route.pattern)),
      attempt: tryOf(voice, route),
    })),
  );
  const take = taker(voice, atoms, side);
  const emergencies = emergencyPatterns(user).map(({ pattern, decide }) => ({
    place: atoms.placeOf(patternKey(pattern)),
    decision: decide(voice),
  }));
  const otherwise = user.user.callingPlan ? plain('calling plan', 'Calling Plan') : plain('dropped', 'dropped');
  return (members) => {
    const emergency = emergencies.find(({ place }) => members.has(place));
    // Whether emergency calls go out all the same isn't published: taken so, and doubted where they are told.
    if (user.callsOff !== undefined && !emergency && !members.has(emergencyPlace)) return plain('dropped', 'dropped');
    const holder = emergency ? undefined : holders.of(members.get(internal) ?? 0, side);
    if (holder === 'unchanged') return plain('internal', 'a colleague');
    if (holder !== undefined)
      return { kind: 'internal', key: `internal ${nameKey(holder.user)}`, text: holder.user, fqdns: [] };
    const taken = take(members);
    if (taken) {
      const kind = taken.own ? 'treated' : 'swallowed';
      return { kind, key: `${kind} ${taken.key}`, text: taken.text, fqdns: [] };
    }
    if (emergency) return emergency.decision;
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

/** What the user's emergency call routing policy takes, as patterns over what the dial plan makes, and where such a call goes. */
export const emergencyPatterns = ({
  emergency,
}: ReadyUser): readonly { readonly pattern: string; decide(voice: Voice): Decision }[] =>
  [...(emergency?.numbers ?? [])].map(([text, { dial, mask, usage }]) => ({
    pattern: `^${text.replace('+', '\\+')}$`,
    decide: (voice) => {
      const matched = usage.routes.filter(({ matcher }) => matcher?.test(dial) === true);
      const tries = joinTries(matched.map(({ hit: { route } }) => tryOf(voice, route)));
      if (tries.key === '') return { ...plain('dropped', 'dropped'), emergency: true };
      // As the dial plan has it there is nothing that a caller could tell from a route of their own policy.
      const as = mask === undefined ? '' : ` as ${dial}`;
      return {
        kind: 'routed',
        key: `routed ${tries.key}${as}`,
        text: `${tries.text}${as}`,
        fqdns: tries.fqdns,
        emergency: true,
      };
    },
  }));

const tryOf = (voice: Voice, route: ReadyUser['usages'][number]['routes'][number]['hit']['route']): Try => ({
  priority: route.priority,
  sbcs: route.sbcs.flatMap((name) => {
    const sbc = voice.sbcs.get(nameKey(name))?.sbc;
    return sbc && sbc.enabled !== false
      ? [{ name: sbc.notConnected ? sbcText(sbc.name, [sbc.name]) : sbc.name, fqdn: sbc.fqdn }]
      : [];
  }),
});
