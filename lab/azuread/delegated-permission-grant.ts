import { isNotFound, ServiceError } from '../../providers/kit/error.ts';
import type { Kind } from '../../providers/kit/resource.ts';
import type { AzureadClient } from './client.ts';
import { find } from './directory-object.ts';
import { required, scalarChanges, setChanges, unplayed } from './properties.ts';

const token = 'azuread:index/servicePrincipalDelegatedPermissionGrant:ServicePrincipalDelegatedPermissionGrant';

export interface DelegatedPermissionGrantArgs {
  /** Whose application acts. */
  readonly servicePrincipalObjectId: string;
  /** On whose data: Microsoft Graph's. */
  readonly resourceServicePrincipalObjectId: string;
  /** Names of delegated permissions. */
  readonly claimValues: readonly string[];
  /** On behalf of one person; left out: of everybody. */
  readonly userObjectId?: string;
}

const known = ['servicePrincipalObjectId', 'resourceServicePrincipalObjectId', 'claimValues', 'userObjectId'];
const whose = ['servicePrincipalObjectId', 'resourceServicePrincipalObjectId', 'userObjectId'];

interface GraphGrant {
  readonly id: string;
  readonly clientId: string;
  readonly resourceId: string;
  readonly principalId: string | null;
  readonly scope: string | null;
}

const pathOf = (id: string): string => `/v1.0${id}`;

const stateOf = ({ clientId, resourceId, principalId, scope }: GraphGrant): DelegatedPermissionGrantArgs => ({
  servicePrincipalObjectId: clientId,
  resourceServicePrincipalObjectId: resourceId,
  claimValues: (scope ?? '')
    .split(' ')
    .filter((name) => name !== '')
    .toSorted(),
  ...(principalId !== null && { userObjectId: principalId }),
});

const read = async (client: AzureadClient, id: string): Promise<DelegatedPermissionGrantArgs | undefined> => {
  const found = await find(client, pathOf(id), `retrieve delegated permission grant "${id}"`);
  return found === undefined ? undefined : stateOf(found as unknown as GraphGrant);
};

const demand = async (client: AzureadClient, id: string): Promise<DelegatedPermissionGrantArgs> => {
  const state = await read(client, id);
  if (state === undefined) throw new Error(`delegated permission grant ${id} is gone`);
  return state;
};

/** Claims are a set; Terraform sends them in an order of its own, here by name (seen: `offline_access Presence.Read.All User.Read.All`). */
const scopeOf = ({ claimValues }: DelegatedPermissionGrantArgs): string =>
  claimValues.toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)).join(' ');

/** Both must be there; a 404 is told as such, whatever it is about. */
const check = async (client: AzureadClient, id: string, doing: string, words: string): Promise<void> => {
  try {
    await client.call('GET', `/v1.0/servicePrincipals/${id}`, doing);
  } catch (error) {
    if (!isNotFound(error)) throw error;
    throw new ServiceError({
      kind: 'NotFound',
      doing,
      text: `Service Principal (Service Principal: "${id}") ${words}`,
    });
  }
};

/**
 * azuread_service_principal_delegated_permission_grant (SRC: service_principal_delegated_permission_grant_resource.go at f0169e0):
 * consent to delegated permissions, for everybody or for one. Whose it is replaces; claims are one PATCH.
 */
export const createDelegatedPermissionGrantKind = (
  session: () => Promise<AzureadClient>,
): Kind<DelegatedPermissionGrantArgs, DelegatedPermissionGrantArgs> => ({
  token,
  check: ({ news }) => ({
    args: { ...news } as unknown as DelegatedPermissionGrantArgs,
    failures: [...required(news, known.slice(0, 3)), ...unplayed(news, known, token)],
  }),
  diff: ({ state, args }) => [
    ...scalarChanges(whose, { ...state }, { ...args }, { replaces: true }),
    ...setChanges('claimValues', state.claimValues, args.claimValues),
  ],
  preview: ({ args, state }) => ({ ...state, ...args }),
  create: async ({ args }) => {
    const client = await session();
    const doing = 'create delegated permission grant';
    await check(client, args.servicePrincipalObjectId, doing, 'was not found)');
    await check(client, args.resourceServicePrincipalObjectId, doing, 'not found for resource');
    const made = await client.call(
      'POST',
      '/v1.0/oauth2PermissionGrants',
      doing,
      {
        clientId: args.servicePrincipalObjectId,
        consentType: args.userObjectId === undefined ? 'AllPrincipals' : 'Principal',
        ...(args.userObjectId !== undefined && { principalId: args.userObjectId }),
        resourceId: args.resourceServicePrincipalObjectId,
        scope: scopeOf(args),
      },
      // A service principal that not every replica knows yet.
      ({ status, text }) =>
        status === 404 ||
        (status === 400 &&
          text.includes('does not exist or one of its queried reference-property objects are not present')),
    );
    const id = `/oauth2PermissionGrants/${String(made.id)}`;
    return { id, state: await demand(client, id) };
  },
  update: async ({ id, args }) => {
    const client = await session();
    await client.call('PATCH', pathOf(id), `update delegated permission grant "${id}"`, { scope: scopeOf(args) });
    return { state: await demand(client, id) };
  },
  read: async ({ id }) => {
    const state = await read(await session(), id);
    return state && { id, args: state, state };
  },
  delete: async ({ id }) => {
    await (await session()).call('DELETE', pathOf(id), `delete delegated permission grant "${id}"`);
  },
});
