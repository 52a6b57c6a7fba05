import { describe, expect, it } from 'vitest';
import type { Tenant } from '../../../tenant/tenant.ts';
import { emergency, found, prefixed, rule, told, user, withRules } from './a-tenant.ts';

const extension = rule('Ext', '^(\\d{4})$', '+3120555$1');
const outside = rule('Emergency', '^9?(112)$', '$1');
const ofAda = (...rules: Parameters<typeof withRules>): Tenant => ({ ...withRules(...rules), users: [user('ada')] });
const lines = (tenant: Tenant): string[][] => found('rule-partly-taken', tenant).map(told);

describe('an emergency or service rule', () => {
  it('of whose emergency numbers a rule above takes a part is an error', () => {
    expect(lines(ofAda(extension, outside))).toEqual([
      [
        'error: Rule "Emergency" of dial plan "NL" never gets 9112: "Ext" takes it first.',
        'The first rule that matches decides: who dials 9112 for 112 reaches something else.',
        expect.stringContaining('ada@x.example dials 9112: rule "Ext" makes it +31205559112'),
        'move it above "Ext", or let the pattern of "Ext" leave 9112 out: ^(?!9112$)(\\d{4})$.',
      ],
    ]);
  });

  it('of whose service numbers alone a rule above takes a part is a warning', () => {
    const [finding] = lines(ofAda(emergency, extension, rule('Service', '^(18(?:18|50\\d{2}))$', '$1')));
    expect(finding?.slice(0, 2)).toEqual([
      'warning: Rule "Service" of dial plan "NL" never gets 1818: "Ext" takes it first.',
      'The first rule that matches decides.',
    ]);
  });

  it('names each rule that takes some of it, and what it takes', () => {
    const [finding] = lines(
      ofAda(extension, rule('Two', '^(\\d{2})$', '+31205550$1'), rule('S', '^(1818|14|144)$', '$1')),
    );
    expect(finding?.[0]).toBe(
      'warning: Rule "S" of dial plan "NL" never gets 1818: "Ext" takes it first; nor 14: "Two" takes it first.',
    );
  });

  it('is no error where it can match a part of a number, as nobody knows what becomes of the rest', () => {
    const [finding] = lines(ofAda(extension, rule('Emergency', '^9?(112)', '$1')));
    expect(finding?.[0]).toMatch(/^warning: Rule "Emergency" .* never gets/);
  });

  it('loses an emergency number to an exception as well', () => {
    expect(lines(ofAda(rule('One', '^(9112)$', '+3120555$1'), outside)).map(([what]) => what)).toEqual([
      'error: Rule "Emergency" of dial plan "NL" never gets 9112: "One" takes it first.',
    ]);
  });

  it('loses nothing to a rule by which the call arrives in another form', () => {
    expect(lines(ofAda(rule('Other', '^9(\\d{3})$', '$1'), rule('Emergency', '^9?(112)$', '+$1')))).toEqual([]);
    expect(lines(ofAda(rule('Other', '^9(\\d{3})$', '9$1'), outside))).toHaveLength(1);
  });

  it('loses numbers to a rule whose translation turns groups round', () => {
    expect(lines(ofAda(rule('Turned', '^(\\d)(\\d{3})$', '+3120555$2$1'), outside))).toHaveLength(1);
  });

  it.each<[string, Tenant]>([
    ['the rules stand in the right order', ofAda(outside, extension)],
    ['the rule above makes the same of them', ofAda(rule('Nine', '^9(\\d{4})$', '$1'), rule('S', '^9?(1818)$', '$1'))],
    ['the rule above is an exception', ofAda(rule('Desk', '^(1818)$', '+3120555$1'), rule('S', '^(18\\d{2})$', '$1'))],
    ['the rule below makes more than short codes', ofAda(extension, rule('Any', '^(9112|0\\d{9})$', '$1'))],
    ['it gets nothing at all, which is told as such', ofAda(rule('Ext', '^(\\d{3,4})$', '+3120555$1'), outside)],
    [
      'an external prefix takes them, which is told as such',
      ofAda(...prefixed([rule('Ext', '^([2-8]\\d{3})$', '+3120555$1'), rule('S', '^(92345|144)$', '$1')], '9')),
    ],
  ])('is fine where %s', (_, tenant) => {
    expect(lines(tenant)).toEqual([]);
  });

  it('is compared by the forms that a person confirmed', () => {
    const tenant = ofAda(rule('Form', '^(\\d{3})$', '+31$1'), rule('Emergency', '^9?(112)$', '$1'));
    // Told once, of those who dial it.
    expect(lines(tenant)).toEqual([]);
    expect(found('emergency-lost', tenant)[0]?.fix).toBe('move rule "Emergency" of dial plan "NL" above "Form".');
    const emergencyForms = [{ number: '112', sentAs: '+31112', reason: 'guide' }];
    expect(lines({ ...tenant, emergencyForms })).toEqual([]);
  });
});
