/** Microsoft Graph's well-known application id. */
export const graphAppId = '00000003-0000-0000-c000-000000000000';

/**
 * Delegated permissions that the app registration declares for CCAIP's Link.
 *
 * Google's guide lists none; it only says that CCAIP fetches "user info, user presence info, and so on". These are the
 * least that could do that, so they are an assumption, and Link's own consent page is the authority.
 * Declaring grants nothing: the Global Administrator who presses Link consents.
 *
 * @see https://learn.microsoft.com/graph/permissions-reference
 */
export const ucaasPermissions = [
  { name: 'offline_access', id: '7427e0e9-2fba-42fe-b0c0-848c9e6a8182' },
  { name: 'User.Read', id: 'e1fe6dd8-ba31-4d61-89e7-88639da4683d' },
  { name: 'User.Read.All', id: 'a154be20-db9c-4678-8ab7-66f6cc099a59' },
  { name: 'Presence.Read.All', id: '9c7a330d-35b3-4aa1-963d-cb2b9f927841' },
] as const;
