import { Hono } from 'hono';
import type { LabContext } from '../context.ts';
import { telnyxBase } from './base.ts';
import { connectionRoutes } from './connections/routes.ts';
import type { TelnyxEnv } from './environment.ts';
import { notFound, TelnyxRefusal, telnyxErrorBody } from './error.ts';
import { applyFaults, authenticate } from './guards.ts';

/** Telnyx' API below the lab's own address, behind one limit and one key. */
export const telnyxRoutes = (lab: LabContext): Hono<TelnyxEnv> => {
  const api = new Hono<TelnyxEnv>();
  api.use(applyFaults(lab));
  api.use(authenticate);
  api.route('/', connectionRoutes(lab));
  api.all('*', () => {
    throw notFound();
  });
  api.onError((error, c) => {
    if (error instanceof TelnyxRefusal) return c.json(telnyxErrorBody(error.errors), error.status);
    throw error;
  });
  const app = new Hono<TelnyxEnv>();
  app.route(telnyxBase, api);
  return app;
};
