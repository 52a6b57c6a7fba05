import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { settleJobs } from './ccaip/bulk/jobs.ts';
import { notFoundPage, portalRoutes } from './ccaip/portal/routes.ts';
import { linkingAccounts } from './ccaip/seed.ts';
import { readSettings } from './ccaip/settings.ts';
import type { LabContext } from './context.ts';
import { authorizeRoutes } from './entra/authorize/routes.ts';
import { settleOperations } from './graph/numbers/operations.ts';
import { onlyAt, pageHeaders } from './plain-origin.ts';

const styles = ['style.css', 'entra/authorize/sign-in.css'];

/** The customer's portal has a name on the internet, which here leads to this machine, as DNS would; any other is left as it is. */
const reach = (context: LabContext) => (address: string) => {
  const to = new URL(address);
  return to.origin === readSettings(context.store).portal ? `${context.portal}${to.pathname}${to.search}` : address;
};

/** What a browser sees of the lab, over plain HTTP: CCAIP's portal, and Entra's pages on the way through Link. */
export const portalApp = (context: LabContext): Hono => {
  const app = new Hono();
  app.use(pageHeaders);
  app.use(onlyAt(context.portal));
  app.use(async (c, next) => {
    context.store.begin();
    settleOperations(context);
    settleJobs(context);
    context.requests.count(`browser ${c.req.method}`, c.req.path);
    await next();
  });
  app.get('/style.css', (c) => {
    c.header('content-type', 'text/css; charset=utf-8');
    return c.body(styles.map((file) => readFileSync(new URL(file, import.meta.url), 'utf8')).join('\n'));
  });
  app.get('/favicon.ico', (c) => c.body(null, 204));
  app.route('/', authorizeRoutes(context, { member: linkingAccounts.member, reach: reach(context) }));
  app.route('/', portalRoutes(context));
  app.notFound((c) => c.html(notFoundPage, 404));
  return app;
};
