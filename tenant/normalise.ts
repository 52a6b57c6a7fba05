import { compose } from './dial-plans/compose.ts';
import { withExternalPrefix } from './dial-plans/external-prefix.ts';
import type { EnteredUser } from './entered/entered.ts';
import { givenPolicies, type PolicyField } from './given-policies.ts';
import { notKnownYet } from './not-known-yet.ts';
import { resolver } from './resolver.ts';
import type { TenantFile } from './schema/tenant-file.ts';
import type { SipTrunk } from './sip-trunk.ts';
import type {
  App,
  BlockedCaller,
  BlockedCallerExemption,
  CallerIdPolicy,
  DialPlan,
  EmergencyCallRoutingPolicy,
  Global,
  PstnUsage,
  Sbc,
  Tenant,
  User,
  VoiceRoute,
  VoiceRoutingPolicy,
} from './tenant.ts';
import { withLists } from './translation-lists.ts';
import { inboundDomainOf, trunkAt } from './trunk-of.ts';
import { blockIn } from './unassigned/number-blocks.ts';
import { activationUpn } from './users/activation-upn.ts';
import { defaultEntry, toEntry } from './words.ts';

/** A checked tenant file as the other parts use it: names in the spelling of their definition, defaults filled in. */
export const normalise = (
  name: string,
  file: TenantFile,
  users: readonly User[],
  entered?: readonly EnteredUser[],
  sounds: ReadonlyMap<string, string> = new Map(),
): Tenant => {
  const voiceRoutes = routesOf(file);
  const rule = spelling([...file.translationRules.keys()]);
  const spelt = {
    voiceRoutingPolicy: spelling([...file.voiceRoutingPolicies.keys()]),
    dialPlan: spelling([...file.dialPlans.keys()]),
    callingPolicy: spelling([...file.callingPolicies.keys()]),
    emergencyCallRoutingPolicy: spelling([...file.emergencyCallRoutingPolicies.keys()]),
    callerIdPolicy: spelling([...file.callerIdPolicies.keys()]),
  };
  const spell = (had: Readonly<Partial<Record<PolicyField, string>>>) =>
    Object.fromEntries(
      givenPolicies.flatMap(({ field }) => (had[field] === undefined ? [] : [[field, spelt[field](had[field])]])),
    );
  const { activation, name: sipDomain = notKnownYet } = file.sipDomain;
  const upn = spelling(users.map((user) => user.upn));
  return {
    name,
    id: file.tenant.id.toLowerCase(),
    domain: file.tenant.domain,
    ...(file.tenant.otherDomains.length > 0 ? { otherDomains: file.tenant.otherDomains } : {}),
    country: file.country,
    sipTrunk: sipTrunkOf(name, file.sipTrunk),
    sipDomain: {
      name: sipDomain,
      ...(activation && { activation: { ...activation, user: activationUpn(activation.user, sipDomain) } }),
      ...(file.sipDomain.dns && { dns: { ...file.sipDomain.dns, ...inAzure(file, file.sipDomain.dns) } }),
    },
    translationRules: [...file.translationRules].map(([key, typed]) => ({ ...typed, name: key })),
    sbcs: [...file.sbcs].map(
      ([key, typed]) =>
        ({ ...sbcDefaults, fqdn: notKnownYet, ...withLists(drained(typed), (names) => names.map(rule)), key }) as Sbc,
    ),
    pstnUsages: usagesOf(file, voiceRoutes),
    voiceRoutes,
    voiceRoutingPolicies: policiesOf(file),
    dialPlans: plansOf(file),
    callingPolicies: [...file.callingPolicies].map(([key, typed]) => ({ ...typed, name: key })),
    emergencyCallRoutingPolicies: emergencyPoliciesOf(file),
    callerIdPolicies: [...file.callerIdPolicies].map(
      ([key, typed]) => ({ ...defaultEntry('CallerIdPolicy'), ...typed, name: key }) as CallerIdPolicy,
    ),
    unassignedNumbers: file.unassignedNumbers.map((treatment) => {
      const sha256 = treatment.announcement === undefined ? undefined : sounds.get(treatment.announcement);
      return { ...treatment, ...(sha256 !== undefined && { sha256 }) };
    }),
    ...(file.global && { global: globalOf(file, file.global) }),
    groups: file.groups.map((entry) => ({
      name: entry.group,
      ...spell(Object.fromEntries(givenPolicies.map(({ word, field }) => [field, entry[word]]))),
    })),
    blockedCallers: [...file.blockedCallers].map(
      ([key, typed]) => ({ ...defaultEntry('BlockedCaller'), ...typed, name: key }) as BlockedCaller,
    ),
    blockedCallerExemptions: [...file.blockedCallerExemptions].map(
      ([key, typed]) => ({ ...defaultEntry('BlockedCallerExemption'), ...typed, name: key }) as BlockedCallerExemption,
    ),
    ...(file.licences !== 'check' && { licences: file.licences }),
    users: users.map((user) => ({ ...user, ...spell(user) })),
    app: {
      ...withoutFlags(file.app),
      ...(file.app.adminConsent && { adminConsent: true }),
      ...(file.app.inUse && { inUse: true }),
      ...keyVaultOf(file),
      redirectUri: `${file.app.redirectDomain}/v1/ucaas/ms_teams/oauth_callback`,
      secrets: file.app.secrets.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    },
    ucaas: file.ucaas,
    queues: file.queues.map((queue) => ({ ...queue, agents: queue.agents.map(upn) })),
    ...(entered && { entered }),
    approvals: file.approvals,
    exceptions: file.exceptions,
    emergencyForms: file.emergencyForms,
    ...(file.allowSignInChange && { allowSignInChange: true }),
    protect: file.protect,
  };
};

