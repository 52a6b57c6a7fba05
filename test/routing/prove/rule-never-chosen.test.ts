import { describe, expect, it } from 'vitest';
import type { Tenant } from '../../../tenant/tenant.ts';
import {
  aTenant,
  emergency,
  extension,
  found,
  national,
  nlRules,
  prefixed,
  rule,
  told,
  withRules,
} from './a-tenant.ts';

const amsterdam = rule('Amsterdam', '^0(20\\d{7})$', '+3120$1');

describe('a rule that can never be chosen', () => {
  it.each<[string, Tenant, string[]]>([
    [
      'is told with what takes its numbers, and a call',
      withRules(emergency, national, amsterdam),
      [
        'error: Rule "Amsterdam" of dial plan "NL" can never be chosen: "National" above it takes every number that it matches, 020x{7} (10,000,000 numbers).',
        'The first rule that matches decides, so what "Amsterdam" would make of these numbers (+3120$1) never happens.',
        'ada@x.example dials 0201345698: rule "National" makes it +31201345698, goes out by Home over main',
        'move it above "National", or remove it.',
      ],
    ],
    [
      'is no error where nobody notices',
      withRules(emergency, national, rule('Amsterdam', '^(0)(20\\d{7})$', '+31$2')),
      [
        'warning: Rule "Amsterdam" of dial plan "NL" can never be chosen: "National" above it takes every number that it matches, 020x{7} (10,000,000 numbers).',
        'The rules above make the same of these numbers, so no call changes by it; it is one more rule to read.',
        'ada@x.example dials 0201345698: rule "National" makes it +31201345698, goes out by Home over main',
        'remove it.',
      ],
    ],
    [
      'may be eaten by several together',
      withRules(
        emergency,
        rule('Low', '^([2-4]\\d{3})$', '+31$1'),
        rule('High', '^([5-8]\\d{3})$', '+32$1'),
        extension,
      ),
      [
        'error: Rule "Extension" of dial plan "NL" can never be chosen: "Low" and "High" above it take every number that it matches, [2-8]x{3} (7,000 numbers).',
        'The first rule that matches decides, so what "Extension" would make of these numbers (+3120555$1) never happens.',
        'ada@x.example dials 2071: rule "Low" makes it +312071, dropped, because policy "Staff" has no usage that matches',
        'move it above "Low" and "High", or remove it.',
      ],
    ],
    [
      'is not to be removed where emergency numbers are lost by it',
      withRules(rule('Ext', '^(\\d{3})$', '+31205552$1'), emergency),
      [
        'error: Rule "Emergency" of dial plan "NL" can never be chosen: "Ext" above it takes every number that it matches, 112.',
        'The first rule that matches decides, so what "Emergency" would make of these numbers ($1) never happens.',
        'ada@x.example dials 112: rule "Ext" makes it +31205552112, goes out by Home over main',
        'move it above "Ext", or let the pattern of "Ext" leave 112 out: ^(?!112$)(\\d{3})$.',
      ],
    ],
    [
      'is not to be removed where emergency numbers are lost by it, by several rules',
      withRules(
        rule('Low', '^([01]\\d{2})$', '+31205552$1'),
        rule('High', '^([2-9]\\d{2})$', '+32$1'),
        rule('All', '^(112|911)$', '$1'),
      ),
      [
        'error: Rule "All" of dial plan "NL" can never be chosen: "Low" and "High" above it take every number that it matches, 112 | 911 (2 numbers).',
        'The first rule that matches decides, so what "All" would make of these numbers ($1) never happens.',
        'ada@x.example dials 112: rule "Low" makes it +31205552112, goes out by Home over main',
        'move it above "Low" and "High", or let the patterns of "Low" and "High" leave 112 out.',
      ],
    ],
    [
      'may match nothing that a phone sends',
      withRules(emergency, rule('Blank', '^0 (20\\d{7})$', '+31$1')),
      [
        'error: Rule "Blank" of dial plan "NL" can never be chosen: no number has a space, which ^0 (20\\d{7})$ asks for at character 3.',
        'Phones send digits, * and #, also with a + before them, and contacts and links an extension behind a number; nothing else, so the rule does nothing.',
        'remove it, or write what was meant there.',
      ],
    ],
  ])('%s', (_, tenant, lines) => {
    expect(found('rule-never-chosen', tenant).map(told)).toEqual([lines]);
  });

  it.each<[string, Tenant]>([
    ['rules in a good order', withRules(emergency, amsterdam, national)],
    [
      'a rule that shares some numbers with an earlier one',
      withRules(emergency, amsterdam, rule('Any', '^0(\\d{9})$', '+31$1')),
    ],
    ['twins for an external prefix', withRules(...prefixed([...nlRules], '9'))],
  ])('is not %s', (_, tenant) => {
    expect(found('rule-never-chosen', tenant)).toEqual([]);
  });

  it('is told once for all plans that build upon it', () => {
    const rules = [emergency, national, amsterdam];
    const plan = (name: string) => ({ name, rules, adopt: false });
    const tenant = aTenant({
      dialPlans: [plan('NL'), plan('NL-South'), { name: 'NL-North', rules: nlRules, adopt: false }],
    });
    const [finding, ...others] = found('rule-never-chosen', tenant);
    expect(others).toEqual([]);
    expect(finding?.what).toContain('Rule "Amsterdam" of dial plans "NL" and "NL-South" can never be chosen');
    expect(finding?.part).toEqual({ kind: 'rule', plan: 'NL', name: 'Amsterdam' });
  });
});
