import { randomUUID } from 'node:crypto';
import { ServiceError } from '../../providers/kit/error.ts';
import type { Kind, Properties } from '../../providers/kit/resource.ts';
import type { AzureadClient } from './client.ts';
import { addOwner, deleteAndWait, find, firstOwners, readOwners, removeOwner, setOwners } from './directory-object.ts';
import { required, scalarChanges, setChanges, unplayed } from './properties.ts';

const token = 'azuread:index/servicePrincipal:ServicePrincipal';

export interface ServicePrincipalArgs {
  readonly clientId: string;
  readonly accountEnabled?: boolean;
  readonly appRoleAssignmentRequired?: boolean;
  readonly description?: string;
  readonly notes?: string;
  readonly owners?: readonly string[];
  readonly tags?: readonly string[];
  /** One that is there already is taken, and a failed deletion isn't told. */
  readonly useExisting?: boolean;
}

export interface ServicePrincipalState extends ServicePrincipalArgs {
  readonly objectId: string;
  readonly displayName: string;
  readonly applicationTenantId: string;
  readonly servicePrincipalNames: readonly string[];
  readonly redirectUris: readonly string[];
  readonly signInAudience: string;
  readonly samlMetadataUrl: string;
  readonly homepageUrl: string;
  readonly logoutUrl: string;
  readonly type: string;
  readonly appRoleIds: Readonly<Record<string, string>>;
  readonly oauth2PermissionScopeIds: Readonly<Record<string, string>>;
  /** What an import finds, and the next update sends. */
  readonly samlSingleSignOn?: { readonly relayState: string };
}

const known = [
  'clientId',
  'accountEnabled',
  'appRoleAssignmentRequired',
  'description',
  'notes',
  'owners',
  'tags',
  'useExisting',
];

const body = (args: ServicePrincipalArgs, saml: Properties = {}): Properties => ({
  '@odata.type': '#microsoft.graph.servicePrincipal',
  accountEnabled: args.accountEnabled,
  alternativeNames: [],
  appRoleAssignmentRequired: args.appRoleAssignmentRequired,
  loginUrl: null,
  notes: args.notes ?? null,
  notificationEmailAddresses: [],
  preferredSingleSignOnMode: null,
  samlSingleSignOnSettings: saml,
  tags: args.tags ?? [],
});

interface GraphPrincipal {
  readonly appId: string;
  readonly accountEnabled: boolean;
  readonly appRoleAssignmentRequired: boolean;
  readonly description: string | null;
  readonly notes: string | null;
  readonly displayName: string;
  readonly appOwnerOrganizationId: string | null;
  readonly servicePrincipalNames: readonly string[];
  readonly replyUrls: readonly string[];
  readonly signInAudience: string | null;
  readonly servicePrincipalType: string;
  readonly homepage: string | null;
  readonly logoutUrl: string | null;
  readonly tags: readonly string[];
}

const read = async (client: AzureadClient, objectId: string): Promise<ServicePrincipalState | undefined> => {
  const doing = `read service principal "${objectId}"`;
  const found = (await find(client, `/v1.0/servicePrincipals/${objectId}`, doing)) as GraphPrincipal | undefined;
  if (found === undefined) return undefined;
  const beta = await client.call('GET', `/beta/servicePrincipals/${objectId}?%24select=samlMetadataUrl`, doing);
  const owners = await readOwners(client, 'servicePrincipals', objectId);
  return {
    clientId: found.appId,
    accountEnabled: found.accountEnabled,
    appRoleAssignmentRequired: found.appRoleAssignmentRequired,
    ...(found.description !== null && { description: found.description }),
    ...(found.notes !== null && { notes: found.notes }),
    ...(owners.length > 0 && { owners }),
    ...(found.tags.length > 0 && { tags: found.tags }),
    objectId,
    displayName: found.displayName,
    applicationTenantId: found.appOwnerOrganizationId ?? '',
    servicePrincipalNames: found.servicePrincipalNames,
    redirectUris: found.replyUrls,
    signInAudience: found.signInAudience ?? '',
    samlMetadataUrl: String(beta.samlMetadataUrl ?? ''),
    homepageUrl: found.homepage ?? '',
    logoutUrl: found.logoutUrl ?? '',
    type: found.servicePrincipalType,
    appRoleIds: {},
    oauth2PermissionScopeIds: {},
  };
};

const demand = async (client: AzureadClient, objectId: string): Promise<ServicePrincipalState> => {
  const state = await read(client, objectId);
  if (state === undefined) throw new Error(`service principal ${objectId} is gone`);
  return state;
};

