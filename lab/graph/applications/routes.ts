import { type Context, Hono } from 'hono';
import type { LabContext } from '../../context.ts';
import { needs } from '../authorise.ts';
import type { GraphEnv } from '../environment.ts';
import { GraphError, notFound } from '../error.ts';
import { permissions } from '../permissions.ts';
import { readBody, replyCollection, replyEntity } from '../reply.ts';
import {
  applicationRules,
  applicationView,
  changeApplication,
  createApplication,
  findApplication,
} from './application.ts';
import { federatedRoutes } from './federated.ts';
import { addOwnerReference, checkOwnership, forgetOwners, ownerViews, removeOwner } from './owners.ts';
import { addPassword, removePassword } from './secrets.ts';
import { deletePrincipal } from './service-principal.ts';

const read = needs(permissions.readApplications);
const write = needs(permissions.writeApplications);

/** App registrations: the object whose client secret a person types into CCAIP's portal. */
export const applicationRoutes = (lab: LabContext): Hono<GraphEnv> => {
  const app = new Hono<GraphEnv>();
  const { store } = lab;

  /** The application of a writing call, if the caller may write it. */
  const owned = (c: Context<GraphEnv>) => {
    const application = findApplication(store, c.req.param('key') ?? '');
    checkOwnership(store, c.get('caller'), application.id);
    return application;
  };

  app.get('/applications', read, (c) => {
    const version = c.get('version');
    const rows = c
      .get('rows')
      .list('application')
      .filter((one) => one.deletedDateTime === null);
    const view = (row: (typeof rows)[number]) => applicationView(row, version);
    return replyCollection(lab, c, { rows, view, rules: applicationRules(version), name: 'applications' });
  });
  app.post('/applications', write, async (c) => {
    const row = applicationView(createApplication(lab, c.get('caller'), await readBody(c)), 'v1.0');
    return replyEntity(lab, c, { row, rules: applicationRules('v1.0'), name: 'applications', status: 201 });
  });
  app.get('/applications/:key', read, (c) => {
    const version = c.get('version');
    const row = applicationView(findApplication(c.get('rows'), c.req.param('key')), version);
    return replyEntity(lab, c, { row, rules: applicationRules(version), name: 'applications' });
  });
  app.patch('/applications/:key', write, async (c) => {
    const body = await readBody(c);
    // A lagging replica hasn't heard of what was just made.
    findApplication(c.get('rows'), c.req.param('key'));
    changeApplication(lab, owned(c), body);
    return c.body(null, 204);
  });
  app.delete('/applications/:key', write, (c) => {
    const application = owned(c);
    // Its service principal in this tenant goes too; both rest in deletedItems for 30 days.
    const principal = store
      .list('servicePrincipal')
      .find((one) => one.appId === application.appId && one.deletedDateTime === null);
    if (principal !== undefined) deletePrincipal(lab, principal);
    forgetOwners(store, application.id);
    store.put('application', application.id, {
      ...application,
      deletedDateTime: new Date(lab.clock.now()).toISOString(),
    });
    return c.body(null, 204);
  });

  app.post('/applications/:key/addPassword', write, async (c) => {
    const body = await readBody(c);
    const credential = addPassword(lab, owned(c), body);
    return c.json({
      '@odata.context': `${lab.origin}/${c.get('version')}/$metadata#microsoft.graph.passwordCredential`,
      ...credential,
    });
  });
  app.post('/applications/:key/removePassword', write, async (c) => {
    const body = await readBody(c);
    removePassword(lab, owned(c), body);
    return c.body(null, 204);
  });

  app.get('/applications/:key/owners', read, (c) => {
    const application = findApplication(c.get('rows'), c.req.param('key'));
    return c.json({
      '@odata.context': `${lab.origin}/${c.get('version')}/$metadata#directoryObjects`,
      value: ownerViews(c.get('rows'), application.id),
    });
  });
  app.post('/applications/:key/owners/$ref', write, async (c) => {
    const body = await readBody(c);
    addOwnerReference(store, owned(c).id, body);
    return c.body(null, 204);
  });
  app.delete('/applications/:key/owners/:owner/$ref', write, (c) => {
    removeOwner(store, owned(c).id, c.req.param('owner'));
    return c.body(null, 204);
  });

  app.get('/directory/deletedItems/microsoft.graph.application', read, (c) => {
    const rows = c
      .get('rows')
      .list('application')
      .filter((one) => one.deletedDateTime !== null);
    const rules = applicationRules('v1.0');
    return replyCollection(lab, c, { rows, view: (row) => row, rules, name: 'directoryObjects' });
  });
  app.delete('/directory/deletedItems/:key', write, (c) => {
    const key = c.req.param('key');
    const application = store.get('application', key);
    if (application === undefined || application.deletedDateTime === null) throw notFound(key);
    store.delete('application', key);
    return c.body(null, 204);
  });

  app.get('/applicationTemplates/:id', () => {
    throw new GraphError(404, 'Request_ResourceNotFound', 'The lab has no application gallery.');
  });
  app.route('/', federatedRoutes(lab, owned));
  return app;
};
