import type { FoundApplication } from '../../../live/read-applications.ts';
import type { LiveRows } from '../../../live/rows.ts';
import { permissionOf } from '../../../tenant/graph-permissions.ts';
import { aLive } from '../../live/a-live.ts';
import { importOfWhole } from './an-import.ts';

const organisation = { country: 'NL', domain: 'contoso.com', domains: ['contoso.com', '4f9a1.teams.carrier.example'] };

export const address = 'https://contoso.uc1.ccaiplatform.example';
export const graphApi = '00000003-0000-0000-c000-000000000000';

/** Delegated permissions of Microsoft Graph, by name or id. */
export const scopes = (...names: string[]) =>
  names.map((name) => ({ of: graphApi, id: permissionOf(name)?.id ?? name, type: 'Scope' }));

/** An application as the guide has it. */
export const found = (displayName: string, portal = address, objectId = 'an-id'): FoundApplication => ({
  objectId,
  displayName,
  portal,
  otherUris: [],
  audience: 'AzureADMultipleOrgs',
  permissions: scopes('User.Read', 'offline_access', 'Presence.Read.All', 'User.Read.All'),
  secrets: [],
});

interface Beside {
  readonly groups?: readonly (readonly [string, string])[];
  readonly application?: FoundApplication;
}

/** What is imported of such rows, as every command loads it; it throws where the files aren't right. */
export const made = (parts: Partial<LiveRows>, { groups = [], application }: Beside = {}) => {
  const applications = application === undefined ? [] : [application];
  const { tenant, files, lines } = importOfWhole(
    { rows: aLive(parts), organisation, applications, groupNames: new Map(groups) },
    { portal: address, tenantId: '7c2f0b0e-6d1c-4c57-9a53-1f7d0f1a2b3c' },
  );
  const user = (name: string) => tenant.users.find(({ upn }) => upn.startsWith(`${name}@`));
  return { tenant, files, user, told: lines.join('\n') };
};
