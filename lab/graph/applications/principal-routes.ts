import { randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import type { LabContext } from '../../context.ts';
import type { LabAppRoleAssignment } from '../../model.ts';
import { needs } from '../authorise.ts';
import type { GraphEnv } from '../environment.ts';
import { badRequest, notFound } from '../error.ts';
import { permissions } from '../permissions.ts';
import { readBody, replyCollection, replyEntity } from '../reply.ts';
import { addOwnerReference, checkOwnership, ownerViews, removeOwner } from './owners.ts';
import {
  changePrincipal,
  createPrincipal,
  deletePrincipal,
  findPrincipal,
  principalRules,
  principalView,
} from './service-principal.ts';

const read = needs(permissions.readApplications);
const write = needs(permissions.writeApplications);
const grant = needs(permissions.grantAppRoles, permissions.readApplications);

/** Service principals, and the application permissions that they are granted. */
export const principalRoutes = (lab: LabContext): Hono<GraphEnv> => {
  const app = new Hono<GraphEnv>();
  const { store } = lab;
  const owned = (c: Context<GraphEnv>) => {
    const principal = findPrincipal(store, c.req.param('key') ?? '');
    checkOwnership(store, c.get('caller'), principal.id);
    return principal;
  };

  app.get('/servicePrincipals', read, (c) => {
    const version = c.get('version');
    const rows = c
      .get('rows')
      .list('servicePrincipal')
      .filter((one) => one.deletedDateTime === null);
    const view = (row: (typeof rows)[number]) => principalView(row, version);
    return replyCollection(lab, c, { rows, view, rules: principalRules(version), name: 'servicePrincipals' });
  });
  app.post('/servicePrincipals', write, async (c) => {
    const row = createPrincipal(lab, c.get('caller'), await readBody(c));
    return replyEntity(lab, c, { row, rules: principalRules('v1.0'), name: 'servicePrincipals', status: 201 });
  });
  app.get('/servicePrincipals/:key', read, (c) => {
    const version = c.get('version');
    const row = principalView(findPrincipal(c.get('rows'), c.req.param('key')), version);
    return replyEntity(lab, c, { row, rules: principalRules(version), name: 'servicePrincipals' });
  });
  app.patch('/servicePrincipals/:key', write, async (c) => {
    const body = await readBody(c);
    changePrincipal(lab, owned(c), body);
    return c.body(null, 204);
  });
  app.delete('/servicePrincipals/:key', write, (c) => {
    deletePrincipal(lab, owned(c));
    return c.body(null, 204);
  });

  app.get('/servicePrincipals/:key/owners', read, (c) => {
    const principal = findPrincipal(c.get('rows'), c.req.param('key'));
    return c.json({
      '@odata.context': `${lab.origin}/${c.get('version')}/$metadata#directoryObjects`,
      value: ownerViews(c.get('rows'), principal.id),
    });
  });
  app.post('/servicePrincipals/:key/owners/$ref', write, async (c) => {
    const body = await readBody(c);
    addOwnerReference(store, owned(c).id, body);
    return c.body(null, 204);
  });
  app.delete('/servicePrincipals/:key/owners/:owner/$ref', write, (c) => {
    removeOwner(store, owned(c).id, c.req.param('owner'));
    return c.body(null, 204);
  });

  const onResource = (c: Context<GraphEnv>): LabAppRoleAssignment[] => {
    const resource = findPrincipal(c.get('rows'), c.req.param('key') ?? '');
    return c
      .get('rows')
      .list('appRoleAssignment')
      .filter((one) => one.resourceId === resource.id);
  };
  const assignment = (c: Context<GraphEnv>) => {
    const found = onResource(c).find((one) => one.id === c.req.param('id'));
    if (found === undefined) throw notFound(c.req.param('id') ?? '');
    return found;
  };
  app.get('/servicePrincipals/:key/appRoleAssignedTo', read, (c) => c.json({ value: onResource(c) }));
  app.get('/servicePrincipals/:key/appRoleAssignedTo/:id', read, (c) => c.json(assignment(c)));
  app.get('/servicePrincipals/:key/appRoleAssignments', read, (c) => {
    const principal = findPrincipal(c.get('rows'), c.req.param('key'));
    const value = c
      .get('rows')
      .list('appRoleAssignment')
      .filter((one) => one.principalId === principal.id);
    return c.json({ value });
  });
  app.post('/servicePrincipals/:key/appRoleAssignedTo', grant, async (c) => {
    const resource = findPrincipal(store, c.req.param('key'));
    const body = await readBody(c);
    const principal = findPrincipal(store, String(body.principalId ?? ''));
    const appRoleId = String(body.appRoleId ?? '').toLowerCase();
    if (!resource.appRoles.some((one) => one.id === appRoleId)) {
      throw badRequest('Permission being assigned was not found on application');
    }
    const same = (one: LabAppRoleAssignment) =>
      one.resourceId === resource.id && one.principalId === principal.id && one.appRoleId === appRoleId;
    if (store.list('appRoleAssignment').some(same)) {
      throw badRequest('Permission being assigned already exists on the object');
    }
    const row: LabAppRoleAssignment = {
      id: randomBytes(32).toString('base64url'),
      deletedDateTime: null,
      appRoleId,
      createdDateTime: new Date(lab.clock.now()).toISOString(),
      principalDisplayName: principal.displayName,
      principalId: principal.id,
      principalType: 'ServicePrincipal',
      resourceDisplayName: resource.displayName,
      resourceId: resource.id,
    };
    store.put('appRoleAssignment', row.id, row);
    return c.json(row, 201);
  });
  app.delete('/servicePrincipals/:key/appRoleAssignedTo/:id', needs(permissions.grantAppRoles), (c) => {
    store.delete('appRoleAssignment', assignment(c).id);
    return c.body(null, 204);
  });
  return app;
};
