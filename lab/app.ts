import { Hono } from 'hono';
import { adminRoutes } from './admin/routes.ts';
import { armRoutes } from './azure/arm-routes.ts';
import { vaultRoutes } from './azure/vault-routes.ts';
import type { LabBindings } from './bindings.ts';
import { carrierRoutes } from './carrier/routes.ts';
import { ccaipApiRoutes } from './ccaip/api/routes.ts';
import { settleJobs } from './ccaip/bulk/jobs.ts';
import { ccaipButtons } from './ccaip/buttons.ts';
import { transferRoutes } from './ccaip/transfer/routes.ts';
import type { LabContext } from './context.ts';
import { entraRoutes } from './entra/routes.ts';
import { settleOperations } from './graph/numbers/operations.ts';
import { graphRoutes } from './graph/routes.ts';
import { cmdletRoute } from './teams/cmdlet-route.ts';
import { settleBatches } from './teams/policies/batches.ts';
import { telnyxButtons } from './telnyx/buttons.ts';
import { telnyxRoutes } from './telnyx/routes.ts';
import { settleTelnyx } from './telnyx/settle.ts';

/** Everything behind the lab's one port. */
export const labApp = (context: LabContext): Hono<{ Bindings: LabBindings }> => {
  const app = new Hono<{ Bindings: LabBindings }>();
  app.use(async (c, next) => {
    context.store.begin();
    settleOperations(context);
    settleBatches(context);
    settleJobs(context);
    settleTelnyx(context);
    context.requests.count(c.req.method, new URL(c.req.url).pathname);
    await next();
    if (c.env.replyLost === true) c.env.incoming.socket.destroy();
  });
  app.route('/', entraRoutes(context));
  app.route('/', armRoutes(context));
  app.route('/', vaultRoutes(context));
  app.route('/lab', adminRoutes(context));
  app.route('/lab/ccaip', ccaipButtons(context));
  app.route('/lab/carrier', carrierRoutes(context));
  app.route('/lab/telnyx', telnyxButtons(context));
  app.route('/lab/transfers', transferRoutes(context));
  app.route('/lab/cmdlet', cmdletRoute(context));
  app.route('/', ccaipApiRoutes(context));
  app.route('/', telnyxRoutes(context));
  const graph = graphRoutes(context);
  for (const version of ['v1.0', 'beta'] as const) {
    app.all(`/${version}/*`, (c) => graph(c.req.raw, version, c.env));
  }
  return app;
};
