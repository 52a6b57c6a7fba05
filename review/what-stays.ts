import { isConnected } from '../tenant/not-known-yet.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { trunkProviders } from '../tenant/trunk-providers.ts';
import type { TenantReview } from './review-schema.ts';

/** What of a tenant whose files go stays in Microsoft 365 until its stack is destroyed, in words. */
export const whatStays = (tenant: Tenant): string[] => {
  const linked = isConnected(tenant) ? ', so that CCAIP stays linked' : '';
  const application = `the app "${tenant.app.displayName}" with ${count(tenant.app.secrets.length, 'client secret')}${linked}`;
  return isConnected(tenant) ? [...ofTeams(tenant), application] : [application];
};

/** What of it stays with the SIP provider where `up` made its trunk, in words; undefined where it made none. */
export const whatStaysAtCarrier = ({ sipTrunk }: Tenant): TenantReview['staysAtCarrier'] => {
  const { provider } = sipTrunk;
  const trunk = provider && sipTrunk[provider];
  if (provider === undefined || trunk === undefined) return undefined;
  return {
    carrier: trunkProviders[provider].name,
    what: [
      `the connection "${trunk.connection}" with its outbound voice profile`,
      ...(trunk.subdomain === undefined
        ? []
        : [`the inbound subdomain ${trunk.subdomain}, which goes on taking calls`]),
      'its numbers, which a destroy keeps too: they are paid for until somebody gives them back',
    ],
  };
};

const ofTeams = (tenant: Tenant): string[] => {
  const {
    users,
    translationRules,
    sbcs,
    voiceRoutes,
    pstnUsages,
    voiceRoutingPolicies,
    dialPlans,
    callingPolicies,
    emergencyCallRoutingPolicies,
    callerIdPolicies,
    unassignedNumbers,
    blockedCallers,
    blockedCallerExemptions,
    ucaas,
    sipDomain,
  } = tenant;
  const own = sbcs.filter(({ derived }) => !derived);
  return [
    `${count(users.length, 'number')} and the policies of ${users.length === 1 ? 'its user' : 'their users'}`,
    ...(own.length > 0
      ? [
          `${count(own.length, 'SBC')} (${own.map(({ fqdn, drainFor }) => (drainFor === undefined ? fqdn : `${fqdn}, draining`)).join(', ')})`,
        ]
      : []),
    [
      ...(translationRules.length > 0 ? [count(translationRules.length, 'translation rule')] : []),
      count(voiceRoutes.length, 'voice route'),
      count(pstnUsages.length, 'PSTN usage'),
      count(voiceRoutingPolicies.length, 'voice routing policy', 'voice routing policies'),
      count(dialPlans.length, 'dial plan'),
      ...(unassignedNumbers.length > 0
        ? [count(unassignedNumbers.length, 'treatment of unassigned numbers', 'treatments of unassigned numbers')]
        : []),
      ...(callingPolicies.length > 0 ? [count(callingPolicies.length, 'calling policy', 'calling policies')] : []),
      ...(emergencyCallRoutingPolicies.length > 0
        ? [
            count(
              emergencyCallRoutingPolicies.length,
              'emergency call routing policy',
              'emergency call routing policies',
            ),
          ]
        : []),
      ...(callerIdPolicies.length > 0
        ? [count(callerIdPolicies.length, 'caller ID policy', 'caller ID policies')]
        : []),
      ...(blockedCallers.length > 0 ? [count(blockedCallers.length, 'blocked caller pattern')] : []),
      ...(blockedCallerExemptions.length > 0
        ? [count(blockedCallerExemptions.length, 'blocked caller exemption')]
        : []),
    ].join(', '),
    `the domain ${sipDomain.name}${sipDomain.activation ? ` and its user ${sipDomain.activation.user}` : ''}`,
    ...(ucaas.externalUsers?.by === 'api'
      ? [`${count(users.filter(({ sipUri }) => sipUri !== undefined).length, 'external user')} of CCAIP`]
      : []),
  ];
};

const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`;
