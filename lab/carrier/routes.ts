import { Hono } from 'hono';
import { z } from 'zod';
import type { LabContext } from '../context.ts';
import { changeTrunk, readTrunk } from './seed.ts';

const trunk = z.strictObject({
  inboundDomain: z.string().min(1).optional(),
  sipDomain: z.string().min(1).optional(),
  sbcs: z.array(z.strictObject({ fqdn: z.string().min(1), mapsUsernames: z.boolean().default(false) })).optional(),
  addsPlus: z.boolean().optional(),
  outboundProfile: z.boolean().optional(),
  ccaipNumber: z.string().min(1).optional(),
});

/** `/lab/carrier`: the connection at the SIP provider, as its portal would show it and have it changed. */
export const carrierRoutes = (lab: LabContext): Hono => {
  const app = new Hono();
  app.get('/', (c) => c.json(readTrunk(lab)));
  app.post('/', async (c) => {
    const { success, data, error } = trunk.safeParse(await c.req.json());
    if (!success) return c.json({ error: z.prettifyError(error) }, 400);
    changeTrunk(lab, Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)));
    return c.json(readTrunk(lab));
  });
  return app;
};
