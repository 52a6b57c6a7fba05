import { Hono } from 'hono';
import type { LabContext } from '../../context.ts';
import { bulkRoutes } from './bulk/routes.ts';
import type { CcaipEnv } from './environment.ts';
import { applyFaults, authenticate, limitRate } from './guards.ts';
import { managerRoutes } from './manager.ts';
import { userListRoutes } from './users.ts';

/** CCAIP's two APIs below the portal's address, behind one limit and one credential. */
export const ccaipApiRoutes = (lab: LabContext): Hono<CcaipEnv> => {
  const app = new Hono<CcaipEnv>();
  const limit = limitRate(lab);
  for (const [base, routes] of [
    ['/manager/api/v1', managerRoutes(lab)],
    ['/apps/api/v1', userListRoutes(lab).route('/bulk/users', bulkRoutes(lab))],
  ] as const) {
    app.use(`${base}/*`, limit);
    app.use(`${base}/*`, applyFaults(lab));
    app.use(`${base}/*`, authenticate(lab));
    app.route(base, routes);
  }
  return app;
};
