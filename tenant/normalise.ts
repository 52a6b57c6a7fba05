import { compose } from './dial-plans/compose.ts';
import { withExternalPrefix } from './dial-plans/external-prefix.ts';
import type { EnteredUser } from './entered/entered.ts';
import { resolver } from './resolver.ts';
import type { TenantFile } from './schema/tenant-file.ts';
import type { DialPlan, PstnUsage, Sbc, Tenant, User, VoiceRoute, VoiceRoutingPolicy } from './tenant.ts';
import { activationUpn } from './users/activation-upn.ts';
import { defaultEntry, toEntry } from './words.ts';

/** A checked tenant file as the other parts use it: names in the spelling of their definition, defaults filled in. */
export const normalise = (
  name: string,
  file: TenantFile,
  users: readonly User[],
  entered?: readonly EnteredUser[],
): Tenant => {
  const voiceRoutes = routesOf(file);
  const { activation } = file.sipDomain;
  return {
    name,
    id: file.tenant.id.toLowerCase(),
    domain: file.tenant.domain,
    ...(file.tenant.otherDomains.length > 0 ? { otherDomains: file.tenant.otherDomains } : {}),
    country: file.country,
    sipTrunk: { inboundDomain: file.sipTrunk.inboundDomain },
    sipDomain: {
      name: file.sipDomain.name,
      ...(activation && { activation: { ...activation, user: activationUpn(activation.user, file.sipDomain.name) } }),
    },
    sbcs: [...file.sbcs].map(([key, typed]) => ({ ...sbcDefaults, ...typed, key }) as Sbc),
    pstnUsages: usagesOf(file, voiceRoutes),
    voiceRoutes,
    voiceRoutingPolicies: policiesOf(file),
    dialPlans: plansOf(file),
    users,
    app: {
      ...file.app,
      redirectUri: `${file.app.redirectDomain}/v1/ucaas/ms_teams/oauth_callback`,
      secrets: file.app.secrets.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    },
    ucaas: file.ucaas,
    ...(entered && { entered }),
    approvals: file.approvals,
    exceptions: file.exceptions,
    emergencyForms: file.emergencyForms,
    protect: file.protect,
  };
};

/** The declaration's defaults, and a port for a derived trunk, whose own is the carrier's. */
const sbcDefaults = { port: 5061, ...defaultEntry('Sbc') };

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
  return [...voiceRoutingPolicies].map(([name, policy]) =>
    Array.isArray(policy)
      ? ({ ...defaultEntry('VoiceRoutingPolicy'), name, pstnUsages: policy.map(usage) } as VoiceRoutingPolicy)
      : { ...policy, name, pstnUsages: policy.pstnUsages.map(usage) },
  );
};

const plansOf = ({ dialPlans }: TenantFile): DialPlan[] =>
  [...dialPlans].map(([name, plan]) => {
    const { rules, externalPrefix } = compose(dialPlans, name);
    const written = rules.map(({ rule }) => rule);
    return {
      ...defaultEntry('DialPlan'),
      ...toEntry('DialPlan', Array.isArray(plan) ? {} : plan),
      name,
      rules: externalPrefix === undefined ? written : withExternalPrefix(written, externalPrefix.value),
    } as DialPlan;
  });

/** References are checked before this, so what isn't found doesn't occur. */
const spelling = (names: readonly string[]): ((typed: string) => string) => {
  const find = resolver(names);
  return (typed) => find(typed) ?? typed;
};
