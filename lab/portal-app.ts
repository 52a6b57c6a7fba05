import { Hono } from 'hono';
import type { LabContext } from './context.ts';
import { onlyAt, pageHeaders } from './plain-origin.ts';

/** What a browser sees of the lab, over plain HTTP: CCAIP's portal, and Entra's pages on the way through Link. */
export const portalApp = (context: LabContext): Hono => {
  const app = new Hono();
  app.use(pageHeaders);
  app.use(onlyAt(context.portal));
  app.get('/', (c) => c.text('CCAI Platform'));
  return app;
};
