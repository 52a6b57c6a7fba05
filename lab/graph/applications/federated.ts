import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import type { LabContext } from '../../context.ts';
import type { LabApplication } from '../../model.ts';
import { needs } from '../authorise.ts';
import type { GraphEnv } from '../environment.ts';
import { badRequest, GraphError, notFound } from '../error.ts';
import { permissions } from '../permissions.ts';
import { readBody } from '../reply.ts';
import { findApplication } from './application.ts';

const path = '/applications/:key/federatedIdentityCredentials';

/** Whom an application trusts to vouch for it instead of a secret: a GitHub workflow, say. */
export const federatedRoutes = (lab: LabContext, owned: (c: Context<GraphEnv>) => LabApplication): Hono<GraphEnv> => {
  const app = new Hono<GraphEnv>();
  const read = needs(permissions.readApplications);
  const write = needs(permissions.writeApplications);
  const of = (application: LabApplication) =>
    lab.store.list('federatedCredential').filter((one) => one.applicationId === application.id);

  app.get(path, read, (c) => {
    const found = of(findApplication(c.get('rows'), c.req.param('key')));
    return c.json({ value: found.map(({ applicationId: _, ...shown }) => shown) });
  });
  app.post(path, write, async (c) => {
    const body = await readBody(c);
    const application = owned(c);
    const { name, issuer, subject, audiences } = body;
    if (
      typeof name !== 'string' ||
      typeof issuer !== 'string' ||
      typeof subject !== 'string' ||
      !Array.isArray(audiences)
    ) {
      throw badRequest('name, issuer, subject and audiences are required.');
    }
    const others = of(application);
    if (others.length >= 20) throw badRequest('The maximum number of federated identity credentials is 20.');
    if (others.some((one) => one.name === name)) {
      throw new GraphError(
        409,
        'Request_MultipleObjectsWithSameKeyValue',
        `FederatedIdentityCredential with name ${name} already exists.`,
      );
    }
    const shown = {
      id: randomUUID(),
      name,
      issuer,
      subject,
      audiences: audiences.map(String),
      description: body.description ?? null,
    };
    lab.store.put('federatedCredential', `${application.id}/${shown.id}`, { ...shown, applicationId: application.id });
    return c.json(shown, 201);
  });
  app.delete(`${path}/:id`, write, (c) => {
    const application = owned(c);
    const found = of(application).find((one) => one.id === c.req.param('id') || one.name === c.req.param('id'));
    if (found === undefined || !lab.store.delete('federatedCredential', `${application.id}/${found.id}`)) {
      throw notFound(c.req.param('id'));
    }
    return c.body(null, 204);
  });
  return app;
};
