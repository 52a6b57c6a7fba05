import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FileRule } from '../../../tenant/dial-plans/compose.ts';
import { withExternalPrefix } from '../../../tenant/dial-plans/external-prefix.ts';
import { load } from '../a-tenant-folder.ts';

const rule = (name: string, pattern: string, translation: string, internal = false): FileRule => ({
  name,
  pattern,
  translation,
  internal,
});

/** What the first rule that matches makes of a number; these patterns mean the same in JavaScript. */
const dial = (rules: readonly Pick<FileRule, 'pattern' | 'translation'>[], dialled: string): string | undefined => {
  const first = rules.find(({ pattern }) => new RegExp(pattern).test(dialled));
  return first && dialled.replace(new RegExp(first.pattern), first.translation);
};

const pool = [
  rule('Emergency', '^(112)$', '$1'),
  rule('Emergency too', '^\\+?(112|911)$', '$1'),
  rule('International', '^00([1-9]\\d{2,5})$', '+$1'),
  rule('National', '^0([1-9]\\d{2,4})$', '+31$1'),
  rule('Extension', '^([2-9]\\d{2})$', '+3120555$1', true),
  rule('Any', '^(\\d{3,4})$', '+1$1'),
  rule('Open end', '^9', '+9'),
  rule('Lookahead', '^(?!112)(\\d{3})$', '+2$1'),
];

const prefixes = fc.stringMatching(/^[0-9*#]{1,4}$/);
const plans = fc.shuffledSubarray(pool, { minLength: 1 });
const numbers = fc.stringMatching(/^[0-9]{1,7}$/);

describe('withExternalPrefix', () => {
  it('reaches with the prefix exactly what is reached without it', () => {
    fc.assert(
      fc.property(plans, prefixes, numbers, (rules, prefix, dialled) => {
        const without = dial(rules, dialled);
        if (without !== undefined) expect(dial(withExternalPrefix(rules, prefix), prefix + dialled)).toBe(without);
      }),
      { numRuns: 2000, seed: 105 },
    );
  });

  it('changes nothing for what is dialled without the prefix', () => {
    fc.assert(
      fc.property(plans, prefixes, numbers, (rules, prefix, dialled) => {
        fc.pre(!dialled.startsWith(prefix));
        expect(dial(withExternalPrefix(rules, prefix), dialled)).toBe(dial(rules, dialled));
      }),
      { seed: 106 },
    );
  });

  it('keeps the order, and whether a rule is internal', () => {
    expect(withExternalPrefix(pool.slice(3, 5), '*9')).toEqual([
      rule('National (*9)', '^\\*90([1-9]\\d{2,4})$', '+31$1'),
      rule('Extension (*9)', '^\\*9([2-9]\\d{2})$', '+3120555$1', true),
      ...pool.slice(3, 5),
    ]);
  });
});

describe('a plan built on another', () => {
  const nl =
    "NL: { externalPrefix: 9, rules: [{ name: National, pattern: '^0([1-9]\\d{8})$', translation: '+31$1' }] }";
  const names = (plans: string): unknown => {
    const { tenant, problems } = load({ sections: { dialPlans: `dialPlans: { ${plans} }` } });
    expect(problems).toEqual([]);
    return tenant?.dialPlans.at(-1)?.rules.map(({ name }) => name);
  };

  it('has its rules first, those of the other, and its rules last', () => {
    const own = (name: string): string => `[{ name: ${name}, pattern: '^${name}$', translation: '1' }]`;
    expect(
      names(`${nl.replace('externalPrefix: 9, ', '')}, Site: { from: nl, first: ${own('A')}, last: ${own('B')} }`),
    ).toEqual(['A', 'National', 'B']);
  });

  it('takes over the external prefix', () => {
    expect(names(`${nl}, Site: { from: NL }`)).toEqual(['National (9)', 'National']);
  });

  it('may have another prefix', () => {
    expect(names(`${nl}, Site: { from: NL, externalPrefix: 8 }`)).toEqual(['National (8)', 'National']);
  });
});
