import { Hono } from 'hono';
import type { LabContext } from '../../context.ts';
import { readBody } from '../body.ts';
import type { TelnyxEnv } from '../environment.ts';
import { replyPage, sorted } from '../pages.ts';
import { atLeastThree, filtersOf, isAsked } from '../query.ts';
import { authenticationView, changeAuthentication } from './authentication.ts';
import { changeConnection, createConnection, deleteConnection, findConnection } from './change.ts';
import { changeFqdn, createFqdn, deleteFqdn, findFqdn, fqdnView, shownFqdns } from './fqdns.ts';
import { connectionView } from './view.ts';

/** DOC connections_PageConsolidated. */
const pageSize = 250;

/** FQDN connections, their sign-in and their hosts. */
export const connectionRoutes = (lab: LabContext): Hono<TelnyxEnv> => {
  const app = new Hono<TelnyxEnv>();
  app.get('/fqdn_connections', (c) => {
    const rows = c.get('rows');
    const asked = filtersOf(lab, c, [
      'connection_name][contains',
      'fqdn',
      'outbound_voice_profile_id',
      'outbound.outbound_voice_profile_id',
    ]);
    const contains = asked['connection_name][contains'];
    atLeastThree('connection_name][contains', contains);
    const profile = asked.outbound_voice_profile_id ?? asked['outbound.outbound_voice_profile_id'];
    const hosts = shownFqdns(lab, rows);
    const found = rows.list('telnyxConnection').filter(({ id, settings }) => {
      const isNamed = settings.connection_name.toLowerCase().includes((contains ?? '').toLowerCase());
      const isProfile = profile === undefined || settings.outbound.outbound_voice_profile_id === profile;
      // "Matching is case-sensitive, and the full string must match."
      const hasHost =
        asked.fqdn === undefined || hosts.some((one) => one.connectionId === id && one.fqdn === asked.fqdn);
      return isNamed && isProfile && hasHost;
    });
    const views = found.map((one) => connectionView(lab, one));
    const names = ['created_at', 'connection_name', 'active'];
    return replyPage(c, sorted(c, views, { names, fallback: '-created_at' }), pageSize);
  });
  app.post('/fqdn_connections', async (c) =>
    c.json({ data: connectionView(lab, createConnection(lab, await readBody(c)), true) }, 201),
  );
  app.get('/fqdn_connections/:id', (c) =>
    c.json({ data: connectionView(lab, findConnection(c.get('rows'), c.req.param('id'))) }),
  );
  app.patch('/fqdn_connections/:id', async (c) =>
    c.json({ data: connectionView(lab, changeConnection(lab, c.req.param('id'), await readBody(c))) }),
  );
  app.delete('/fqdn_connections/:id', (c) =>
    c.json({ data: connectionView(lab, deleteConnection(lab, c.req.param('id'))) }),
  );
  app.get('/fqdn_connections/:id/fqdn_authentication', (c) =>
    c.json({ data: authenticationView(lab, findConnection(c.get('rows'), c.req.param('id'))) }),
  );
  app.patch('/fqdn_connections/:id/fqdn_authentication', async (c) => {
    const body = await readBody(c);
    const after = changeAuthentication(lab, c.req.param('id'), body);
    return c.json({ data: authenticationView(lab, after, 'password' in body) });
  });

  app.get('/fqdns', (c) => {
    const asked = filtersOf(lab, c, ['connection_id', 'fqdn', 'port', 'dns_record_type']);
    const views = shownFqdns(lab, c.get('rows'))
      .map(fqdnView)
      .filter(
        (one) =>
          isAsked(asked.connection_id, one.connection_id) &&
          isAsked(asked.fqdn, one.fqdn) &&
          isAsked(asked.port, String(one.port)) &&
          isAsked(asked.dns_record_type, one.dns_record_type),
      );
    return replyPage(c, views, pageSize);
  });
  app.post('/fqdns', async (c) => c.json({ data: fqdnView(createFqdn(lab, await readBody(c))) }, 201));
  app.get('/fqdns/:id', (c) => c.json({ data: fqdnView(findFqdn(lab, c.get('rows'), c.req.param('id'))) }));
  app.patch('/fqdns/:id', async (c) =>
    c.json({ data: fqdnView(changeFqdn(lab, c.req.param('id'), await readBody(c))) }),
  );
  app.delete('/fqdns/:id', (c) => c.json({ data: fqdnView(deleteFqdn(lab, c.req.param('id'))) }));
  return app;
};
