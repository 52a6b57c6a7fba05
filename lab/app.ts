import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { adminRoutes } from './admin/routes.ts';
import type { LabContext } from './context.ts';
import { entraRoutes } from './entra/routes.ts';
import { graphRoutes } from './graph/routes.ts';
import { cmdletRoute } from './teams/cmdlet-route.ts';

/** What travels with one request through the lab: Node's objects, so that a fault can drop the connection. */
export interface LabBindings extends HttpBindings {
  /** A `lostReply` fault struck: the work is done, the caller never hears of it. */
  replyLost?: boolean;
}

/** Everything behind the lab's one port. */
export const labApp = (context: LabContext): Hono<{ Bindings: LabBindings }> => {
  const app = new Hono<{ Bindings: LabBindings }>();
  app.use(async (c, next) => {
    context.store.begin();
    context.requests.count(c.req.method, new URL(c.req.url).pathname);
    await next();
    if (c.env.replyLost === true) c.env.incoming.socket.destroy();
  });
  app.route('/', entraRoutes(context));
  app.route('/lab', adminRoutes(context));
  app.route('/lab/cmdlet', cmdletRoute(context));
  const graph = graphRoutes(context);
  for (const version of ['v1.0', 'beta'] as const) {
    app.all(`/${version}/*`, (c) => graph(c.req.raw, version, c.env));
  }
  return app;
};
