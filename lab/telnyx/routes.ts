import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { LabContext } from '../context.ts';
import { amount, readAccount } from './account.ts';
import { addressRoutes } from './addresses/routes.ts';
import { telnyxBase } from './base.ts';
import { connectionRoutes } from './connections/routes.ts';
import type { TelnyxEnv } from './environment.ts';
import { notFound, TelnyxRefusal, telnyxErrorBody } from './error.ts';
import { groupRoutes } from './groups/routes.ts';
import { applyFaults, authenticate, limitRate } from './guards.ts';
import { inventoryRoutes } from './inventory/routes.ts';
import { numberRoutes } from './numbers/routes.ts';
import { orderPartRoutes } from './orders/part-routes.ts';
import { orderRoutes } from './orders/routes.ts';
import { profileRoutes } from './profiles/routes.ts';

/** Telnyx' API below the lab's own address, behind one limit and one key. */
export const telnyxRoutes = (lab: LabContext): Hono<TelnyxEnv> => {
  const api = new Hono<TelnyxEnv>();
  api.use(limitRate(lab));
  api.use(applyFaults(lab));
  api.use(authenticate(lab));
  for (const routes of [
    connectionRoutes,
    profileRoutes,
    inventoryRoutes,
    orderRoutes,
    orderPartRoutes,
    groupRoutes,
    numberRoutes,
    addressRoutes,
  ]) {
    api.route('/', routes(lab));
  }
  api.get('/balance', (c) => {
    const { balance, creditLimit } = readAccount(c.get('rows'));
    const available = amount(Number(balance) + Number(creditLimit));
    const sums = { balance, credit_limit: creditLimit, available_credit: available, pending: '0.00' };
    return c.json({ data: { record_type: 'balance', currency: 'USD', ...sums } });
  });
  api.all('*', () => {
    throw notFound();
  });
  api.onError((error, c) => {
    if (error instanceof TelnyxRefusal) return c.json(telnyxErrorBody(error.errors), error.status);
    if (error instanceof HTTPException) return error.getResponse();
    throw error;
  });
  const app = new Hono<TelnyxEnv>();
  app.route(telnyxBase, api);
  return app;
};
