import { describe, expect, it } from 'vitest';
import { alphabetFor } from '../../../routing/automata/alphabet.ts';
import { newBudget } from '../../../routing/automata/budget.ts';
import { constant, labelOf, labelsOf, type Machine } from '../../../routing/automata/machine.ts';
import { patternMachine } from '../../../routing/automata/pattern-machine.ts';
import { product } from '../../../routing/automata/product.ts';
import { numberKinds } from '../../../routing/numbers/kinds.ts';
import { allPlans, type NumberType } from '../../../routing/numbers/library.ts';

const phones = alphabetFor([]);

const isOf = (kind: string, number: string, alphabet = phones): boolean => {
  const home = /^abroad from (..)$/.exec(kind)?.[1];
  const found = numberKinds(home === undefined ? [] : [home]).find(({ name }) => name === kind);
  if (!found) throw new Error(kind);
  return labelOf(found.language(alphabet), number) === 1;
};

describe('a kind of number', () => {
  it.each([
    ['premium', '+319061234'],
    ['premium', '+31906'],
    ['premium', '+19002345678'],
    ['premium', '+19002345678999'],
    ['premium', '+449098791234'],
    ['premium', '+979123456789'],
    // What the library has as shared cost, or not at all.
    ['premium', '+491371234567'],
    ['premium', '+34905123456'],
    // Where only the length tells.
    ['premium', '+353151212345' + '6'],
    ['satellite', '+881631234567'],
    ['abroad from NL', '+442079460123'],
    ['abroad from US', '+18762101234'],
    ['abroad from US', '+18095551234'],
    ['abroad from US', '+14165550123'],
    ['abroad from US', '+442079460123'],
    ['abroad from CA', '+12025550123'],
    ['abroad from RU', '+77012345678'],
    ['abroad from GB', '+441481256789'],
    ['abroad from GB', '+447781123456'],
    ['abroad from JM', '+12025550123'],
  ])('%s: %s is', (kind, number) => {
    expect(isOf(kind, number)).toBe(true);
  });

  it.each([
    ['premium', '+31612345678'],
    ['premium', '0906123456'],
    // Dublin, though Irish premium numbers begin so.
    ['premium', '+35315121234'],
    ['satellite', '+31612345678'],
    ['abroad from NL', '+31612345678'],
    ['abroad from NL', '+112'],
    ['abroad from US', '+12025550123'],
    ['abroad from US', '+18005550123'],
    ['abroad from US', '+17872345678'],
    ['abroad from CA', '+14165550123'],
    ['abroad from CA', '+18005550123'],
    ['abroad from RU', '+79161234567'],
    ['abroad from KZ', '+77012345678'],
    ['abroad from GB', '+442079460123'],
    ['abroad from GG', '+441481256789'],
    ['abroad from FI', '+35818123456'],
  ])('%s: %s is none', (kind, number) => {
    expect(isOf(kind, number)).toBe(false);
  });

  it('stays what it is with an extension behind it, as translations write them', () => {
    const more = alphabetFor([';ext=']);
    expect(isOf('premium', '+319061234;ext=12', more)).toBe(true);
    expect(isOf('premium', '+31612345678;ext=12', more)).toBe(false);
  });

  it('of a country that is not known is none', () => {
    expect(numberKinds(['XX']).map(({ name }) => name)).toEqual(['premium', 'satellite']);
  });

  it.each([
    ['NL', '112', 1],
    ['NL', '+112', 1],
    ['NL', '911', 1],
    ['NL', '999', 0],
    ['NL', '1121', 0],
    ['GB', '999', 1],
    ['US', '+911', 1],
    ['US', '112', 1],
    // A wrong number of North America, with its calling code.
    ['US', '+112', 0],
  ])('emergency in %s: %s is %i', (country, number, said) => {
    const kind = numberKinds([country]).find(({ name }) => name === 'emergency');
    expect(kind && labelOf(kind.language(phones), number)).toBe(said);
  });
});

describe('premium numbers of all countries, by the library', () => {
  const whole = (callingCode: string, pattern: string) =>
    patternMachine(`^\\+${callingCode}(?:${pattern})$`, phones, newBudget());
  const others: readonly NumberType[] = ['fixed', 'mobile', 'toll-free', 'personal', 'voip', 'pager', 'voicemail'];

  it('are all premium here, and no number of another kind is', () => {
    const premium = numberKinds([])[0]?.language(phones) ?? constant(phones, 0);
    const sharing = (one: Machine, label: (a: number, b: number) => number): boolean =>
      labelsOf(product(one, premium, label, newBudget())).has(1);
    const wrong = allPlans().flatMap(({ region, callingCode, types }) => {
      const missed =
        types.premium !== undefined && sharing(whole(callingCode, types.premium), (own, dear) => own & (1 - dear));
      const alleged = others.filter((type) => {
        const pattern = types[type];
        return pattern !== undefined && sharing(whole(callingCode, pattern), (other, dear) => other & dear);
      });
      return missed || alleged.length > 0 ? [{ region, missed, alleged }] : [];
    });
    expect(wrong).toEqual([]);
  });
});
