import { createHash } from 'node:crypto';
import type { Tenant } from '../../tenant/tenant.ts';
import type { ReachChange } from '../compare/comparison.ts';
import { compareDialled } from '../compare/dialled.ts';
import type { NotAnalysed } from '../compare/not-analysed.ts';
import { newlyRouted } from '../compare/uncounted.ts';
import { compileConfig, nameKey, type ReadyUser } from '../compile.ts';
import type { VoiceConfig, VoiceUser } from '../config.ts';
import { memoised } from '../memoised.ts';
import type { NumberKind } from '../numbers/kinds.ts';

/** Kinds of numbers that cost so much that somebody answers for them by name. */
const dear: ReadonlySet<string> = new Set(['premium', 'satellite']);

interface Reached {
  readonly reach: readonly ReachChange[];
  readonly notAnalysed: readonly NotAnalysed[];
}

/** What users of a configuration reach of each kind of number, and of some more: what they gain over policies without usages. */
export const kindsReached = (config: VoiceConfig, more: readonly NumberKind[] = []): Reached =>
  compareDialled(compileConfig({ ...config, voiceRoutingPolicies: [] }), compileConfig(config), more);

/**
 * Premium and satellite numbers that users can dial, and what that can't be told of. Found out once in a process for all whose calls are
 * decided by the same texts, of whatever tenant; so a colleague's own number counts as any other, even where it is a premium one.
 */
export const tollExposure = (asked: VoiceConfig): Reached => {
  const config = { ...asked, users: [...asked.users, ...everybody(asked)] };
  const alike = [...Map.groupBy(compileConfig(config).users.values(), textsWithin(config))];
  const fresh = alike.flatMap(([texts, [user]]) => (known.has(texts) || !user ? [] : [{ texts, user }]));
  for (const [texts, exposure] of exposuresOf(config, fresh)) known.set(texts, exposure);
  const found = alike.map(([texts, users]) => {
    const names = users.map(({ user }) => user.name);
    const { reach = [], notAnalysed = [] } = known.get(texts) ?? {};
    return {
      reach: reach.map((row) => ({ ...row, users: names })),
      notAnalysed: notAnalysed.map((note) => ({ ...note, users: names })),
    };
  });
  const notes = Map.groupBy(
    found.flatMap(({ notAnalysed }) => notAnalysed),
    ({ what, why }) => `${what}\n${why}`,
  );
  return {
    reach: found.flatMap(({ reach }) => reach),
    notAnalysed: [...notes.values()].flatMap(([first, ...others]) =>
      first ? [{ ...first, users: [first, ...others].flatMap(({ users }) => users) }] : [],
    ),
  };
};

const known = new Map<string, Reached>();

/**
 * Everything of a configuration and of a user that may decide about calls: all of both, but for who the user is, who rings inside Teams,
 * and by which names the tenant and its SBCs are reached.
 */
const textsWithin = ({ users: _users, inboundDomain: _domain, sbcs, ...config }: VoiceConfig) => {
  const written = memoised((part: unknown) => createHash('sha256').update(JSON.stringify(part)).digest('hex'));
  const common = written([config, sbcs.map(({ fqdn: _, ...sbc }) => sbc)]);
  return ({ user, rules, usages, ...ready }: ReadyUser): string => {
    const { name: _name, number: _number, sipUri: _uri, ccaip: _ccaip, ...rest } = user;
    const { callingPolicy: _calling, callerIdPolicy: _callerId, ...person } = rest;
    return JSON.stringify([common, person, ready, written(rules), written(usages)]);
  };
};

const exposuresOf = (
  config: VoiceConfig,
  fresh: readonly { readonly texts: string; readonly user: ReadyUser }[],
): (readonly [string, Reached])[] => {
  if (fresh.length === 0) return [];
  const users = fresh.map(({ user: { user } }) => {
    const { number: _, ...rest } = user;
    return rest;
  });
  const { reach, notAnalysed } = kindsReached({ ...config, users });
  return fresh.map(({ texts, user: { user } }) => {
    const isOf = ({ users: names }: { readonly users?: readonly string[] }): boolean =>
      names?.some((name) => nameKey(name) === nameKey(user.name)) ?? true;
    return [
      texts,
      {
        reach: reach.filter((row) => row.direction === 'gained' && dear.has(row.kind) && isOf(row)),
        notAnalysed: notAnalysed.filter(isOf),
      },
    ];
  });
};

/** With users who stand for members of groups that give a voice routing policy, whom no file names. */
export const withGroups = (config: VoiceConfig, tenant: Tenant): VoiceConfig => ({
  ...config,
  users: [...config.users, ...newlyRouted({ ...tenant, global: undefined })],
});

/** Whom no file names and a Global voice routing policy with usages lets call out: somebody in each country stands for them. */
const everybody = ({ voiceRoutingPolicies, servicePlans }: VoiceConfig): VoiceUser[] =>
  voiceRoutingPolicies.some(({ name, pstnUsages }) => nameKey(name) === 'global' && pstnUsages.length > 0)
    ? Object.keys(servicePlans).map((country) => ({ name: `everybody without a policy (${country})`, country }))
    : [];