/** Graph knows nothing of it: it is what was asked. */
const flagOf = ({ useExisting }: Pick<ServicePrincipalArgs, 'useExisting'>) =>
  useExisting === undefined ? {} : { useExisting };

const update = async (
  client: AzureadClient,
  objectId: string,
  args: ServicePrincipalArgs,
  tags: readonly string[] | undefined,
  saml?: Properties,
): Promise<ServicePrincipalState> => {
  await client.call('PATCH', `/v1.0/servicePrincipals/${objectId}`, `update service principal "${objectId}"`, {
    ...body({ ...args, ...(tags && { tags: args.tags ?? tags }) }, saml),
    description: args.description ?? null,
  });
  if (args.owners !== undefined) await setOwners(client, 'servicePrincipals', objectId, args.owners);
  return { ...(await demand(client, objectId)), ...flagOf(args) };
};

const objectIdOf = (id: string): string => id.replace(/^\/servicePrincipals\//, '');

/** azuread_service_principal: the application's face in its own tenant. */
export const createServicePrincipalKind = (
  session: () => Promise<AzureadClient>,
): Kind<ServicePrincipalArgs, ServicePrincipalState> => ({
  token,
  check: ({ news }) => ({
    args: { accountEnabled: true, appRoleAssignmentRequired: false, ...news } as unknown as ServicePrincipalArgs,
    failures: [...required(news, ['clientId']), ...unplayed(news, known, token)],
  }),
  diff: ({ state, args }) => [
    ...scalarChanges(['clientId'], { ...state }, { ...args }, { replaces: true }),
    ...scalarChanges(
      ['accountEnabled', 'appRoleAssignmentRequired', 'description', 'notes', 'useExisting'],
      { ...state },
      { ...args },
    ),
    ...setChanges('owners', state.owners, args.owners),
    ...(args.tags === undefined ? [] : setChanges('tags', state.tags, args.tags)),
  ],
  preview: ({ args, state }) => ({ ...state, ...args }),
  create: async ({ args }) => {
    const client = await session();
    const doing = `create service principal of application "${args.clientId}"`;
    const filter = new URLSearchParams({ $filter: `appId eq '${args.clientId}'` });
    const { value } = await client.call('GET', `/v1.0/servicePrincipals?${filter}`, doing);
    const [existing] = value as readonly { readonly id: string }[];
    if (existing !== undefined && args.useExisting === true) {
      const state = await update(client, existing.id, args, []);
      return { id: `/servicePrincipals/${existing.id}`, state };
    }
    if (existing !== undefined) {
      throw new ServiceError({
        kind: 'AlreadyExists',
        doing,
        // Seen up to the colon; the rest is assumed.
        text: `A resource with the ID "${existing.id}" already exists: to be managed via Terraform this resource needs to be imported into the State.`,
      });
    }
    const owners = firstOwners(client, args.owners ?? []);
    const made = await client.call('POST', '/v1.0/servicePrincipals', doing, {
      ...body(args),
      appId: args.clientId,
      description: `TERRAFORM_UPDATE_${randomUUID()}`,
      'owners@odata.bind': owners.bind,
    });
    const objectId = String(made.id);
    await client.call('PATCH', `/v1.0/servicePrincipals/${objectId}`, doing, { description: args.description ?? null });
    for (const owner of owners.later) await addOwner(client, 'servicePrincipals', objectId, owner);
    if (owners.dropCaller) await removeOwner(client, 'servicePrincipals', objectId, client.objectId);
    return { id: `/servicePrincipals/${objectId}`, state: { ...(await demand(client, objectId)), ...flagOf(args) } };
  },
  update: async ({ id, args, state }) => {
    return { state: await update(await session(), objectIdOf(id), args, state.tags, state.samlSingleSignOn) };
  },
  read: async ({ id, state: before }) => {
    const found = await read(await session(), objectIdOf(id));
    if (found === undefined) return undefined;
    const saml = before === undefined ? { relayState: '' } : before.samlSingleSignOn;
    const state = { ...found, ...(saml !== undefined && { samlSingleSignOn: saml }), ...flagOf(before ?? {}) };
    const args = Object.fromEntries(Object.entries(state).filter(([name]) => known.includes(name)));
    return { id: `/servicePrincipals/${state.objectId}`, args: args as unknown as ServicePrincipalArgs, state };
  },
  delete: async ({ id, state }) => {
    const client = await session();
    const objectId = objectIdOf(id);
    if (state.useExisting !== true) return deleteAndWait(client, 'servicePrincipals', objectId);
    await client
      .call('DELETE', `/v1.0/servicePrincipals/${objectId}`, `delete service principal "${objectId}"`)
      .catch(() => undefined);
  },
});
