import type { Tenant } from '../tenant/tenant.ts';

/** What of a tenant whose files go stays in Microsoft 365 until its stack is destroyed, in words. */
export const whatStays = (tenant: Tenant): string[] => {
  const { users, sbcs, voiceRoutes, pstnUsages, voiceRoutingPolicies, dialPlans, app, sipDomain } = tenant;
  const own = sbcs.filter(({ derived }) => !derived);
  return [
    `${count(users.length, 'number')} and the policies of ${users.length === 1 ? 'its user' : 'their users'}`,
    ...(own.length > 0 ? [`${count(own.length, 'SBC')} (${own.map(({ fqdn }) => fqdn).join(', ')})`] : []),
    [
      count(voiceRoutes.length, 'voice route'),
      count(pstnUsages.length, 'PSTN usage'),
      count(voiceRoutingPolicies.length, 'voice routing policy', 'voice routing policies'),
      count(dialPlans.length, 'dial plan'),
    ].join(', '),
    `the domain ${sipDomain.name}${sipDomain.activation ? ` and its user ${sipDomain.activation.user}` : ''}`,
    `the app "${app.displayName}" with ${count(app.secrets.length, 'client secret')}, so that CCAIP stays linked`,
  ];
};

const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`;
