import { Hono } from 'hono';
import type { LabContext } from '../../context.ts';
import { readBody } from '../body.ts';
import type { TelnyxEnv } from '../environment.ts';
import { replyPage, sorted } from '../pages.ts';
import { filtersOf } from '../query.ts';
import { changeProfile, createProfile, deleteProfile, findProfile, profileView } from './change.ts';

/** Outbound voice profiles. Making one answers 200 (DOC), as nothing else here that makes something. */
export const profileRoutes = (lab: LabContext): Hono<TelnyxEnv> => {
  const app = new Hono<TelnyxEnv>();
  const base = '/outbound_voice_profiles';
  app.get(base, (c) => {
    const rows = c.get('rows');
    const wanted = filtersOf(lab, c, ['name][contains'])['name][contains']?.toLowerCase() ?? '';
    const found = rows.list('telnyxProfile').filter(({ settings }) => settings.name.toLowerCase().includes(wanted));
    const views = found.map((one) => profileView(rows, one));
    const names = ['enabled', 'name', 'service_plan', 'traffic_type', 'usage_payment_method'];
    return replyPage(c, sorted(c, views, { names, fallback: '-created_at' }));
  });
  app.post(base, async (c) => c.json({ data: profileView(lab.store, createProfile(lab, await readBody(c))) }));
  app.get(`${base}/:id`, (c) => {
    const rows = c.get('rows');
    return c.json({ data: profileView(rows, findProfile(rows, c.req.param('id'))) });
  });
  app.patch(`${base}/:id`, async (c) =>
    c.json({ data: profileView(lab.store, changeProfile(lab, c.req.param('id'), await readBody(c))) }),
  );
  app.delete(`${base}/:id`, (c) => c.json({ data: deleteProfile(lab, c.req.param('id')) }));
  return app;
};
