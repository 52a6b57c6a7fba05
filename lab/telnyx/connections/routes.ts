import { Hono } from 'hono';
import type { LabContext } from '../../context.ts';
import { readBody } from '../body.ts';
import type { TelnyxEnv } from '../environment.ts';
import { replyPage, sorted } from '../pages.ts';
import { createConnection, findConnection } from './change.ts';
import { connectionView } from './view.ts';

/** FQDN connections: what a SIP trunk is at Telnyx. */
export const connectionRoutes = (lab: LabContext): Hono<TelnyxEnv> => {
  const app = new Hono<TelnyxEnv>();
  app.get('/fqdn_connections', (c) => {
    const rows = c
      .get('rows')
      .list('telnyxConnection')
      .map((one) => connectionView(one));
    const names = ['created_at', 'connection_name', 'active'];
    return replyPage(c, sorted(c, rows, { names, fallback: '-created_at' }), { size: 250 });
  });
  app.post('/fqdn_connections', async (c) =>
    c.json({ data: connectionView(createConnection(lab, await readBody(c)), { showsPassword: true }) }, 201),
  );
  app.get('/fqdn_connections/:id', (c) =>
    c.json({ data: connectionView(findConnection(c.get('rows'), c.req.param('id'))) }),
  );
  return app;
};
