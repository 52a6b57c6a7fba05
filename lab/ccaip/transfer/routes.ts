import { Hono } from 'hono';
import { z } from 'zod';
import type { LabContext } from '../../context.ts';
import { logTransfer } from './log-transfer.ts';
import { placeTransfers } from './place-transfer.ts';
import { readQuestion } from './question.ts';

/** `/lab/transfers`: calls from CCAIP to people in Teams and from them, whole: one or a list. With `?logged` they are in Teams' log. */
export const transferRoutes = (lab: LabContext): Hono => {
  const app = new Hono();
  app.onError((error, c) => {
    const issues = error instanceof z.ZodError ? error.issues : [];
    const words = issues.map(({ path, message }) => [...path.map(String), message].join(': '));
    return c.json({ error: words.length === 0 ? error.message : words.join('; ') }, 400);
  });
  app.post('/', async (c) => {
    const body: unknown = await c.req.json();
    const calls = await placeTransfers(lab, (Array.isArray(body) ? body : [body]).map(readQuestion));
    if (c.req.query('logged') !== undefined) for (const one of calls) logTransfer(lab, one);
    return c.json(Array.isArray(body) ? calls : calls[0]);
  });
  return app;
};
