import { Hono } from 'hono';
import type { LabContext } from '../../context.ts';
import { readBody } from '../body.ts';
import type { TelnyxEnv } from '../environment.ts';
import { filtersOf, isAsked } from '../query.ts';
import { isoOf } from '../time.ts';
import { changeGroup, createGroup, findGroup, submitGroup } from './change.ts';
import type { LabTelnyxGroup } from './model.ts';
import { requirementView } from './requirements.ts';

const view = (group: LabTelnyxGroup) => ({
  id: group.id,
  record_type: 'requirement_group',
  action: group.action,
  country_code: group.country,
  phone_number_type: group.type,
  customer_reference: group.customerReference,
  status: group.status,
  regulatory_requirements: group.requirements.map((one) => ({
    ...requirementView(one),
    // A group has no words for what is missing but these (SRC UserRequirement).
    status: one.status === 'awaiting-value' ? 'unapproved' : one.status,
  })),
  created_at: isoOf(group.createdAt),
  updated_at: isoOf(group.updatedAt),
});

/** Requirement groups: answers stand bare, without `data`, and the list without pages (DOC). */
export const groupRoutes = (lab: LabContext): Hono<TelnyxEnv> => {
  const app = new Hono<TelnyxEnv>();
  const base = '/requirement_groups';
  app.get(base, (c) => {
    const names = ['country_code', 'phone_number_type', 'action', 'status', 'customer_reference'] as const;
    const asked = filtersOf(lab, c, names);
    const views = c.get('rows').list('telnyxGroup').map(view);
    return c.json(views.filter((one) => names.every((name) => isAsked(asked[name], one[name]))));
  });
  app.post(base, async (c) => c.json(view(createGroup(lab, await readBody(c)))));
  app.get(`${base}/:id`, (c) => c.json(view(findGroup(c.get('rows'), c.req.param('id')))));
  app.patch(`${base}/:id`, async (c) => c.json(view(changeGroup(lab, c.req.param('id'), await readBody(c)))));
  app.delete(`${base}/:id`, (c) => {
    const found = findGroup(lab.store, c.req.param('id'));
    lab.store.delete('telnyxGroup', found.id);
    return c.json(view(found));
  });
  app.post(`${base}/:id/submit_for_approval`, (c) => c.json(view(submitGroup(lab, c.req.param('id')))));
  return app;
};
