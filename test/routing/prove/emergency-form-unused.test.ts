import { describe, expect, it } from 'vitest';
import type { Tenant } from '../../../tenant/tenant.ts';
import { aTenant, found, international, national, route, rule, told } from './a-tenant.ts';

const form = (number: string, sentAs: string) => ({ number, sentAs, reason: 'interconnect guide' });
const withForms = (made: string, ...emergencyForms: Tenant['emergencyForms']): Tenant =>
  aTenant({
    emergencyForms,
    dialPlans: [{ name: 'NL', rules: [rule('Emergency', '^(112)$', made), international, national], adopt: false }],
    voiceRoutes: [route('Emergency', '^\\+?(?:31)?112$', 'Emergency'), route('Home', '^\\+31[1-9]\\d{8}$', 'National')],
  });
const unused = (tenant: Tenant) => found('emergency-form-unused', tenant).map(told);

describe('a confirmed form of an emergency number', () => {
  it('is used where a call leaves so', () => {
    expect(unused(withForms('+31112', form('112', '+31112')))).toEqual([]);
  });

  it('is noted where calls leave in another form', () => {
    expect(unused(withForms('+31112', form('112', '31112')))).toEqual([
      [
        'note: emergencyForms has 112 sent as 31112, but no call to 112 leaves so.',
        'It is a word about a call that nobody makes, and would let one pass that somebody makes by mistake.',
        'ada@x.example dials 112: rule "Emergency" makes it +31112, goes out by Emergency over main',
        'remove it, or write +31112 if the carrier asks for that.',
      ],
    ]);
  });

  it('is noted where calls leave as they are dialled, beside one that is used', () => {
    expect(unused(withForms('$1', form('112', '+31112'))).map(([what, , , fix]) => [what, fix])).toEqual([
      ['note: emergencyForms has 112 sent as +31112, but no call to 112 leaves so.', 'remove it.'],
    ]);
    const [finding, ...others] = found(
      'emergency-form-unused',
      withForms('+31112', form('112', '+31112'), form('112', '9112')),
    );
    expect(others).toEqual([]);
    expect(finding?.part).toEqual({ kind: 'emergency form', index: 1 });
  });

  it('is noted where nobody is in a country with such a number', () => {
    expect(unused(withForms('$1', form('911', '+1911')))).toEqual([
      [
        'note: emergencyForms has 911 sent as +1911, but nobody is where 911 is an emergency number.',
        'It is a word about a call that nobody makes, and would let one pass that somebody makes by mistake.',
        'remove it.',
      ],
    ]);
  });
});
