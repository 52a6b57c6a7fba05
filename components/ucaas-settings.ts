import { leftToEnter } from '../tenant/entered/left-to-enter.ts';
import { leftCounts, leftLine } from '../tenant/entered/left-words.ts';
import { permissionsOf } from '../tenant/graph-permissions.ts';
import { isLabId } from '../tenant/lab-tenant.ts';
import { isNotKnownYet } from '../tenant/not-known-yet.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { sipUriHost } from '../tenant/users/sip-uri.ts';

/** The values of the CCAIP portal's page Developer Settings > UCaaS, in the portal's order, as far as the files know them. */
export interface UcaasSettings {
  readonly platform: 'Microsoft Teams';
  readonly redirectUri: string;
  readonly multicastLimit: number;
  readonly statusInheritance: string;
  /** What stands behind the @ of every SIP URI. */
  readonly sipUriHost: string;
  /** The secret generation that is handed over: the newest. */
  readonly secretName: string;
  /** What the consent page of Link will ask for, as far as the application declares it. */
  readonly permissions: string;
}

/** The portal's wording of the three ways in which a Teams status becomes a CCAIP status. */
export const inheritanceWords = {
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
  sipUriHost: hostText(tenant),
  secretName: newestOf(tenant),
  permissions: permissionText(tenant.app),
});

const newestOf = ({ app }: Tenant): string => app.secrets.at(-1)?.name ?? '';

const hostText = (tenant: Tenant): string =>
  isNotKnownYet(sipUriHost(tenant)) ? 'not known yet: up makes the SIP trunk first' : knownHost(tenant);

const knownHost = (tenant: Tenant): string =>
  `${sipUriHost(tenant)}${tenant.sipTrunk.sipUriHost === undefined ? " (assumed: Google's guide doesn't say which domain)" : ''}`;

const permissionText = (app: Tenant['app']): string => {
  const names = permissionsOf(app)
    .map(({ name, id }) => name ?? id)
    .join(' ');
  return `${names}${app.permissions === undefined ? " (assumed: Google's guide names none)" : ''}`;
};

/** What is left for a person after `up`, one line each; `left` is what is left for each user. */
export const toDo = (tenant: Tenant, left = leftToEnter(tenant)): string[] => {
  const newest = newestOf(tenant);
  const how = isLabId(tenant.id) ? 'npm run lab:open' : `npm run handover -- ${tenant.name}`;
  const linked = tenant.ucaas.linked;
  return [
    ...(linked === undefined ? [`CCAIP portal: link the app: ${how}`] : []),
    ...(linked !== undefined && linked.secret !== newest
      ? [`CCAIP portal: replace secret ${linked.secret} by ${newest} and link again: ${how}`]
      : []),
    ...(left.length === 0
      ? []
      : tenant.ucaas.externalUsers?.by === 'csv'
        ? [`CCAIP portal: upload the users' file: ${leftCounts(left)}: npm run ccaip-csv -- ${tenant.name}`]
        : [`CCAIP portal: SIP URI and UCaaS username of users: ${leftCounts(left)}: ${how}`]),
  ];
};

/**
 * The output `ccaipUsers`: a line for each user whose values a person has to enter, change or clear in CCAIP's user settings. One text,
 * since ten thousand values would cost every preview seconds.
 */
export const ccaipUsers = (tenant: Tenant, left = leftToEnter(tenant)): string => {
  if (tenant.ucaas.externalUsers?.by === 'api')
    return "nothing is left to enter: up does it by CCAIP's API, and names whom CCAIP refuses or has deactivated";
  if (left.length === 0) return 'nothing is left to enter';
  const lines = left.map(leftLine);
  const unknown = tenant.entered === undefined;
  return [...lines, unknown ? `${notConfirmed(tenant)}` : `then npm run confirm -- ${tenant.name}`].join('\n');
};

const notConfirmed = ({ name, ucaas }: Tenant): string =>
  ucaas.linked?.entered === undefined
    ? `what is entered in CCAIP is not known: name a file under ucaas.linked.entered (e.g. entered.csv), then npm run confirm -- ${name}`
    : `what is entered in CCAIP is not known until npm run confirm -- ${name} has written ${ucaas.linked.entered}`;
