import { randomUUID } from 'node:crypto';
import { ServiceError } from '../../providers/kit/error.ts';
import { isUnknown, type Kind, type Properties } from '../../providers/kit/resource.ts';
import type { AzureadClient } from './client.ts';
import { addOwner, deleteAndWait, find, firstOwners, readOwners, removeOwner, setOwners } from './directory-object.ts';
import { changed, required, scalarChanges, setChanges, unplayed } from './properties.ts';

const token = 'azuread:index/application:Application';

interface ResourceAccess {
  readonly resourceAppId: string;
  readonly resourceAccesses: readonly { readonly id: string; readonly type: string }[];
}

/** Inputs as @pulumi/azuread names them, as far as UcaasApp and its like use them. */
export interface ApplicationArgs {
  readonly displayName: string;
  readonly signInAudience?: string;
  readonly description?: string;
  readonly notes?: string;
  readonly owners?: readonly string[];
  readonly web?: {
    readonly redirectUris?: readonly string[];
    readonly homepageUrl?: string;
    readonly logoutUrl?: string;
  };
  readonly requiredResourceAccesses?: readonly ResourceAccess[];
  readonly tags?: readonly string[];
  /** Names aren't unique in Entra: with this, a second application of the name is refused. */
  readonly preventDuplicateNames?: boolean;
}

export interface ApplicationState extends ApplicationArgs {
  readonly clientId: string;
  readonly objectId: string;
  readonly publisherDomain: string;
  readonly disabledByMicrosoft: string;
  readonly logoUrl: string;
  readonly appRoleIds: Readonly<Record<string, string>>;
  readonly oauth2PermissionScopeIds: Readonly<Record<string, string>>;
  readonly oauth2PostResponseRequired: boolean;
  readonly preventDuplicateNames: boolean;
}

const known = [
  'displayName',
  'signInAudience',
  'description',
  'notes',
  'owners',
  'web',
  'requiredResourceAccesses',
  'tags',
  'preventDuplicateNames',
];
const scalars = ['displayName', 'signInAudience', 'description', 'notes', 'preventDuplicateNames'];

const requiredResourceAccess = (args: ApplicationArgs) =>
  (args.requiredResourceAccesses ?? []).map(({ resourceAppId, resourceAccesses }) => ({
    resourceAppId,
    resourceAccess: resourceAccesses,
  }));

/** What is sent when an application is made, and later only when it changed. */
const changedOnly = (args: ApplicationArgs): Properties => ({
  appRoles: [],
  identifierUris: [],
  optionalClaims: {},
  requiredResourceAccess: requiredResourceAccess(args),
});

/** What POST and every PATCH send, changed or not; nulls are sent and kept. */
const body = (args: ApplicationArgs): Properties => ({
  '@odata.type': '#microsoft.graph.application',
  description: args.description ?? null,
  displayName: args.displayName,
  groupMembershipClaims: null,
  info: { marketingUrl: null, privacyStatementUrl: null, supportUrl: null, termsOfServiceUrl: null },
  isDeviceOnlyAuthSupported: false,
  isFallbackPublicClient: false,
  notes: args.notes ?? null,
  publicClient: { redirectUris: [] },
  serviceManagementReference: null,
  signInAudience: args.signInAudience,
  spa: { redirectUris: [] },
  tags: args.tags ?? [],
  web: {
    homePageUrl: args.web?.homepageUrl ?? null,
    implicitGrantSettings: { enableAccessTokenIssuance: false, enableIdTokenIssuance: false },
    logoutUrl: args.web?.logoutUrl ?? null,
    redirectUris: args.web?.redirectUris ?? [],
  },
});

const api = { acceptMappedClaims: false, knownClientApplications: [], requestedAccessTokenVersion: 1 };