const sipTrunkOf = (tenant: string, file: TenantFile['sipTrunk']): SipTrunk => {
  const { provider, sipUriHost, numbers, callerNumbers, fqdn, codecs, capacity } = file;
  return {
    ...trunkAt(tenant, file),
    inboundDomain: inboundDomainOf({ sipTrunk: file }) ?? notKnownYet,
    ...(provider !== 'byo' && { provider }),
    ...(sipUriHost && { sipUriHost }),
    ...(numbers.length > 0 && { numbers: numbers.flatMap((one) => blockIn(one) ?? []) }),
    ...(callerNumbers && { callerNumbers }),
    ...(fqdn !== undefined && { fqdn }),
    ...(codecs && { codecs }),
    ...(capacity !== undefined && { capacity }),
  };
};

const withoutFlags = ({ inUse: _, adminConsent: _consent, keyVault: _vault, ...app }: TenantFile['app']) => app;

/** The declaration's defaults, and a port for a derived trunk, whose own is the carrier's. */
const sbcDefaults = { port: 5061, ...defaultEntry('Sbc') };

/** What is drained takes no new calls, and has a time for it; what isn't has none. */
const drained = <Typed extends { readonly drain: boolean; readonly drainFor?: string | undefined }>({
  drain,
  drainFor = '1h',
  ...typed
}: Typed) => (drain ? { ...typed, enabled: false, drainFor } : typed);

const routesOf = ({ pstnUsages, sbcs }: TenantFile): VoiceRoute[] => {
  const usage = spelling([...pstnUsages.keys()]);
  const sbc = spelling([...sbcs.keys()]);
  return [...pstnUsages].flatMap(([under, routes]) =>
    routes.map(({ route, alsoIn, ...rest }) => ({
      ...rest,
      name: route,
      pstnUsages: [under, ...alsoIn.map(usage)],
      sbcs: rest.sbcs.map(sbc),
    })),
  );
};

const usagesOf = ({ pstnUsages }: TenantFile, routes: readonly VoiceRoute[]): PstnUsage[] =>
  [...pstnUsages.keys()].map((name) => ({
    name,
    routes: routes.filter((route) => route.pstnUsages.includes(name)).map((route) => route.name),
  }));

