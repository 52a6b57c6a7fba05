import type { Tenant } from '../tenant/tenant.ts';

/** What of a tenant whose files go stays in Microsoft 365 until its stack is destroyed, in words. */
export const whatStays = (tenant: Tenant): string[] => {
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
    app,
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
    `the app "${app.displayName}" with ${count(app.secrets.length, 'client secret')}, so that CCAIP stays linked`,
  ];
};

const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`;
