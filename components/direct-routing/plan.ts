import { numbersByDial } from '../../tenant/emergency-numbers.ts';
import type { EmergencyCallRoutingPolicy, Tenant, VoiceRoute } from '../../tenant/tenant.ts';
import { translationLists } from '../../tenant/translation-lists.ts';
import { toArgs } from '../../tenant/words.ts';
import type { Child } from '../child.ts';

/** A name's part of a resource name: a change of case alone must stay the same resource. */
const key = (name: string): string => name.toLowerCase();

/** The routes that are tried in one row with this one: all that share a PSTN usage with it, in order of trial. */
const trialOrder = (route: VoiceRoute, routes: readonly VoiceRoute[]): string[] =>
  routes.filter((other) => other.pstnUsages.some((usage) => route.pstnUsages.includes(usage))).map(({ name }) => name);

/** The SIP provider's domain, where the file says by whom it is activated. */
const domainChild = (name: string, { sipDomain, sipTrunk, country, approvals }: Tenant): Child[] => {
  const { activation } = sipDomain;
  // A provider whose trunk up makes has the record in its own zone.
  const zone = sipTrunk.provider === undefined ? sipDomain.dns?.zone : sipDomain.name.replace(/^[^.]*\./, '');
  if (activation === undefined) return [];
  const { user, licence, keep = true, signIn = false } = activation;
  const approved = approvals.domainSignIns?.count;
  return [
    {
      kind: 'SipDomain',
      name: `${name}-sip-domain`,
      dependsOn: [],
      args: {
        name: sipDomain.name,
        user,
        licence,
        usageLocation: country,
        keep,
        signIn,
        ...(zone !== undefined && { zone }),
        ...(approved !== undefined && { approvedSignIns: approved }),
      },
    },
  ];
};

/**
 * The children of DirectRouting: the SIP domain, translation rules, SBCs and PSTN usages, then the voice routes that name them, then the policies, those of
 * emergency calls last.
 *
 * An SBC waits for the domain that it lies in and for its translation rules, a route for its SBCs and usages and a policy for its usages, so that the engine makes them in an order that
 * Teams accepts and removes them in the opposite one. Carriers' derived trunks, others' translation rules and policies are named and never made.
 *
 * A policy waits for the routes of its usages, too: who is given it must not lose a call meanwhile, and a route that waits for its SBC's
 * domain keeps it from being given.
 *
 * An SBC's resource has its name from the FQDN, by which Teams knows it: the key is the file's alone, and may change. State of before
 * has it under the key.
 */
