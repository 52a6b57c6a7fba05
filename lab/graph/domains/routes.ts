import { Hono } from 'hono';
import type { LabContext } from '../../context.ts';
import { needs } from '../authorise.ts';
import type { GraphEnv } from '../environment.ts';
import { permissions } from '../permissions.ts';
import { readBody, replyCollection, replyEntity } from '../reply.ts';
import {
  changeDomain,
  createDomain,
  deleteDomain,
  domainReferences,
  domainRules,
  domainView,
  findDomain,
  verificationRecords,
  verifyDomain,
} from './domain.ts';

/** Domains: an SBC's name must be in a verified one. */
export const domainRoutes = (lab: LabContext): Hono<GraphEnv> => {
  const app = new Hono<GraphEnv>();
  const read = needs(permissions.readDomains);
  const write = needs(permissions.writeDomains);
  const name = 'domains';
  const rules = domainRules;

  app.get('/domains', read, (c) =>
    replyCollection(lab, c, { rows: c.get('rows').list('domain'), view: domainView, rules, name }),
  );
  app.post('/domains', write, async (c) =>
    replyEntity(lab, c, { row: domainView(createDomain(lab, await readBody(c))), rules, name, status: 201 }),
  );
  app.get('/domains/:id', read, (c) =>
    replyEntity(lab, c, { row: domainView(findDomain(c.get('rows'), c.req.param('id'))), rules, name }),
  );
  app.patch('/domains/:id', write, async (c) => {
    changeDomain(lab, findDomain(lab.store, c.req.param('id')), await readBody(c));
    return c.body(null, 204);
  });
  app.delete('/domains/:id', write, (c) => {
    deleteDomain(lab, findDomain(lab.store, c.req.param('id')));
    return c.body(null, 204);
  });
  app.post('/domains/:id/verify', write, (c) => {
    const domain = findDomain(lab.store, c.req.param('id'));
    verifyDomain(lab, domain);
    const row = { ...domainView(findDomain(lab.store, domain.id)), availabilityStatus: 'AvailableImmediately' };
    return replyEntity(lab, c, { row, rules, name });
  });
  app.get('/domains/:id/verificationDnsRecords', read, (c) =>
    c.json({ value: verificationRecords(lab, findDomain(c.get('rows'), c.req.param('id'))) }),
  );
  app.get('/domains/:id/serviceConfigurationRecords', read, (c) => {
    findDomain(c.get('rows'), c.req.param('id'));
    return c.json({ value: [] });
  });
  app.get('/domains/:id/domainNameReferences', read, (c) =>
    c.json({ value: domainReferences(c.get('rows'), findDomain(c.get('rows'), c.req.param('id'))) }),
  );
  return app;
};
