import { describe, expect, it } from 'vitest';
import { servicePlan } from '../../routing/service-plans.ts';
import { countryCodes } from '../../tenant/countries.ts';
import { aConfig } from './a-config.ts';
import { dial } from './dialled.ts';

const inCountry = (country: string, dialled: string) => {
  const plan = servicePlan(country);
  if (!plan) throw new Error(`${country} has no plan`);
  return dial(aConfig({ users: [{ name: 'ada', country }], servicePlans: { [country]: plan } }), dialled);
};

/** Each rule in one line, with how it is known. */
const rulesOf = (country: string): string[] =>
  servicePlan(country)?.rules.map(
    ({ name, pattern, translation, certainty }) => `${certainty} ${name}: ${pattern} -> ${translation}`,
  ) ?? [];

const extension = '^((\\+)?(\\d+))(;)?(ext|extn|EXT|EXTN|x|X)(=)?(\\d+)$ -> $1;ext=$7';

describe("Teams' own rules", () => {
  it('of AU and GB are those that were printed, and all of them', () => {
    expect(rulesOf('AU')).toEqual([
      'published AU Intl Dialing: ^0011(\\d+)$ -> +$1',
      `published AU Extension Rule: ${extension}`,
      'published AU Long Distance: ^0(\\d+)$ -> +61$1',
    ]);
    expect(rulesOf('GB')).toEqual([
      'published GB Intl Dialing: ^00(\\d+)$ -> +$1',
      `published GB Extension Rule: ${extension}`,
      'published GB Long Distance: ^0(\\d+)$ -> +44$1',
    ]);
    expect([servicePlan('AU')?.whole, servicePlan('gb')?.whole]).toEqual([true, true]);
  });

  it.each([
    ['NZ', '64'],
    ['CN', '86'],
  ])('of %s are published for long distance alone', (country, code) => {
    expect(rulesOf(country)).toEqual([
      `likely ${country} Intl Dialing: ^00(\\d+)$ -> +$1`,
      `likely ${country} Extension Rule: ${extension}`,
      `published ${country} Long Distance: ^0(\\d+)$ -> +${code}$1`,
    ]);
    expect(servicePlan(country)?.whole).toBe(false);
  });

  it('of others have the common shape with their own prefixes, as likely', () => {
    expect(rulesOf('HU')).toEqual([
      'likely HU Intl Dialing: ^00(\\d+)$ -> +$1',
      `likely HU Extension Rule: ${extension}`,
      'likely HU Long Distance: ^06(\\d+)$ -> +36$1',
    ]);
    expect(rulesOf('US').at(0)).toBe('likely US Intl Dialing: ^011(\\d+)$ -> +$1');
    // Two rules only, as was seen of Denmark.
    expect(rulesOf('DK')).toEqual([
      'likely DK Intl Dialing: ^00(\\d+)$ -> +$1',
      `likely DK Extension Rule: ${extension}`,
    ]);
  });

  it('say of each rule of each country where it is known from', () => {
    for (const country of countryCodes()) {
      const plan = servicePlan(country);
      expect(plan?.rules.length).toBeGreaterThan(1);
      expect(plan?.rules.every(({ source }) => source.length > 20)).toBe(true);
      if (plan?.whole) expect(plan.rules.every(({ certainty }) => certainty === 'published')).toBe(true);
    }
    expect(servicePlan('XX')).toBeUndefined();
  });

  it.each([
    ['NZ', '048014640', '+6448014640', []],
    ['NZ', '+6448014640', '+6448014640', []],
    ['NZ', '0061291112222', '+61291112222', ['NZ Intl Dialing']],
    ['NZ', '8014640', '+648014640', [undefined]],
    ['NZ', '111', '+64111', [undefined]],
    ['AU', '0011442079460123', '+442079460123', []],
    ['AU', '0291112222', '+61291112222', []],
    ['AU', '131313', '+61131313', []],
    ['CN', '01012345678', '+861012345678', []],
    ['NL', '0612345678', '+31612345678', ['NL Long Distance']],
    ['NL', '+31612345678x12', '+31612345678;ext=12', ['NL Extension Rule']],
    ['IT', '0612345678', '+390612345678', [undefined]],
  ] as const)('in %s make of %s %s, doubted where they are only likely', (country, dialled, number, doubted) => {
    const { normalisation, doubts } = inCountry(country, dialled);
    expect(normalisation.number).toBe(number);
    const service = doubts.filter((doubt) => doubt.kind === 'service rules');
    expect(service.map(({ rule }) => rule)).toEqual(doubted);
  });
});