export const planDirectRouting = (name: string, tenant: Tenant): Child[] => {
  const sbcs = new Map(tenant.sbcs.map((sbc) => [sbc.key, sbc]));
  const sbcName = (of: string) => `${name}-sbc-${key(of)}`;
  const sbcChild = (sbcKey: string) => sbcName(sbcs.get(sbcKey)?.fqdn ?? sbcKey);
  const domain = domainChild(name, tenant);
  /** Of those that lie in the SIP domain; a derived trunk is named as one. */
  const afterDomain = (fqdn: string | undefined): string[] => {
    const sip = tenant.sipDomain.name.toLowerCase();
    const host = fqdn?.toLowerCase() ?? '';
    return host === sip || host.slice(host.indexOf('.') + 1) === sip ? domain.map((child) => child.name) : [];
  };
  const usageChild = (usage: string) => `${name}-usage-${key(usage)}`;
  const made = tenant.sbcs.filter((sbc) => !sbc.derived);
  const names = new Set(made.map(({ key: sbcKey }) => sbcChild(sbcKey)));
  const formerName = (sbcKey: string) => (names.has(sbcName(sbcKey)) ? {} : { formerName: sbcName(sbcKey) });
  const rules = tenant.translationRules.filter(({ existing }) => !existing);
  const ruleChild = (rule: string) => `${name}-translation-${key(rule)}`;
  const routeChild = (route: string) => `${name}-route-${key(route)}`;
  const ownRules = (names: readonly string[]) => names.filter((rule) => rules.some((own) => own.name === rule));
  /** A call must find its routes, in whichever usage the file has them. */
  const withRoutes = (usages: readonly string[]): string[] => [
    ...usages.map(usageChild),
    ...tenant.voiceRoutes.flatMap(({ name: route, pstnUsages }) =>
      pstnUsages.some((usage) => usages.includes(usage)) ? [routeChild(route)] : [],
    ),
  ];
  const afterRoutes = ({ numbers }: EmergencyCallRoutingPolicy): string[] =>
    withRoutes([...new Set(numbers.map(({ usage }) => usage))]);
  return [
    ...domain,
    ...rules.map(
      (rule): Child => ({
        kind: 'TranslationRule',
        name: ruleChild(rule.name),
        dependsOn: [],
        args: toArgs('TranslationRule', rule),
      }),
    ),
    ...made.map(
      (sbc): Child => ({
        kind: 'Sbc',
        name: sbcChild(sbc.key),
        ...formerName(sbc.key),
        protect: tenant.protect && sbc.drainFor === undefined,
        dependsOn: [
          ...afterDomain(sbc.fqdn),
          ...[...new Set(translationLists.flatMap((list) => ownRules(sbc[list] ?? [])))].map(ruleChild),
        ],
        args: toArgs('Sbc', sbc),
      }),
    ),
    ...tenant.pstnUsages.map(
      (usage): Child => ({
        kind: 'PstnUsage',
        name: usageChild(usage.name),
        dependsOn: [],
        args: { name: usage.name },
      }),
    ),
    ...tenant.voiceRoutes.map(
      (route): Child => ({
        kind: 'VoiceRoute',
        name: routeChild(route.name),
        dependsOn: [
          ...(route.sbcs.some((sbcKey) => sbcs.get(sbcKey)?.derived && afterDomain(sbcs.get(sbcKey)?.fqdn).length > 0)
            ? domain.map((child) => child.name)
            : []),
          ...route.sbcs.filter((sbcKey) => sbcs.get(sbcKey)?.derived === false).map(sbcChild),
          ...route.pstnUsages.map(usageChild),
        ],
        args: {
          ...toArgs('VoiceRoute', route),
          sbcs: route.sbcs.map((sbcKey) => sbcs.get(sbcKey)?.fqdn ?? sbcKey),
          trialOrder: trialOrder(route, tenant.voiceRoutes),
        },
      }),
    ),
    ...tenant.voiceRoutingPolicies
      .filter(({ existing }) => existing !== true)
      .map(
        (policy): Child => ({
          kind: 'VoiceRoutingPolicy',
          name: `${name}-policy-${key(policy.name)}`,
          dependsOn: withRoutes(policy.pstnUsages),
          args: toArgs('VoiceRoutingPolicy', policy),
        }),
      ),
    ...tenant.emergencyCallRoutingPolicies.map((policy): Child => {
      return {
        kind: 'EmergencyCallRoutingPolicy',
        name: `${name}-emergency-${key(policy.name)}`,
        dependsOn: afterRoutes(policy),
        args: { ...toArgs('EmergencyCallRoutingPolicy', policy), numbers: numbersByDial(policy.numbers) },
      };
    }),
    ...tenant.emergencyCallRoutingPolicies.flatMap((policy): Child[] =>
      policy.name === tenant.global?.emergencyCallRoutingPolicy
        ? [
            {
              kind: 'GlobalEmergencyCallRoutingPolicy',
              name: `${name}-global-emergency`,
              dependsOn: afterRoutes(policy),
              args: { numbers: numbersByDial(policy.numbers), enhancedServices: policy.enhancedServices },
            },
          ]
        : [],
    ),
    ...(tenant.global?.policy === undefined
      ? []
      : [
          {
            kind: 'GlobalVoiceRoutingPolicy',
            name: `${name}-global-policy`,
            dependsOn: withRoutes(tenant.global.policy),
            args: { pstnUsages: [...tenant.global.policy] },
          } satisfies Child,
        ]),
  ];
};
