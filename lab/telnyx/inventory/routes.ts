import { Hono } from 'hono';
import { countryOf } from '../../../tenant/countries.ts';
import type { LabContext } from '../../context.ts';
import type { TelnyxEnv } from '../environment.ts';
import { badQuery } from '../error.ts';
import { filtersOf, isAsked, oneOf } from '../query.ts';
import { type LabTelnyxBlock, numberTypes } from './model.ts';
import { leftOf } from './stock.ts';

const features = ['sms', 'mms', 'voice', 'fax', 'emergency', 'hd_voice', 'international_sms', 'local_calling'];
/** How many are answered where nothing is said (assumed). */
const defaultLimit = 100;

const names = [
  'phone_number][starts_with',
  'phone_number][ends_with',
  'phone_number][contains',
  'locality',
  'administrative_area',
  'country_code',
  'national_destination_code',
  'rate_center',
  'phone_number_type',
  'features',
  'limit',
  'best_effort',
  'quickship',
  'reservable',
  'exclude_held_numbers',
] as const;

type Asked = { readonly [K in (typeof names)[number]]?: string };

const view = (block: LabTelnyxBlock, phoneNumber: string) => ({
  record_type: 'available_phone_number',
  phone_number: phoneNumber,
  best_effort: false,
  quickship: true,
  reservable: true,
  vanity_format: '',
  cost_information: {
    currency: block.currency,
    monthly_cost: block.monthlyCost,
    upfront_cost: block.upfrontCost,
  },
  features: block.features.map((name) => ({ name })),
  region_information: [
    { region_type: 'country_code', region_name: block.country },
    { region_type: 'location', region_name: block.locality },
  ],
});

/** What patterns are held against (SRC: without the NDC where that is filtered, too); from where on else isn't said. */
const patternPart = (
  lab: LabContext,
  { country, areaCode, type }: LabTelnyxBlock,
  number: string,
  isByNdc: boolean,
) => {
  const digits = number.slice(1);
  const national = digits.slice((countryOf(country)?.callingCode ?? '').length);
  if (isByNdc && type !== 'toll_free') return national.slice(areaCode.length);
  return lab.switches.telnyxPatterns === 'national' ? national : digits;
};

const matches = (lab: LabContext, asked: Asked, block: LabTelnyxBlock, number: string): boolean => {
  const part = patternPart(lab, block, number, asked.national_destination_code !== undefined);
  return (
    part.startsWith(asked['phone_number][starts_with'] ?? '') &&
    part.endsWith(asked['phone_number][ends_with'] ?? '') &&
    part.includes(asked['phone_number][contains'] ?? '')
  );
};

const isAskedFor = (asked: Asked, block: LabTelnyxBlock): boolean =>
  isAsked(asked.country_code, block.country) &&
  isAsked(asked.national_destination_code, block.areaCode) &&
  isAsked(asked.phone_number_type, block.type) &&
  isAsked(asked.locality?.toLowerCase(), block.locality.toLowerCase()) &&
  (asked.features?.split(',') ?? []).every((one) => block.features.includes(one));

/**
 * GET /available_phone_numbers, without pages. "Only phone numbers that were previously returned in a search request can be ordered", and a
 * region without coverage is a 4xx (DOC number-orders, advanced-orders; words assumed).
 */
export const inventoryRoutes = (lab: LabContext): Hono<TelnyxEnv> => {
  const app = new Hono<TelnyxEnv>();
  app.get('/available_phone_numbers', (c) => {
    const rows = c.get('rows');
    const asked: Asked = filtersOf(lab, c, names);
    oneOf('phone_number_type', asked.phone_number_type, numberTypes);
    for (const one of asked.features?.split(',') ?? []) oneOf('features', one, features);
    const limit = Number(asked.limit ?? defaultLimit);
    if (!Number.isInteger(limit) || limit < 1) throw badQuery('filter[limit]', 'must be a positive number');
    const blocks = rows.list('telnyxBlock');
    if (!blocks.some(({ country }) => isAsked(asked.country_code, country))) {
      throw badQuery('filter[country_code]', 'is not covered');
    }
    const found = blocks
      .filter((block) => isAskedFor(asked, block))
      .flatMap((block) =>
        leftOf(rows, block)
          .filter((one) => matches(lab, asked, block, one))
          .map((one) => view(block, one)),
      )
      .slice(0, limit);
    for (const { phone_number: phoneNumber } of found) lab.store.put('telnyxOffered', phoneNumber, { phoneNumber });
    const meta = { total_results: found.length, best_effort_results: 0 };
    return c.json({ data: found, meta, metadata: meta });
  });
  return app;
};
