import { describe, expect, it } from 'vitest';
import type { Tenant } from '../../../tenant/tenant.ts';
import {
  emergency,
  found,
  international,
  national,
  nlRules,
  prefixed,
  rule,
  told,
  user,
  withRules,
} from './a-tenant.ts';

const _amsterdam = rule('Amsterdam', '^0(20\\d{7})$', '+3120$1');

describe('an external prefix', () => {
  const withPrefix = (prefix: string, ...rules: Parameters<typeof withRules>): Tenant => ({
    ...withRules(...prefixed(rules, prefix)),
    users: [user('ada')],
  });

  it.each<[string, Tenant, string[]]>([
    [
      'that makes an extension an emergency call is an error',
      withPrefix('9', emergency, national, rule('Extension', '^(\\d{4})$', '+3120555$1')),
      [
        'error: With the external prefix 9 of dial plan "NL", rule "Emergency" takes numbers meant for "Extension": 9112.',
        'Who dials 9112 calls 112.',
        'ada@x.example dials 9112: rule "Emergency (9)" makes it 112, goes out by Emergency over main',
        'let the pattern of "Extension" leave out what begins with 9, and give nobody such a number, or choose another prefix.',
      ],
    ],
    [
      "that takes a colleague's extension is an error",
      withPrefix('5', rule('Short', '^(21\\d{2})$', '+31105550$1'), rule('Extension', '^52(\\d{3})$', '+31205552$1')),
      [
        'error: With the external prefix 5 of dial plan "NL", rule "Short" takes numbers meant for "Extension": 521x{2} (100 numbers).',
        '52101 no longer rings ada@x.example.',
        'ada@x.example dials 52101: rule "Short (5)" makes it +311055502101, dropped, because policy "Staff" has no usage that matches',
        'let the pattern of "Extension" leave out what begins with 5, and give nobody such a number, or choose another prefix.',
      ],
    ],
    [
      'that takes other numbers is a warning',
      withPrefix('9', national, rule('Service', '^(90[1-9]\\d{8})$', '+44$1')),
      [
        'warning: With the external prefix 9 of dial plan "NL", rule "National" takes numbers meant for "Service": 90[1-9]x{8} (900,000,000 numbers).',
        'Who dials them without the prefix reaches something else.',
        'ada@x.example dials 90612345678: rule "National (9)" makes it +31612345678, goes out by Home over main',
        'let the pattern of "Service" leave out what begins with 9, and give nobody such a number, or choose another prefix.',
      ],
    ],
  ])('%s', (_, tenant, lines) => {
    expect(found('prefix-takes-number', tenant).map(told)).toEqual([lines]);
  });

  it.each<[string, Tenant]>([
    ['with extensions that begin with other digits', withPrefix('9', ...nlRules)],
    ['that is not there', withRules(emergency, international, national, rule('Extension', '^(\\d{4})$', '+3120555$1'))],
  ])('%s takes nothing', (_, tenant) => {
    expect(found('prefix-takes-number', tenant)).toEqual([]);
  });
});
