import { Hono } from 'hono';
import { z } from 'zod';
import type { LabContext } from '../../context.ts';
import type { Rows } from '../../store.ts';
import { checked, readBody } from '../body.ts';
import type { TelnyxContext, TelnyxEnv } from '../environment.ts';
import { numberTypes } from '../inventory/model.ts';
import { replyPage, sorted } from '../pages.ts';
import { atLeastThree, filtersOf, isAsked, oneOf } from '../query.ts';
import { changeNumber, deleteNumber, findNumber, isEditable, ownNumber } from './change.ts';
import { setEmergency } from './emergency.ts';
import type { LabTelnyxNumber } from './model.ts';
import { numberView, slimView, voiceView } from './view.ts';

const owned = z.strictObject({ phone_numbers: z.array(z.string()).min(1).max(1000) });

/** DOC: the statuses by which numbers can be asked for are fewer than those that they have. */
const asked = [
  'purchase-pending',
  'purchase-failed',
  'port-pending',
  'active',
  'deleted',
  'port-failed',
  'emergency-only',
  'ported-out',
  'port-out-pending',
];
const connectionName = 'voice.connection_name';
const names = [
  'tag',
  'without_tags',
  'phone_number',
  'status',
  'country_iso_alpha2',
  'connection_id',
  `${connectionName}][contains`,
  `${connectionName}][starts_with`,
  `${connectionName}][ends_with`,
  `${connectionName}][eq`,
  'voice.usage_payment_method',
  'billing_group_id',
  'emergency_address_id',
  'customer_reference',
  'number_type][eq',
  'source',
] as const;

/** The filter's text `null` is "none" (DOC billing_group_id, emergency_address_id). */
const isValue = (wanted: string | undefined, value: string | null): boolean =>
  wanted === undefined || (wanted === 'null' ? value === null : wanted === value);

/** "Requires at least three digits. Non-numerical characters will result in no values being returned" (DOC phone_number). */
const hasDigits = (wanted: string | undefined, phoneNumber: string): boolean =>
  wanted === undefined || (/^\d+$/.test(wanted) && phoneNumber.includes(wanted));

const filtered = (lab: LabContext, c: TelnyxContext, rows: Rows, others: readonly string[]): LabTelnyxNumber[] => {
  const of = filtersOf(lab, c, names, ['handle_messaging_profile_error', ...others]);
  const [contains, starts, ends, equals] = (['contains', 'starts_with', 'ends_with', 'eq'] as const).map(
    (how) => of[`${connectionName}][${how}`],
  );
  for (const one of [of.phone_number, contains, starts, ends]) atLeastThree('phone_number', one);
  oneOf('status', of.status, asked);
  oneOf('source', of.source, ['ported', 'purchased']);
  oneOf('number_type][eq', of['number_type][eq'], numberTypes);
  return rows.list('telnyxNumber').filter((one) => {
    const connection = numberView(rows, one).connection_name ?? '';
    const source = one.source === 'number_order' ? 'purchased' : 'ported';
    return (
      (of.tag === undefined || one.tags.includes(of.tag)) &&
      (of.without_tags !== 'true' || one.tags.length === 0) &&
      hasDigits(of.phone_number, one.phoneNumber) &&
      isAsked(of.status, one.status) &&
      (of.country_iso_alpha2 === undefined || of.country_iso_alpha2.split(',').includes(one.country)) &&
      isValue(of.connection_id, one.connectionId) &&
      connection.includes(contains ?? '') &&
      connection.startsWith(starts ?? '') &&
      connection.endsWith(ends ?? '') &&
      isAsked(equals, connection) &&
      isValue(of.billing_group_id, one.billingGroupId) &&
      isValue(of.emergency_address_id, one.emergency.addressId) &&
      isValue(of.customer_reference, one.customerReference) &&
      isAsked(of['number_type][eq'], one.type) &&
      isAsked(of.source, source)
    );
  });
};

const sorting = {
  names: ['purchased_at', 'phone_number', 'connection_name', 'usage_payment_method'],
  fallback: '-created_at',
};

/** Numbers of the account. */
export const numberRoutes = (lab: LabContext): Hono<TelnyxEnv> => {
  const app = new Hono<TelnyxEnv>();
  app.get('/phone_numbers', (c) => {
    const rows = c.get('rows');
    const views = filtered(lab, c, rows, []).map((one) => numberView(rows, one));
    return replyPage(c, sorted(c, views, sorting));
  });
  app.get('/phone_numbers/slim', (c) => {
    const rows = c.get('rows');
    const shows = {
      connection: c.req.query('include_connection') === 'true',
      tags: c.req.query('include_tags') === 'true',
    };
    const found = filtered(lab, c, rows, ['include_connection', 'include_tags']);
    return replyPage(
      c,
      sorted(
        c,
        found.map((one) => slimView(one, shows)),
        sorting,
      ),
    );
  });
  app.post('/phone_numbers/actions/verify_ownership', async (c) => {
    const { phone_numbers: wanted } = checked(owned, await readBody(c), lab.switches.telnyxUnknownParameters);
    const found = wanted.flatMap((one) => {
      const number = ownNumber(lab.store, one);
      return number !== undefined && isEditable(lab, number) ? [{ id: number.id, number_val_e164: one }] : [];
    });
    const rest = wanted.filter((one) => !found.some(({ number_val_e164: is }) => is === one));
    return c.json({ data: { record_type: 'number_ownership_verification', found, not_found: rest } });
  });
  app.get('/phone_numbers/:id', (c) => {
    const rows = c.get('rows');
    return c.json({ data: numberView(rows, findNumber(rows, c.req.param('id'))) });
  });
  app.patch('/phone_numbers/:id', async (c) =>
    c.json({ data: numberView(lab.store, changeNumber(lab, c.req.param('id'), await readBody(c))) }),
  );
  app.delete('/phone_numbers/:id', (c) =>
    c.json({ data: numberView(lab.store, deleteNumber(lab, c.req.param('id'))) }),
  );
  app.post('/phone_numbers/:id/actions/enable_emergency', async (c) => {
    const number = setEmergency(lab, c.req.param('id'), await readBody(c));
    return c.json({ data: voiceView(number) }, number.emergency.endsAt === null ? 200 : 202);
  });
  return app;
};
