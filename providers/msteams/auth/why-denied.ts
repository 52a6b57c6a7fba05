import { decodeJwt, type JWTPayload } from 'jose';
import { assignTeamsRole, teamsRoles } from './teams-roles.ts';

/** An application permission of the Skype and Teams Tenant Admin API that shuts its holder out of everything else. */
const appliance = 'application_access_custom_sba_appliance';

const claimsOf = (token: string): JWTPayload => {
  try {
    return decodeJwt(token);
  } catch {
    return {}; // a token that isn't ours to read tells nothing
  }
};

const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

/** Why Teams denies this identity, as far as its tokens tell; undefined where they look well. */
export const whyDenied = (
  [graph, teams]: readonly [graph: string, teams: string],
  cmdlet: string,
): { readonly why: string; readonly fix: string } | undefined => {
  const [graphClaims, claims] = [claimsOf(graph), claimsOf(teams)];
  if (claims.wids === undefined) return undefined;
  const permissions = listOf(claims.roles);
  const wids = listOf(claims.wids);
  const has = (some: readonly string[]) => some.some((role) => wids.includes(role));
  if (permissions.includes(appliance)) {
    return {
      why: `it has the application permission ${appliance} of the Skype and Teams Tenant Admin API, and is denied everything else for it.`,
      fix: 'take that permission from the application: trunkline needs none of that API.',
    };
  }
  if (!listOf(graphClaims.roles).includes('Organization.Read.All')) {
    return {
      why: "its token for Microsoft Graph doesn't carry Organization.Read.All.",
      fix: 'grant it that application permission, with admin consent.',
    };
  }
  if (has(teamsRoles.writing)) return undefined;
  if (wids.includes(teamsRoles.telephony)) {
    return cmdlet !== 'New-CsBatchPolicyAssignmentOperation'
      ? undefined
      : {
          why: "its role is Teams Telephony Administrator, which this cmdlet's page doesn't name.",
          fix: assignTeamsRole,
        };
  }
  return {
    why: has(teamsRoles.reading)
      ? 'its role (Teams Reader or Global Reader) only reads.'
      : 'its token carries no Teams role: none is assigned, or it is only eligible (PIM), or it was assigned minutes ago.',
    fix: assignTeamsRole,
  };
};
