import { Hono } from 'hono';
import { html } from 'hono/html';
import type { LabContext } from '../../context.ts';
import { bulkPageRoutes } from './bulk-routes.ts';
import { inheritanceRoutes } from './inheritance.ts';
import { portalPage } from './layout.ts';
import { overviewRoutes } from './overview.ts';
import { queuesRoutes } from './queues.ts';
import { transferPageRoutes } from './transfer-routes.ts';
import { ucaasRoutes } from './ucaas-routes.ts';
import { usersRoutes } from './users-routes.ts';

/** CCAIP's portal, as far as the guide walks through it. Who opens it is its administrator. */
export const portalRoutes = (context: LabContext): Hono => {
  const app = new Hono();
  for (const routes of [
    overviewRoutes,
    ucaasRoutes,
    inheritanceRoutes,
    usersRoutes,
    bulkPageRoutes,
    queuesRoutes,
    transferPageRoutes,
  ]) {
    app.route('/', routes(context));
  }
  return app;
};

export const notFoundPage = portalPage('Not found', '', { body: html`<p>There is no such page.</p>` });
