import type { Tenant } from '../tenant/tenant.ts';

/** The values of the CCAIP portal's page Developer Settings > UCaaS, in the portal's order, as far as the files know them. */
export interface UcaasSettings {
  readonly platform: 'Microsoft Teams';
  readonly redirectUri: string;
  readonly multicastLimit: number;
  readonly statusInheritance: string;
}

/** The portal's wording of the three ways in which a Teams status becomes a CCAIP status. */
const inheritanceWords = {
  none: 'Do not inherit status at login',
  'at-login': 'Apply UCaaS agent status at login',
  always: "UCaaS always overrides agent's next status",
} as const;

/** What a person enters in CCAIP. There is no API for it, so it is said, not done. */
export const ucaasSettings = (tenant: Tenant): UcaasSettings => ({
  platform: 'Microsoft Teams',
  redirectUri: tenant.app.redirectUri,
  multicastLimit: tenant.ucaas.multicastLimit,
  statusInheritance: inheritanceWords[tenant.ucaas.statusInheritance],
});

/** What is left for a person after `up`, one line each. */
export const toDo = (tenant: Tenant): string[] => {
  const newest = tenant.app.secrets.at(-1)?.name;
  const linked = tenant.ucaas.linked;
  const agents = tenant.users.filter((user) => user.sipUri !== undefined).length;
  return [
    ...(linked === undefined ? ['CCAIP portal: enter the app ID and secret, then Link as a Global Administrator'] : []),
    ...(linked !== undefined && linked.secret !== newest
      ? [`CCAIP portal: replace secret ${linked.secret} by ${newest}, then Link again`]
      : []),
    ...(linked === undefined && agents > 0 ? [`CCAIP portal: SIP URI and UCaaS username of ${agents} users`] : []),
  ];
};
