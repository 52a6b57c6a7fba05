import { Hono } from 'hono';
import type { LabContext } from '../../context.ts';
import { readBody } from '../body.ts';
import type { TelnyxEnv } from '../environment.ts';
import { filtersOf, isAsked } from '../query.ts';
import { cancelSubOrder, giveGroup, giveValues, orderWith } from './change.ts';
import type { LabTelnyxOrder } from './model.ts';
import { statusOf, subOrders } from './status.ts';
import { orderNumberView, subOrderView } from './view.ts';

/** What orders consist of: parts by country and sort, and single numbers; by these the regulator's questions are answered. */
export const orderPartRoutes = (lab: LabContext): Hono<TelnyxEnv> => {
  const app = new Hono<TelnyxEnv>();
  const numbers = '/number_order_phone_numbers';
  const numberOf = (order: LabTelnyxOrder, id: string) =>
    order.numbers.filter((one) => one.id === id).map((one) => orderNumberView(lab, order, one))[0];
  const meta = (count: number) => ({ page_number: 1, page_size: count, total_pages: 1, total_results: count });

  app.get(numbers, (c) => {
    const { country_code: country } = filtersOf(lab, c, ['country_code']);
    const data = c
      .get('rows')
      .list('telnyxOrder')
      .flatMap((order) => order.numbers.map((one) => orderNumberView(lab, order, one)))
      .filter((one) => isAsked(country, one.country_code));
    return c.json({ data, meta: meta(data.length) });
  });
  app.get(`${numbers}/:id`, (c) => {
    const id = c.req.param('id');
    return c.json({
      data: numberOf(
        orderWith(c.get('rows'), (one) => one.id === id),
        id,
      ),
    });
  });
  app.patch(`${numbers}/:id`, async (c) => {
    const id = c.req.param('id');
    const order = orderWith(lab.store, (one) => one.id === id);
    giveValues(lab, order, (one) => one.id === id, await readBody(c));
    return c.json({ data: numberOf(order, id) });
  });
  app.post(`${numbers}/:id/requirement_group`, async (c) => {
    const id = c.req.param('id');
    const order = orderWith(lab.store, (one) => one.id === id);
    giveGroup(lab, order, (one) => one.id === id, await readBody(c));
    return c.json({ data: numberOf(order, id) });
  });

  const parts = '/sub_number_orders';
  const withPart = (id: string) => orderWith(lab.store, ({ subOrderId }) => subOrderId === id);
  app.get(parts, (c) => {
    const names = ['status', 'order_request_id', 'country_code', 'phone_number_type', 'phone_numbers_count'] as const;
    const asked = filtersOf(lab, c, [...names, 'include_phone_numbers']);
    const data = c
      .get('rows')
      .list('telnyxOrder')
      .flatMap((order) =>
        [...subOrders(order)]
          .filter(([, of]) => isAsked(asked.status, statusOf(of)))
          .map(([id]) => subOrderView(order, id, asked.include_phone_numbers === 'true')),
      )
      .filter((one) => names.every((name) => name === 'status' || isAsked(asked[name], String(one[name]))));
    return c.json({ data, meta: meta(data.length) });
  });
  app.get(`${parts}/:id`, (c) => {
    const id = c.req.param('id');
    const { include_phone_numbers: includes } = filtersOf(lab, c, ['include_phone_numbers']);
    const order = orderWith(c.get('rows'), ({ subOrderId }) => subOrderId === id);
    return c.json({ data: subOrderView(order, id, includes === 'true') });
  });
  app.patch(`${parts}/:id`, async (c) => {
    const id = c.req.param('id');
    const order = withPart(id);
    giveValues(lab, order, ({ subOrderId }) => subOrderId === id, await readBody(c));
    return c.json({ data: subOrderView(order, id, false) });
  });
  app.patch(`${parts}/:id/cancel`, (c) => {
    const id = c.req.param('id');
    return c.json({ data: subOrderView(cancelSubOrder(lab, id), id, false) });
  });
  app.post(`${parts}/:id/requirement_group`, async (c) => {
    const id = c.req.param('id');
    const order = withPart(id);
    giveGroup(lab, order, ({ subOrderId }) => subOrderId === id, await readBody(c));
    return c.json({ data: subOrderView(order, id, true) });
  });
  return app;
};
