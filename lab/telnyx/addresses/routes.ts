import { Hono } from 'hono';
import { z } from 'zod';
import { countryOf } from '../../../tenant/countries.ts';
import type { LabContext } from '../../context.ts';
import { type Body, checked, readBody } from '../body.ts';
import type { TelnyxEnv } from '../environment.ts';
import { notFound, unprocessable } from '../error.ts';
import { nextId } from '../ids.ts';
import { replyPage, sorted } from '../pages.ts';
import { filtersOf } from '../query.ts';
import { isoOf } from '../time.ts';
import type { LabTelnyxAddress } from './model.ts';

const text = z.string();
/** What may be said of an address (SRC AddressCreateParams). */
export const addressFields = z.strictObject({
  first_name: text,
  last_name: text,
  business_name: text,
  street_address: text.min(1),
  locality: text.min(1),
  country_code: text.refine((code) => countryOf(code) !== undefined, { error: 'must be an alpha-2 country code' }),
  address_book: z.boolean().default(true),
  administrative_area: text.nullable().default(null),
  borough: text.nullable().default(null),
  customer_reference: text.nullable().default(null),
  extended_address: text.nullable().default(null),
  neighborhood: text.nullable().default(null),
  phone_number: text.nullable().default(null),
  postal_code: text.nullable().default(null),
  validate_address: z.boolean().default(true),
});

const view = ({ id, fields: of, createdAt }: LabTelnyxAddress) => ({
  id,
  record_type: 'address',
  ...of,
  created_at: isoOf(createdAt),
  updated_at: isoOf(createdAt),
});

/** An address is never changed, only made anew (DOC). `id` is what a button asks for. */
export const createAddress = (lab: LabContext, body: Body, id = nextId(lab)): LabTelnyxAddress => {
  const given = checked(addressFields, body, lab.switches.telnyxUnknownParameters);
  if ((given.first_name === '' || given.last_name === '') && given.business_name === '') {
    throw unprocessable('/business_name', 'An address must have either a first and last name or a business name.');
  }
  const address = { id, fields: given, createdAt: lab.clock.now() };
  lab.store.put('telnyxAddress', id, address);
  return address;
};

/** Addresses, for emergency calling. */
export const addressRoutes = (lab: LabContext): Hono<TelnyxEnv> => {
  const app = new Hono<TelnyxEnv>();
  app.get('/addresses', (c) => {
    const asked = filtersOf(lab, c, ['customer_reference', 'customer_reference][eq', 'street_address][contains']);
    const reference = asked.customer_reference ?? asked['customer_reference][eq'];
    const street = asked['street_address][contains']?.toLowerCase() ?? '';
    const found = c
      .get('rows')
      .list('telnyxAddress')
      .map(view)
      .filter((one) => {
        const of = one as Record<string, unknown>;
        const isNamed = reference === undefined || of.customer_reference === reference;
        return isNamed && String(of.street_address).toLowerCase().includes(street);
      });
    const names = ['first_name', 'last_name', 'business_name', 'street_address'];
    return replyPage(c, sorted(c, found, { names, fallback: '-created_at' }));
  });
  app.post('/addresses', async (c) => c.json({ data: view(createAddress(lab, await readBody(c))) }));
  app.get('/addresses/:id', (c) => {
    const found = c.get('rows').get('telnyxAddress', c.req.param('id'));
    if (found === undefined) throw notFound();
    return c.json({ data: view(found) });
  });
  app.delete('/addresses/:id', (c) => {
    const found = lab.store.get('telnyxAddress', c.req.param('id'));
    if (found === undefined) throw notFound();
    lab.store.delete('telnyxAddress', found.id);
    return c.json({ data: view(found) });
  });
  return app;
};
