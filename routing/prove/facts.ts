import type { ExceptionElsewhere } from '../../tenant/exceptions-elsewhere.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { compileConfig, nameKey, type ReadyUser, type Voice } from '../compile.ts';
import type { CallingPolicy, VoiceConfig, VoiceUser } from '../config.ts';
import { effective } from '../effective.ts';
import { fromTenant } from '../from-tenant.ts';

/** What findings are looked for in. */
export interface Facts {
  readonly tenant: Tenant;
  readonly voice: Voice;
  /** Everybody who may call, in groups that are treated alike. */
  readonly callers: readonly Callers[];
  /** Settings of calling policies, as far as they are known. */
  readonly callingPolicies: readonly CallingPolicy[];
  /** The day, `YYYY-MM-DD`; absent: nothing is judged by it. */
  readonly today?: string | undefined;
  /** Exceptions from rules of the policy pack in other tenants' files. */
  readonly exceptionsElsewhere: readonly ExceptionElsewhere[];
}

/** Users with the same dial plan, voice routing policy, emergency call routing policy and country. */
export interface Callers {
  readonly ready: ReadyUser;
  /** Names; empty if nobody is so yet, so that what waits to be assigned is looked at too. */
  readonly users: readonly string[];
}

/** What a tenant file doesn't say itself. */
export interface Beyond {
  readonly config?: Partial<VoiceConfig>;
  readonly callingPolicies?: readonly CallingPolicy[];
  readonly exceptionsElsewhere?: readonly ExceptionElsewhere[];
  readonly today?: string;
}

/** Gathers what is known of a tenant: its files, and what they can't say as plain data. */
export const factsOf = (
  tenant: Tenant,
  { config: more, callingPolicies = tenant.callingPolicies, exceptionsElsewhere = [], today }: Beyond = {},
): Facts => {
  const config = { ...fromTenant(tenant), ...more };
  const nobody = waiting(config, tenant.country, tenant.global?.policy !== undefined);
  const voice = compileConfig({ ...config, users: [...config.users, ...nobody] });
  const made = new Set(nobody.map(({ name }) => nameKey(name)));
  const groups = Map.groupBy(voice.users.entries(), ([, { user, plan, policy, callsOff }]) =>
    [plan.name, policy.name, user.country, user.callingPlan ?? false, user.emergencyPolicy ?? '', callsOff ?? '']
      .map(String)
      .map(nameKey)
      .join('\n'),
  );
  const callers = [...groups.values()].flatMap((group): Callers[] => {
    const [first] = group;
    const users = group.flatMap(([key, { user }]) => (made.has(key) ? [] : [user.name]));
    return first ? [{ ready: first[1], users }] : [];
  });
  return { tenant, voice, callers, callingPolicies, exceptionsElsewhere, today };
};

/** For each policy that nobody has, somebody who would have it, with each dial plan in use. */
const waiting = (config: VoiceConfig, country: string, isGlobalDescribed: boolean): VoiceUser[] => {
  const inForce = (kind: 'dialPlan' | 'voiceRoutingPolicy'): Set<string> =>
    new Set(config.users.map((user) => effective(config, user, kind).name));
  // Where those are who dial by the plan already.
  const countryOf = (plan: string): string =>
    config.users.find((user) => nameKey(effective(config, user, 'dialPlan').name) === nameKey(plan))?.country ??
    country;
  const taken = new Set([...inForce('voiceRoutingPolicy')].map(nameKey));
  const used = [...inForce('dialPlan')];
  const plans = used.length > 0 ? used : config.dialPlans.map(({ name }) => name);
  return config.voiceRoutingPolicies
    .filter(({ name }) => !taken.has(nameKey(name)) && (isGlobalDescribed || nameKey(name) !== 'global'))
    .flatMap(({ name }) =>
      plans.map((plan) => ({
        name: `somebody with policy "${name}" and dial plan "${plan}"`,
        country: countryOf(plan),
        dialPlan: plan,
        voiceRoutingPolicy: name,
      })),
    );
};

/** The dial plans to look into: a Global that has the rules of another is told by that one. */
export const plansToJudge = ({ tenant, voice }: Pick<Facts, 'tenant' | 'voice'>): Voice['config']['dialPlans'] =>
  voice.config.dialPlans.filter(({ name }) => tenant.global?.dialPlan === undefined || nameKey(name) !== 'global');
