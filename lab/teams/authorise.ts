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

/** "Any supported built-in Teams role" (DOC "Application-based authentication in Teams PowerShell"); the batch page names these, and who may all may this. */
const teamsRoles: readonly string[] = [
  directoryRoles['Teams Administrator'],
  directoryRoles['Teams Communications Administrator'],
  directoryRoles['Global Administrator'],
];

const unauthorized = (message: string) =>
  new LabCmdletError(`[Unauthorized] : ${message}`, `Unauthorized,${connectId}`);

/** OBS ISS:m365dsc#2779: what an app without the role is told by every *-Cs cmdlet. */
const accessDenied = (cmdlet: string) =>
  refused('Forbidden', '[Forbidden] : Access Denied.', `${cmdlet.replace('-', '')}_Invoke`);

/**
 * Checks both tokens of Connect-MicrosoftTeams -AccessTokens: Microsoft Graph first, then Skype and Teams Tenant Admin
 * API, of this tenant and one caller. Signing in needs no role; every cmdlet does, and Organization.Read.All on Graph.
 */
export const authorise = async (lab: LabContext, cmdlet: string, accessTokens: unknown): Promise<Caller> => {
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
  if (cmdlet !== 'Connect-MicrosoftTeams') {
    const hasRole = teams.wids.some((role) => teamsRoles.includes(role));
    if (!hasRole || !graph.roles.includes('Organization.Read.All')) throw accessDenied(cmdlet);
  }
  return { objectId: teams.oid, tenantId: teams.tid };
};

/** -TenantId of Connect-MicrosoftTeams must be the tokens' own (INF). */
export const checkTenant = (caller: Caller, tenantId: unknown): void => {
  if (tenantId !== undefined && String(tenantId).toLowerCase() !== caller.tenantId) {
    throw unauthorized(`The access tokens belong to tenant ${caller.tenantId}, not to ${tenantId}.`);
  }
};