const policiesOf = ({ voiceRoutingPolicies, pstnUsages }: TenantFile): VoiceRoutingPolicy[] => {
  const usage = spelling([...pstnUsages.keys()]);
  return [...voiceRoutingPolicies].map(([name, policy]): VoiceRoutingPolicy => {
    if (Array.isArray(policy)) {
      return { ...defaultEntry('VoiceRoutingPolicy'), name, pstnUsages: policy.map(usage) } as VoiceRoutingPolicy;
    }
    const { existing, ...typed } = policy;
    return { ...typed, name, pstnUsages: policy.pstnUsages.map(usage), ...(existing === true && { existing }) };
  });
};

const emergencyPoliciesOf = ({
  emergencyCallRoutingPolicies,
  pstnUsages,
}: TenantFile): EmergencyCallRoutingPolicy[] => {
  const usage = spelling([...pstnUsages.keys()]);
  return [...emergencyCallRoutingPolicies].map(
    ([key, { numbers, ...typed }]) =>
      ({
        ...defaultEntry('EmergencyCallRoutingPolicy'),
        ...typed,
        name: key,
        // Their order means nothing, so it is none of the file's.
        numbers: numbers
          .map((number) => ({ ...number, masks: number.masks.toSorted(), usage: usage(number.usage) }))
          .toSorted((one, other) => (one.dial < other.dial ? -1 : 1)),
      }) as EmergencyCallRoutingPolicy,
  );
};

const plansOf = ({ dialPlans }: TenantFile): DialPlan[] =>
  [...dialPlans].map(([name, plan]) => {
    const { rules, externalPrefix } = compose(dialPlans, name);
    const written = rules.map(({ rule }) => rule);
    return {
      ...defaultEntry('DialPlan'),
      ...toEntry('DialPlan', Array.isArray(plan) ? {} : plan),
      ...(!Array.isArray(plan) && plan.existing === true && { existing: true }),
      name,
      rules: externalPrefix === undefined ? written : withExternalPrefix(written, externalPrefix.value),
    } as DialPlan;
  });

/** Where Azure's tenant isn't named, it is the customer's own; ids in lower case. */
const inAzure = (
  file: TenantFile,
  { subscription, tenant = file.tenant.id }: { readonly subscription: string; readonly tenant?: string | undefined },
) => ({ subscription: subscription.toLowerCase(), tenant: tenant.toLowerCase() });

const keyVaultOf = (file: TenantFile): Pick<App, 'keyVault'> => {
  const { keyVault } = file.app;
  if (keyVault === undefined) return {};
  const { make, outputSecret = true, ...place } = keyVault;
  return { keyVault: { ...place, ...inAzure(file, place), outputSecret, ...(make && { make }) } };
};

const globalOf = (file: TenantFile, typed: NonNullable<TenantFile['global']>): Global => {
  const spelled = (section: 'pstnUsages' | 'dialPlans' | 'emergencyCallRoutingPolicies' | 'callerIdPolicies') =>
    spelling([...file[section].keys()]);
  const { reason, policy, dialPlan, emergencyCallRoutingPolicy: emergency, callerIdPolicy, callingPolicy } = typed;
  return {
    reason,
    ...(policy && { policy: policy.map(spelled('pstnUsages')) }),
    ...(dialPlan !== undefined && { dialPlan: spelled('dialPlans')(dialPlan) }),
    ...(emergency !== undefined && {
      emergencyCallRoutingPolicy: spelled('emergencyCallRoutingPolicies')(emergency),
    }),
    ...(callerIdPolicy !== undefined && { callerIdPolicy: spelled('callerIdPolicies')(callerIdPolicy) }),
    ...(callingPolicy && { callingPolicy }),
  };
};

/** References are checked before this, so what isn't found doesn't occur. */
const spelling = (names: readonly string[]): ((typed: string) => string) => {
  const find = resolver(names);
  return (typed) => find(typed) ?? typed;
};
