import { Hono } from 'hono';
import type { LabContext } from '../../context.ts';
import { readBody } from '../body.ts';
import type { TelnyxEnv } from '../environment.ts';
import { replyPage } from '../pages.ts';
import { filtersOf, isAsked } from '../query.ts';
import { changeOrder, findOrder } from './change.ts';
import { placeOrder } from './place.ts';
import { isMet, statusOf } from './status.ts';
import { listedOrder, orderView } from './view.ts';

/** Number orders. */
export const orderRoutes = (lab: LabContext): Hono<TelnyxEnv> => {
  const app = new Hono<TelnyxEnv>();
  app.get('/number_orders', (c) => {
    const asked = filtersOf(lab, c, [
      'status',
      'created_at][gt',
      'created_at][lt',
      'phone_numbers_count',
      'customer_reference',
      'requirements_met',
    ]);
    const [after, before] = [asked['created_at][gt'], asked['created_at][lt']];
    const shownUntil = lab.clock.now() - lab.switches.telnyxOrdersShownSeconds * 1000;
    const found = c
      .get('rows')
      .list('telnyxOrder')
      .filter(
        ({ customerReference, numbers, createdAt }) =>
          createdAt <= shownUntil &&
          isAsked(asked.status, statusOf(numbers)) &&
          isAsked(asked.customer_reference, customerReference) &&
          isAsked(asked.phone_numbers_count, String(numbers.length)) &&
          isAsked(asked.requirements_met, String(numbers.every(isMet))) &&
          (after === undefined || createdAt > Date.parse(after)) &&
          (before === undefined || createdAt < Date.parse(before)),
      );
    // The newest first (assumed; the order isn't said).
    return replyPage(c, found.toReversed().map(listedOrder));
  });
  app.post('/number_orders', async (c) => c.json({ data: orderView(placeOrder(lab, await readBody(c))) }));
  app.get('/number_orders/:id', (c) => c.json({ data: orderView(findOrder(c.get('rows'), c.req.param('id'))) }));
  app.patch('/number_orders/:id', async (c) =>
    c.json({ data: orderView(changeOrder(lab, c.req.param('id'), await readBody(c))) }),
  );
  return app;
};
