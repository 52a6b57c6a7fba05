import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import type { LabContext } from '../../context.ts';
import type { LabPermissionGrant } from '../../model.ts';
import { needs, needsBy } from '../authorise.ts';
import type { GraphEnv } from '../environment.ts';
import { badRequest, GraphError, notFound } from '../error.ts';
import type { CollectionRules } from '../odata/query.ts';
import { permissions } from '../permissions.ts';
import { readBody, replyCollection, replyEntity } from '../reply.ts';
import { findPrincipal } from './service-principal.ts';

const rules: CollectionRules = {
  type: 'oAuth2PermissionGrant',
  defaultPage: 100,
  largestPage: 999,
  paging: 'nextLink',
  properties: new Set(['id', 'clientId', 'consentType', 'principalId', 'resourceId', 'scope']),
  directory: true,
};

/** Delegated permissions that an administrator consented to, for everyone or for one person. */
export const grantRoutes = (lab: LabContext): Hono<GraphEnv> => {
  const app = new Hono<GraphEnv>();
  const { store } = lab;
  const read = needsBy(() =>
    lab.switches.grantReads === 'narrow'
      ? [...permissions.readPermissionGrantsNarrowly, ...permissions.readPermissionGrants]
      : permissions.readPermissionGrants,
  );
  const write = needs(permissions.writePermissionGrants);
  const find = (id: string) => {
    const grant = store.get('oauth2PermissionGrant', id);
    if (grant === undefined) throw notFound(id);
    return grant;
  };

  app.get('/oauth2PermissionGrants', read, (c) =>
    replyCollection(lab, c, {
      rows: c.get('rows').list('oauth2PermissionGrant'),
      view: (row) => row,
      rules,
      name: 'oauth2PermissionGrants',
    }),
  );
  app.get('/oauth2PermissionGrants/:id', read, (c) =>
    replyEntity(lab, c, { row: find(c.req.param('id')), rules, name: 'oauth2PermissionGrants' }),
  );
  app.post('/oauth2PermissionGrants', write, async (c) => {
    const body = await readBody(c);
    const { consentType } = body;
    if (consentType !== 'AllPrincipals' && consentType !== 'Principal') {
      throw badRequest("Invalid value specified for property 'consentType' of resource 'OAuth2PermissionGrant'.");
    }
    const client = findPrincipal(store, String(body.clientId ?? ''));
    const resource = findPrincipal(store, String(body.resourceId ?? ''));
    const principalId = consentType === 'Principal' ? String(body.principalId ?? '') : null;
    const scope = String(body.scope ?? '');
    const names = scope.split(' ').filter((name) => name !== '');
    const unknown = names.find((name) => !resource.oauth2PermissionScopes.some((one) => one.value === name));
    if (unknown !== undefined) throw badRequest(`Scope '${unknown}' is not found on the resource.`);
    const same = (one: LabPermissionGrant) =>
      one.clientId === client.id &&
      one.resourceId === resource.id &&
      one.consentType === consentType &&
      one.principalId === principalId;
    if (store.list('oauth2PermissionGrant').some(same)) {
      throw new GraphError(409, 'Request_MultipleObjectsWithSameKeyValue', 'Permission entry already exists.');
    }
    const row: LabPermissionGrant = {
      clientId: client.id,
      consentType,
      id: randomBytes(32).toString('base64url'),
      principalId,
      resourceId: resource.id,
      scope,
    };
    store.put('oauth2PermissionGrant', row.id, row);
    return replyEntity(lab, c, { row, rules, name: 'oauth2PermissionGrants', status: 201 });
  });
  app.patch('/oauth2PermissionGrants/:id', write, async (c) => {
    const grant = find(c.req.param('id'));
    const { scope } = await readBody(c);
    store.put('oauth2PermissionGrant', grant.id, { ...grant, scope: String(scope ?? grant.scope) });
    return c.body(null, 204);
  });
  app.delete('/oauth2PermissionGrants/:id', write, (c) => {
    store.delete('oauth2PermissionGrant', find(c.req.param('id')).id);
    return c.body(null, 204);
  });
  return app;
};
