import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { LabContext } from '../context.ts';
import { changeAccount, readAccount } from './account.ts';
import { createAddress } from './addresses/routes.ts';
import type { Body } from './body.ts';
import { createConnection, findConnection } from './connections/change.ts';
import { dumpTelnyx } from './dump.ts';
import { TelnyxRefusal, telnyxErrorBody } from './error.ts';
import { createGroup, endReview } from './groups/change.ts';
import { numberTypes } from './inventory/model.ts';
import { addNumber } from './numbers/change.ts';
import { numberStatuses } from './numbers/model.ts';
import { endNumbers } from './orders/change.ts';

const money = z.string().regex(/^\d+(\.\d{1,2})?$/);
const number = z.string().regex(/^\+[1-9]\d{6,14}$/);
const country = z.string().regex(/^[A-Z]{2}$/);

const account = z
  .strictObject({
    balance: money,
    creditLimit: money,
    concurrentCalls: z.int().min(1),
    forbidden: z.array(z.string().startsWith('/')),
    takenSubdomains: z.array(z.string()),
    rates: z.record(country, z.number().min(0)),
  })
  .partial();
const block = z.strictObject({
  country,
  areaCode: z.string().regex(/^\d+$/),
  type: z.enum(numberTypes).default('local'),
  first: number,
  count: z.int().min(1).max(10_000),
  locality: z.string().default('SOMEWHERE'),
  features: z.array(z.string()).default(['voice', 'fax', 'emergency']),
  monthlyCost: money.default('1.00'),
  upfrontCost: money.default('1.00'),
  currency: z.string().default('USD'),
  regulated: z.boolean().default(false),
  fails: z.boolean().default(false),
});
const owned = z.strictObject({
  numbers: z.array(number).min(1),
  country,
  type: z.enum(numberTypes).default('local'),
  status: z.enum(numberStatuses).default('active'),
  connection: z.string().optional(),
  deletionLock: z.boolean().default(false),
});
const order = z.strictObject({ reference: z.string(), how: z.enum(['success', 'failure', 'cancelled']) });
const group = z.strictObject({
  id: z.string().optional(),
  country: country.optional(),
  type: z.enum(numberTypes).default('local'),
  status: z.enum(['approved', 'unapproved', 'pending-approval', 'declined', 'expired']).default('approved'),
});
const address = z.strictObject({ id: z.string().min(1), country });
const spent = z.strictObject({ profile: z.string(), usd: z.number().min(0) });

/** `/lab/telnyx`: what a person does in Telnyx' portal, what its staff decide, and what others have. */
export const telnyxButtons = (lab: LabContext): Hono => {
  const app = new Hono();
  const { store } = lab;
  const read = async <T>(c: Context, schema: z.ZodType<T>): Promise<T> => schema.parse(await c.req.json());

  app.onError((error, c) => {
    if (error instanceof TelnyxRefusal) return c.json(telnyxErrorBody(error.errors), 400);
    const message = error instanceof z.ZodError ? z.prettifyError(error) : error.message;
    return c.json({ error: message }, 400);
  });

  // What the portal shows: the names of connections for Teams, too.
  app.get('/', (c) =>
    c.json({
      account: readAccount(store),
      connections: store.list('telnyxConnection').map(({ id, settings, teamsName, authentication }) => ({
        id,
        name: settings.connection_name,
        teamsName,
        txt: authentication.txt_value,
      })),
      ...dumpTelnyx(store),
    }),
  );
  app.post('/account', async (c) => {
    const change = await read(c, account);
    changeAccount(lab, Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)));
    return c.json(readAccount(store));
  });
  app.post('/inventory', async (c) => {
    const body: unknown = await c.req.json();
    for (const one of z.array(block).parse([body].flat())) store.put('telnyxBlock', one.first, one);
    return c.json(store.list('telnyxBlock'));
  });
  app.delete('/inventory', (c) => {
    for (const { first } of store.list('telnyxBlock')) store.delete('telnyxBlock', first);
    return c.body(null, 204);
  });
  // Numbers that came without an order of the API: ported in, or bought by hand.
  app.post('/numbers', async (c) => {
    const { numbers, connection = null, deletionLock, ...facts } = await read(c, owned);
    if (connection !== null) findConnection(store, connection);
    const made = numbers.map((phoneNumber) =>
      addNumber(lab, { ...facts, phoneNumber, connectionId: connection, source: 'port_request' }),
    );
    for (const one of made) store.put('telnyxNumber', one.id, { ...one, deletionLock });
    return c.json(made.map(({ id, phoneNumber }) => ({ id, phoneNumber })));
  });
  // A connection by hand: the body of the API.
  app.post('/connections', async (c) => {
    const { id, teamsName } = createConnection(lab, (await c.req.json()) as Body);
    return c.json({ id, teamsName });
  });
  // What comes of the orders of that reference.
  app.post('/orders', async (c) => {
    const { reference, how } = await read(c, order);
    const found = store.list('telnyxOrder').filter(({ customerReference }) => customerReference === reference);
    if (found.length === 0) return c.json({ error: `No order has the reference "${reference}".` }, 400);
    for (const one of found) endNumbers(lab, one, () => true, how);
    return c.body(null, 204);
  });
  // A requirement group as somebody filled it in, or what comes of one.
  app.post('/requirement-groups', async (c) => {
    const { id, country: of, type, status } = await read(c, group);
    const made =
      id === undefined
        ? createGroup(lab, { action: 'ordering', country_code: of, phone_number_type: type })
        : store.get('telnyxGroup', id);
    if (made === undefined) return c.json({ error: `There is no requirement group "${id}".` }, 400);
    endReview(lab, made, status, lab.clock.now());
    return c.json({ id: made.id });
  });
  app.post('/addresses', async (c) => {
    const { id, country: country_code } = await read(c, address);
    const of = { first_name: '', last_name: '', business_name: 'Contoso', street_address: 'Damrak 1' };
    createAddress(lab, { ...of, locality: 'Amsterdam', country_code }, id);
    return c.json({ id });
  });
  // Calls out of today, by the profile's id or name.
  app.post('/spent', async (c) => {
    const { profile, usd } = await read(c, spent);
    const found = store.list('telnyxProfile').find(({ id, settings }) => id === profile || settings.name === profile);
    if (found === undefined) return c.json({ error: `There is no profile "${profile}".` }, 400);
    const day = new Date(lab.clock.now()).toISOString().slice(0, 10);
    store.put('telnyxProfile', found.id, { ...found, spent: { day, usd } });
    return c.body(null, 204);
  });
  return app;
};
