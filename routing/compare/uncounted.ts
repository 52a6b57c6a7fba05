import type { Tenant } from '../../tenant/tenant.ts';
import { compileConfig, nameKey, type ReadyUser, type Voice } from '../compile.ts';
import type { VoiceConfig, VoiceUser } from '../config.ts';
import { type GivenInBoth, givenInBoth, giversOf, standingFor, withGivenAlone } from '../uncounted.ts';
import { contentKeys } from './populations.ts';
import { ruleText } from './rules.ts';

/** Two configurations with users who stand for people whom no file names. */
export interface WithUncounted {
  readonly before: VoiceConfig;
  readonly after: VoiceConfig;
  /** Those of whom something that they are given decides otherwise about calls: whether theirs change is never certain. */
  readonly changed: readonly string[];
  /** Those whom the newer version begins to give a voice routing policy: what they reached before isn't known. */
  readonly fresh: readonly VoiceUser[];
}

/** Adds those people to both versions whose calls the change may touch, by what they are given there. */
export const withUncounted = (before: VoiceConfig, after: VoiceConfig, base: Tenant, head: Tenant): WithUncounted => {
  const changed = changedIn(before, after, givenInBoth(base, head), head.country);
  const people = changed.flatMap((given) => standingFor(given, base, head));
  return {
    before: { ...before, users: [...before.users, ...people.map((one) => one.base)] },
    after: { ...after, users: [...after.users, ...people.map((one) => one.head)] },
    changed: changed.map(({ whom }) => whom),
    fresh: newlyRouted(head, base),
  };
};

/** Those whom what they are given decides otherwise about than it did. */
const changedIn = (
  before: VoiceConfig,
  after: VoiceConfig,
  given: readonly GivenInBoth[],
  country: string,
): GivenInBoth[] => {
  if (given.length === 0) return [];
  const people = given.map((one) => withGivenAlone(one, country));
  const was = keysOf(compileConfig({ ...before, users: people.map(({ base }) => base) }));
  const is = keysOf(compileConfig({ ...after, users: people.map(({ head }) => head) }));
  return given.filter(({ whom }) => was.get(nameKey(whom)) !== is.get(nameKey(whom)));
};

const keysOf = (voice: Voice): ReadonlyMap<string, string> => {
  const dialled = contentKeys(voice);
  return new Map(
    [...voice.users].map(([key, user]) => [
      key,
      [dialled(user), namedKey(voice, user), leavingKey(voice, user)].join('\n'),
    ]),
  );
};

/** The translation rules that numbers pass as they leave. */
const leavingKey = ({ sbcs }: Voice, { usages, emergency }: ReadyUser): string => {
  const all = [...usages, ...[...(emergency?.numbers?.values() ?? [])].map(({ usage }) => usage)];
  const names = all.flatMap(({ routes }) => routes.flatMap(({ hit }) => hit.route.sbcs.map(nameKey)));
  return [...new Set(names)]
    .flatMap((name) => {
      const { outboundPstn = [], outboundTeams = [] } = sbcs.get(name)?.translations ?? {};
      return [outboundPstn, outboundTeams].map((list) => list.map(({ rule }) => ruleText(rule)).join());
    })
    .join(' ');
};

/** Policies that decide who answers and who is shown; of one that is only named its name is all that is known. */
const namedKey = ({ config }: Voice, { user, emergency }: ReadyUser): string => {
  const one = (policies: readonly { readonly name: string }[] | undefined, name: string | undefined): unknown => {
    const { name: _, ...settings } = policies?.find((policy) => nameKey(policy.name) === nameKey(name ?? '')) ?? {};
    return Object.keys(settings).length === 0 ? nameKey(name ?? '') : settings;
  };
  return JSON.stringify([
    one(config.callingPolicies, user.callingPolicy),
    one(config.callerIdPolicies, user.callerIdPolicy),
    emergency !== undefined && emergency.numbers === undefined ? nameKey(emergency.name) : '',
  ]);
};

/** Users who stand for those whom a version begins to give a voice routing policy; without an older one all of them. */
export const newlyRouted = (head: Tenant, base?: Tenant): VoiceUser[] => {
  const routed = new Set(
    (base ? giversOf(base) : []).flatMap(({ whom, gives }) =>
      gives.voiceRoutingPolicy === undefined ? [] : nameKey(whom),
    ),
  );
  return givenInBoth(head, head)
    .filter(({ whom, head: gives }) => gives.voiceRoutingPolicy !== undefined && !routed.has(nameKey(whom)))
    .flatMap((given) => standingFor(given, head, head).map((one) => one.head));
};