interface GraphApplication {
  readonly appId: string;
  readonly displayName: string;
  readonly signInAudience: string;
  readonly description: string | null;
  readonly notes: string | null;
  readonly publisherDomain: string | null;
  readonly tags: readonly string[];
  readonly web: {
    readonly redirectUris: readonly string[];
    readonly homePageUrl: string | null;
    readonly logoutUrl: string | null;
  };
  readonly requiredResourceAccess: readonly {
    resourceAppId: string;
    resourceAccess: ResourceAccess['resourceAccesses'];
  }[];
}

const argsOf = (application: GraphApplication, owners: readonly string[]): ApplicationArgs => {
  const { displayName, signInAudience, description, notes, tags, web } = application;
  return {
    displayName,
    signInAudience,
    ...(description !== null && { description }),
    ...(notes !== null && { notes }),
    ...(owners.length > 0 && { owners }),
    ...(tags.length > 0 && { tags }),
    web: {
      redirectUris: web.redirectUris,
      ...(web.homePageUrl !== null && { homepageUrl: web.homePageUrl }),
      ...(web.logoutUrl !== null && { logoutUrl: web.logoutUrl }),
    },
    requiredResourceAccesses: application.requiredResourceAccess.map(({ resourceAppId, resourceAccess }) => ({
      resourceAppId,
      resourceAccesses: resourceAccess,
    })),
  };
};

/**
 * azuread's look for another application of the name, in a preview, on create and on every update. The name isn't escaped:
 * one with an apostrophe is answered by 400 "Invalid filter clause". Entra ignores case, azuread then doesn't.
 */
const refuseDuplicate = async (client: AzureadClient, args: ApplicationArgs, objectId?: string): Promise<void> => {
  const name = args.displayName;
  if (args.preventDuplicateNames !== true || isUnknown(name)) return;
  const doing = `check for an application named "${name}"`;
  const filter = new URLSearchParams({ $filter: `displayName eq '${name}'` });
  const { value } = await client.call('GET', `/v1.0/applications?${filter}`, doing);
  const same = (value as readonly { id: string; displayName: string }[]).find(
    (one) => one.displayName === name && one.id !== objectId,
  );
  if (same === undefined) return;
  throw new ServiceError({
    kind: 'AlreadyExists',
    doing,
    text: `An existing "azuread_application" with name "${name}" (ID: "${same.id}") was found and \`prevent_duplicate_names\` was specified. To be managed via Terraform, this resource needs to be imported into the State.`,
  });
};

/** The three requests of azuread's read; undefined when the first says 404. `prevents` is azuread's own, not Graph's. */
const read = async (
  client: AzureadClient,
  objectId: string,
  prevents = false,
): Promise<ApplicationState | undefined> => {
  const doing = `read application "${objectId}"`;
  const application = (await find(client, `/v1.0/applications/${objectId}`, doing)) as GraphApplication | undefined;
  if (application === undefined) return undefined;
  const beta = await client.call('GET', `/beta/applications/${objectId}?%24select=oauth2RequirePostResponse`, doing);
  const owners = await readOwners(client, 'applications', objectId);
  return {
    ...argsOf(application, owners),
    clientId: application.appId,
    objectId,
    publisherDomain: application.publisherDomain ?? '',
    disabledByMicrosoft: '<nil>',
    logoUrl: '',
    appRoleIds: {},
    oauth2PermissionScopeIds: {},
    oauth2PostResponseRequired: beta.oauth2RequirePostResponse === true,
    preventDuplicateNames: prevents,
  };
};

const demand = async (client: AzureadClient, objectId: string, args: ApplicationArgs): Promise<ApplicationState> => {
  const state = await read(client, objectId, args.preventDuplicateNames);
  if (state === undefined) throw new Error(`application ${objectId} is gone`);
  return state;
};

