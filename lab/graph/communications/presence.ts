import { Hono } from 'hono';
import type { LabContext } from '../../context.ts';
import type { LabUser } from '../../model.ts';
import { needs } from '../authorise.ts';
import type { GraphEnv } from '../environment.ts';
import { GraphError } from '../error.ts';
import { permissions } from '../permissions.ts';
import { readBody } from '../reply.ts';
import { findUser } from '../users/user.ts';

/** DOC cloudcommunications-getpresencesbyuserid. */
const mostIds = 650;

const view = ({ id, presence = { availability: 'Available', activity: 'Available' } }: LabUser) => ({
  id,
  availability: presence.availability,
  activity: presence.activity,
  outOfOfficeSettings: { message: null, isOutOfOffice: false },
  statusMessage: null,
});

/** Presence, read (DOC presence-get, cloudcommunications-getpresencesbyuserid). Who isn't there is left out of a list (assumed). */
export const presenceRoutes = (lab: LabContext): Hono<GraphEnv> => {
  const app = new Hono<GraphEnv>();
  const context = (name: string) => `${lab.origin}/v1.0/$metadata#${name}`;

  app.get('/users/:key/presence', needs(permissions.readPresence), (c) =>
    c.json({
      '@odata.context': context("users('{id}')/presence/$entity"),
      ...view(findUser(c.get('rows'), c.req.param('key'))),
    }),
  );
  app.get('/communications/presences/:key', needs(permissions.readPresence), (c) =>
    c.json({
      '@odata.context': context('communications/presences/$entity'),
      ...view(findUser(c.get('rows'), c.req.param('key'))),
    }),
  );
  app.post('/communications/getPresencesByUserId', needs(permissions.readPresence), async (c) => {
    const { ids } = await readBody(c);
    if (!Array.isArray(ids)) throw new GraphError(400, 'BadRequest', 'Ids is null or empty.');
    if (ids.length > mostIds) throw new GraphError(400, 'BadRequest', `At most ${mostIds} ids are supported.`);
    const rows = ids.flatMap((id) => {
      const user = c.get('rows').get('user', String(id));
      return user === undefined || user.deletedDateTime !== null ? [] : [view(user)];
    });
    return c.json({ '@odata.context': context('Collection(microsoft.graph.presence)'), value: rows });
  });
  return app;
};
