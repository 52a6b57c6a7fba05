import { decodeJwt, type JWTPayload } from 'jose';

/** Template ids of Entra's built-in roles. @see https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference */
const roles = {
  telephony: 'aa38014f-0993-46e9-9b45-30501a20909d',
  writing: [
    '69091246-20e8-4a56-aa4d-066075b2a7a8', // Teams Administrator
    'baf37b3a-610e-45da-9e62-d9d1e5e8914b', // Teams Communications Administrator
    '62e90394-69f5-4237-9190-012177145e10', // Global Administrator
  ],
  reading: [
    '1076ac91-f3d9-41a7-a339-dcdf5f480acc', // Teams Reader
    'f2ef992c-3afb-46b9-b7cf-a126ee74c451', // Global Reader
  ],
} as const;

/** An application permission of the Skype and Teams Tenant Admin API that shuts its holder out of everything else. */
const appliance = 'application_access_custom_sba_appliance';

const assign =
  'assign the Entra role "Teams Communications Administrator" to the application\'s service principal (or the managed identity) as active, not eligible, then run again: it counts in tokens that are issued later.';

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
  if (has(roles.writing)) return undefined;
  if (wids.includes(roles.telephony)) {
    return cmdlet !== 'New-CsBatchPolicyAssignmentOperation'
      ? undefined
      : { why: "its role is Teams Telephony Administrator, which this cmdlet's page doesn't name.", fix: assign };
  }
  return {
    why: has(roles.reading)
      ? 'its role (Teams Reader or Global Reader) only reads.'
      : 'its token carries no Teams role: none is assigned, or it is only eligible (PIM), or it was assigned minutes ago.',
    fix: assign,
  };
};