const objectIdOf = (id: string): string => id.replace(/^\/applications\//, '');

const flat = (accesses: ApplicationArgs['requiredResourceAccesses']): string[] =>
  (accesses ?? []).flatMap((one) => one.resourceAccesses.map(({ id, type }) => `${one.resourceAppId}/${type}/${id}`));

const accessChanged = (state: ApplicationArgs, args: ApplicationArgs): boolean =>
  changed(flat(state.requiredResourceAccesses).toSorted(), flat(args.requiredResourceAccesses).toSorted());

/** azuread_application, request by request (reference: what the genuine plugin was seen to send). */
export const createApplicationKind = (
  session: () => Promise<AzureadClient>,
): Kind<ApplicationArgs, ApplicationState> => ({
  token,
  check: ({ news }) => ({
    args: { signInAudience: 'AzureADMyOrg', preventDuplicateNames: false, ...news } as unknown as ApplicationArgs,
    failures: [...required(news, ['displayName']), ...unplayed(news, known, token)],
  }),
  diff: ({ state, args }) => [
    ...scalarChanges(scalars, { ...state }, { ...args }),
    ...setChanges('owners', state.owners, args.owners),
    // Optional and computed: what nobody asks for is the service's choice, a tag set by hand too.
    ...(args.tags === undefined ? [] : setChanges('tags', state.tags, args.tags)),
    ...setChanges('web.redirectUris', state.web?.redirectUris, args.web?.redirectUris),
    ...scalarChanges(['homepageUrl', 'logoutUrl'], { ...state.web }, { ...args.web }).map((one) => ({
      ...one,
      path: `web.${one.path}`,
    })),
    ...(accessChanged(state, args) ? [{ path: 'requiredResourceAccesses', kind: 'update' as const }] : []),
  ],
  preview: async ({ args, state }) => {
    if (args.preventDuplicateNames === true) await refuseDuplicate(await session(), args, state?.objectId);
    return { ...state, ...args };
  },
  create: async ({ args }) => {
    const client = await session();
    await refuseDuplicate(client, args);
    const owners = firstOwners(client, args.owners ?? []);
    const doing = `create application "${args.displayName}"`;
    const made = await client.call('POST', '/v1.0/applications', doing, {
      ...body(args),
      ...changedOnly(args),
      api: { ...api, oauth2PermissionScopes: [] },
      'owners@odata.bind': owners.bind,
    });
    const objectId = String(made.id);
    const path = `/v1.0/applications/${objectId}`;
    // Two changes of the name that must both be heard: the way to learn that every replica knows the application.
    await client.call('PATCH', path, doing, { displayName: `TERRAFORM_UPDATE_${randomUUID()}` });
    await client.call('PATCH', path, doing, { displayName: args.displayName });
    for (const owner of owners.later) await addOwner(client, 'applications', objectId, owner);
    if (owners.dropCaller) await removeOwner(client, 'applications', objectId, client.objectId);
    return { id: `/applications/${objectId}`, state: await demand(client, objectId, args) };
  },
  update: async ({ id, args, state }) => {
    const client = await session();
    const objectId = objectIdOf(id);
    await refuseDuplicate(client, args, objectId);
    await client.call('PATCH', `/v1.0/applications/${objectId}`, `update application "${args.displayName}"`, {
      ...body({ ...args, tags: args.tags ?? state.tags }),
      api,
      ...(accessChanged(state, args) && { requiredResourceAccess: requiredResourceAccess(args) }),
    });
    if (args.owners !== undefined) await setOwners(client, 'applications', objectId, args.owners);
    return { state: await demand(client, objectId, args) };
  },
  read: async ({ id, state: before }) => {
    const state = await read(await session(), objectIdOf(id), before?.preventDuplicateNames);
    if (state === undefined) return undefined;
    const args = Object.fromEntries(Object.entries(state).filter(([name]) => known.includes(name)));
    return { id: `/applications/${state.objectId}`, args: args as unknown as ApplicationArgs, state };
  },
  delete: async ({ id }) => deleteAndWait(await session(), 'applications', objectIdOf(id)),
});
