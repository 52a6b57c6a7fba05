import type { LabContext } from '../context.ts';
import { directoryRoles } from '../entra/directory-roles.ts';
import { isFor, microsoftGraph, teamsAdmin } from '../entra/resources.ts';
import type { Claims, TokenProblem } from '../entra/tokens.ts';
import type { Caller } from './cmdlet.ts';
import { LabCmdletError } from './cmdlet-error.ts';
import { refused } from './refusals.ts';

const connectId = 'Connect-MicrosoftTeams,Microsoft.TeamsCmdlets.Powershell.Connect.ConnectMicrosoftTeams';

const problems: Readonly<Record<TokenProblem, string>> = {
  malformed: 'The access token is malformed.',
  signature: 'Access token validation failure. Invalid signature.',
  expired: 'Lifetime validation failed, the token is expired.',
  tenant: 'Access token validation failure. Invalid tenant.',
};

/** Who may write voice settings: the cmdlets' pages (DOC), Entra's page for the telephony role (DOC). Global Administrator may all. */
const writing: readonly string[] = [
  directoryRoles['Teams Administrator'],
  directoryRoles['Teams Communications Administrator'],
  directoryRoles['Teams Telephony Administrator'],
  directoryRoles['Global Administrator'],
];

/** Who may only look (DOC Entra built-in roles). */
const reading: readonly string[] = [directoryRoles['Teams Reader'], directoryRoles['Global Reader']];

const batch = 'New-CsBatchPolicyAssignmentOperation';

const mayRun = (cmdlet: string, wids: readonly string[], telephonyBatches: boolean): boolean => {
  const barred = cmdlet === batch && !telephonyBatches ? directoryRoles['Teams Telephony Administrator'] : '';
  if (wids.some((role) => role !== barred && writing.includes(role))) return true;
  return /^(Get|Test)-/.test(cmdlet) && wids.some((role) => reading.includes(role));
};

/** "Application permission of the API", OBS: an app that has it is denied everything else. */
const appliance = 'application_access_custom_sba_appliance';

/** OBS. Seconds between the ends of the two tokens. */
const mostApart = 5400;

const unauthorized = (message: string) =>
  new LabCmdletError(`[Unauthorized] : ${message}`, `Unauthorized,${connectId}`);

/** OBS ISS:m365dsc#2779: what an app without the role is told by every *-Cs cmdlet. */
const accessDenied = (cmdlet: string) =>
  refused('Forbidden', '[Forbidden] : Access Denied.', `${cmdlet.replace('-', '')}_Invoke`);

const tenantDomainEmpty = () => new LabCmdletError('Tenant Domain is empty', connectId);

/**
 * Checks both tokens of Connect-MicrosoftTeams -AccessTokens: Microsoft Graph first, then Skype and Teams Tenant Admin
 * API, of this tenant and one caller, with ends that lie close together (`-Identity` fetches its own, whose ends don't matter).
 * Signing in needs no role; every cmdlet does, and Organization.Read.All on Graph.
 */
export const authorise = async (
  lab: LabContext,
  cmdlet: string,
  accessTokens: unknown,
  byIdentity = false,
): Promise<Caller> => {
  if (!Array.isArray(accessTokens) || accessTokens.length !== 2) {
    // OBS of modules before 3.0; the later words are INF.
    throw new LabCmdletError('Run Connect-MicrosoftTeams before running cmdlets.', connectId, false);
  }
  const read = async (token: unknown): Promise<Claims> => {
    const claims = await lab.tokens.verify(String(token));
    if (typeof claims === 'string') throw unauthorized(problems[claims]);
    return claims;
  };
  const graph = await read(accessTokens[0]);
  const teams = await read(accessTokens[1]);
  if (!isFor(microsoftGraph, graph.aud, lab.origin) || !isFor(teamsAdmin, teams.aud, lab.origin)) {
    throw unauthorized(
      'Access token validation failure. Invalid audience: Microsoft Graph first, then Skype and Teams Tenant Admin API.',
    );
  }
  if (graph.oid !== teams.oid) throw unauthorized('The access tokens belong to different identities.');
  const connects = cmdlet === 'Connect-MicrosoftTeams';
  if (connects && !byIdentity && Math.abs((graph.exp ?? 0) - (teams.exp ?? 0)) >= mostApart) {
    throw new LabCmdletError(
      `The provided tokens must have less than ${mostApart} seconds difference in the time range of expiration.`,
      connectId,
    );
  }
  const { tenantDomainEmpty: where, telephonyBatches } = lab.switches;
  if (connects === (where === 'connect') && !graph.roles.includes('Organization.Read.All')) throw tenantDomainEmpty();
  if (!connects) {
    const isAppliance = teams.roles.includes(appliance);
    if (isAppliance || !mayRun(cmdlet, teams.wids, telephonyBatches === 'accept')) throw accessDenied(cmdlet);
  }
  return { objectId: teams.oid, tenantId: teams.tid };
};

/** -TenantId of Connect-MicrosoftTeams must be the tokens' own (INF). */
export const checkTenant = (caller: Caller, tenantId: unknown): void => {
  if (tenantId !== undefined && String(tenantId).toLowerCase() !== caller.tenantId) {
    throw unauthorized(`The access tokens belong to tenant ${caller.tenantId}, not to ${tenantId}.`);
  }
};
