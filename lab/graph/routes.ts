import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type { LabBindings } from '../bindings.ts';
import type { LabContext } from '../context.ts';
import { grantRoutes } from './applications/grant-routes.ts';
import { principalRoutes } from './applications/principal-routes.ts';
import { applicationRoutes } from './applications/routes.ts';
import { authenticate } from './authorise.ts';
import { runBatch } from './batch.ts';
import { callLogRoutes } from './communications/call-log.ts';
import { presenceRoutes } from './communications/presence.ts';
import { domainRoutes } from './domains/routes.ts';
import type { GraphEnv } from './environment.ts';
import { errorBody, GraphError, noSuchSegment } from './error.ts';
import { applyFaults, limitRate } from './faults.ts';
import { groupRoutes } from './groups/routes.ts';
import { settleOperations } from './numbers/operations.ts';
import { numberRoutes } from './numbers/routes.ts';
import { plainPath } from './path.ts';
import { policyRoutes } from './policies/routes.ts';
import { readBody } from './reply.ts';
import { configurationRoutes } from './users/configurations.ts';
import { meRoutes } from './users/me.ts';
import { userRoutes } from './users/routes.ts';

type Handle = (request: Request, version: 'v1.0' | 'beta', env: LabBindings) => Promise<Response>;

const jsonType = 'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';

/** Microsoft Graph, as far as Direct Routing needs it: both versions, one set of rules. */
export const graphRoutes = (lab: LabContext): Handle => {
  const app = new Hono<GraphEnv>();

  app.use(async (c, next) => {
    const requestId = randomUUID();
    const clientRequestId = c.req.header('client-request-id') ?? requestId;
    c.set('version', c.env.version);
    c.set('requestId', requestId);
    c.set('clientRequestId', clientRequestId);
    await next();
    c.header('request-id', requestId);
    c.header('client-request-id', clientRequestId);
    c.header('OData-Version', '4.0');
    if (c.res.headers.get('content-type')?.startsWith('application/json') === true) c.header('content-type', jsonType);
  });
  app.use(limitRate(lab));
  app.use(applyFaults(lab));
  app.use(authenticate(lab));

  const all = [
    // deletedItems of applications before the users' catch-all by id.
    applicationRoutes,
    principalRoutes,
    grantRoutes,
    presenceRoutes,
    callLogRoutes,
    meRoutes,
    userRoutes,
    domainRoutes,
    groupRoutes,
    configurationRoutes,
    numberRoutes,
    policyRoutes,
  ];
  for (const routes of all) app.route('/', routes(lab));

  app.notFound((c) => {
    const segment = new URL(c.req.url).pathname.split('/')[1] ?? '';
    const error = noSuchSegment(segment);
    return c.json(errorBody(error, c.get('requestId'), c.get('clientRequestId')), error.status);
  });
  app.onError((error, c) => {
    if (!(error instanceof GraphError)) console.error(error);
    const known =
      error instanceof GraphError
        ? error
        : new GraphError(500, 'generalException', 'General exception while processing');
    for (const [name, value] of Object.entries(known.headers)) c.header(name, value);
    return c.json(errorBody(known, c.get('requestId'), c.get('clientRequestId')), known.status);
  });

  const handle: Handle = async (request, version, env) => {
    settleOperations(lab);
    const { pathname, search } = new URL(request.url);
    const path = plainPath(pathname.slice(version.length + 1));
    // The same object, so that a fault struck within is seen without.
    return app.fetch(new Request(`${lab.origin}${path}${search}`, request), Object.assign(env, { version }));
  };

  app.post('/$batch', async (c) => {
    const { version } = c.env;
    const authorization = c.req.header('authorization') ?? '';
    const answers = await runBatch(await readBody(c), {
      shuffled: lab.switches.batchOrder === 'shuffled',
      send: async ({ method, url, headers, body }) => {
        headers.set('authorization', authorization);
        const path = url.startsWith('/') ? url : `/${url}`;
        lab.requests.count(`batched ${method}`, `/${version}${path}`);
        const request = new Request(`${lab.origin}/${version}${path}`, { method, headers, body });
        const inner: LabBindings = { incoming: c.env.incoming, outgoing: c.env.outgoing, isBatched: true };
        const response = await handle(request, version, inner);
        if (inner.replyLost === true) c.env.replyLost = true;
        return response;
      },
    });
    return c.json(answers);
  });

  return handle;
};
