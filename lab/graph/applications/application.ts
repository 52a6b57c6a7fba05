import { randomUUID } from 'node:crypto';
import type { LabContext } from '../../context.ts';
import type { Claims } from '../../entra/tokens.ts';
import type { LabApplication } from '../../model.ts';
import type { Rows } from '../../store.ts';
import { badRequest, GraphError, notFound } from '../error.ts';
import type { CollectionRules } from '../odata/query.ts';
import { newApplication } from './defaults.ts';
import { deepMerge } from './merge.ts';
import { readBoundOwners, setFirstOwners } from './owners.ts';

type Body = Readonly<Record<string, unknown>>;

const empty = newApplication({ id: '', appId: '', displayName: '', createdDateTime: '' });

/** Certificates are listed without themselves. The beta face has one property more, which azuread reads by itself. */
export const applicationView = (application: LabApplication, version: 'v1.0' | 'beta'): Record<string, unknown> => ({
  ...application,
  keyCredentials: application.keyCredentials.map((one) => ({ ...one, key: null })),
  ...(version === 'beta' && { oauth2RequirePostResponse: application.oauth2RequirePostResponse ?? false }),
});

export const applicationRules = (version: 'v1.0' | 'beta'): CollectionRules => ({
  type: 'application',
  defaultPage: 100,
  largestPage: 999,
  paging: 'nextLink',
  properties: new Set(Object.keys(applicationView(empty, version))),
  directory: true,
});

/** A living application by object id, or by client id as `appId=…`. */
export const findApplication = (rows: Rows, key: string): LabApplication => {
  const [, appId] = /^appId=(.+)$/i.exec(key) ?? [];
  const application =
    appId === undefined
      ? rows.get('application', key)
      : rows.list('application').find((one) => one.appId === appId.toLowerCase());
  if (application === undefined || application.deletedDateTime !== null) throw notFound(appId ?? key);
  return application;
};

const audiences = [
  'AzureADMyOrg',
  'AzureADMultipleOrgs',
  'AzureADandPersonalMicrosoftAccount',
  'PersonalMicrosoftAccount',
];
const readOnly = new Set(['id', 'appId', 'createdDateTime', 'publisherDomain', 'passwordCredentials']);

const objectAt = (value: unknown, name: string): Body => ((value as Body | undefined)?.[name] ?? {}) as Body;

/** A web redirect URI is https, or http on this machine only; no fragment, no wildcard in a multi-tenant app. */
const checkRedirects = (body: Body): void => {
  const uris = objectAt(body, 'web').redirectUris;
  if (!Array.isArray(uris)) return;
  const bad = uris.map(String).find((uri) => !/^(https:\/\/[^*#]+|http:\/\/localhost(:\d+)?(\/[^*#]*)?)$/.test(uri));
  if (bad !== undefined)
    throw badRequest(`Invalid value specified for property 'redirectUris' of resource 'Application'.`);
};

const checkBody = (body: Body): void => {
  const unknown = Object.keys(body).find(
    (name) => !name.includes('@odata.') && !(name in empty) && name !== 'oauth2RequirePostResponse',
  );
  if (unknown !== undefined) throw badRequest(`Invalid property '${unknown}'.`);
  const audience = body.signInAudience;
  if (audience !== undefined && !audiences.includes(String(audience))) {
    throw badRequest("Invalid value specified for property 'signInAudience' of resource 'Application'.");
  }
  if (body.displayName === null || body.displayName === '') {
    throw badRequest("Invalid value specified for property 'displayName' of resource 'Application'.");
  }
  checkRedirects(body);
};

const writable = (body: Body): Body => Object.fromEntries(Object.entries(body).filter(([name]) => !readOnly.has(name)));

/** POST /applications. The owners are checked before anything is made. */
export const createApplication = (lab: LabContext, caller: Claims, body: Body): LabApplication => {
  checkBody(body);
  if (body.displayName === undefined) {
    throw badRequest("A value is required for property 'displayName' of resource 'Application'.");
  }
  readBoundOwners(lab.store, body);
  const born = newApplication({
    id: randomUUID(),
    appId: randomUUID(),
    displayName: String(body.displayName),
    createdDateTime: new Date(lab.clock.now()).toISOString(),
  });
  const application = deepMerge(
    { ...born, publisherDomain: lab.store.list('domain').find((one) => one.isDefault)?.id ?? null },
    writable(body),
  );
  lab.store.put('application', application.id, application);
  setFirstOwners(lab, caller, application.id, body);
  lab.store.put('setting', `misses/${application.id}`, { left: lab.switches.newApplicationMisses });
  return application;
};

/** Replication: the replica that answers a PATCH may not have heard of a new application yet. */
const checkReplica = ({ store }: LabContext, id: string): void => {
  const left = Number(store.get('setting', `misses/${id}`)?.left ?? 0);
  if (left === 0) return;
  store.put('setting', `misses/${id}`, { left: left - 1 });
  throw notFound(id);
};

interface Entitlement {
  readonly id: string;
  readonly isEnabled: boolean;
}

const entitlements = (value: Body): Entitlement[] =>
  [value.appRoles, objectAt(value, 'api').oauth2PermissionScopes].flatMap((list) => (Array.isArray(list) ? list : []));

/** Roles and scopes that clients may have been granted must be switched off before they go. */
const checkEntitlements = (old: LabApplication, next: LabApplication): void => {
  const kept = new Set(entitlements(next).map((one) => one.id));
  if (entitlements(old).some((one) => one.isEnabled && !kept.has(one.id))) {
    throw new GraphError(
      400,
      'CannotDeleteOrUpdateEnabledEntitlement',
      'Permission (scope or role) cannot be deleted or updated unless disabled first.',
    );
  }
};

/** PATCH /applications/{id}: deep merge, nulls kept. */
export const changeApplication = (lab: LabContext, application: LabApplication, body: Body): void => {
  checkReplica(lab, application.id);
  checkBody(body);
  const next = deepMerge(application, writable(body));
  checkEntitlements(application, next);
  lab.store.put('application', application.id, next);
};
