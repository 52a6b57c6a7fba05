import { describe, expect, it, vi } from 'vitest';
import { alphabetFor } from '../../../routing/automata/alphabet.ts';
import { BeyondExactness, newBudget } from '../../../routing/automata/budget.ts';
import { patternMachine } from '../../../routing/automata/pattern-machine.ts';
import { compareConfigs } from '../../../routing/compare/compare.ts';
import type { VoiceConfig } from '../../../routing/config.ts';
import { nlTenant } from '../nl-tenant.ts';

const counted = vi.hoisted(() => ({ states: 0 }));

vi.mock('../../../routing/automata/budget.ts', async (original) => {
  const real = await original<typeof import('../../../routing/automata/budget.ts')>();
  return {
    ...real,
    spend: (budget: Parameters<typeof real.spend>[0], states: number) => {
      counted.states += states;
      real.spend(budget, states);
    },
  };
});

/** How many states were made meanwhile. */
const statesOf = (work: () => void): number => {
  const before = counted.states;
  work();
  return counted.states - before;
};

/** A dial plan with patterns that each have millions of states, of which only their digit is different. */
const withLarge = (...digits: readonly number[]): VoiceConfig => ({
  ...nlTenant,
  dialPlans: nlTenant.dialPlans.map((plan) => ({
    ...plan,
    rules: [
      ...plan.rules,
      ...digits.map((digit) => ({ name: `Large ${digit}`, pattern: `^(\\d*${digit}\\d{22})$`, translation: '$1' })),
    ],
  })),
  voiceRoutes: nlTenant.voiceRoutes.map((route) =>
    route.name === 'NL mobile' ? { ...route, pattern: '^\\+316\\d{7}$' } : route,
  ),
});

describe('a pattern that is too large alone', () => {
  it('is found out once in a process, at no cost to the budget of whoever asks', () => {
    const alphabet = alphabetFor([]);
    const budget = newBudget(100);
    const ask = () => expect(() => patternMachine('^\\d*8\\d{30}$', alphabet, budget)).toThrow(BeyondExactness);
    expect(statesOf(ask)).toBeGreaterThan(20_000);
    expect(statesOf(ask)).toBe(0);
    expect(budget.left).toBe(100);
  });

  it('is named, and five of them take a comparison little more than their own twenty thousand states', () => {
    const none = statesOf(() => compareConfigs(nlTenant, withLarge()));
    const [before, after] = [nlTenant, withLarge(1, 2, 3, 4, 5)];
    const compare = () => {
      const { notAnalysed } = compareConfigs(before, after).dialled;
      expect(notAnalysed.map(({ what }) => what)).toEqual(
        [1, 2, 3, 4, 5].map((digit) => `normalisation rule "Large ${digit}"`),
      );
      for (const { why } of notAnalysed)
        expect(why).toMatch(/^\^\(\\d\*\d\\d\{22\}\)\$ alone has more than 20,000 cases/);
    };
    expect(statesOf(compare)).toBeLessThan(5 * 25_000 + 3 * none);
    expect(statesOf(compare)).toBeLessThan(3 * none);
  }, 60_000);
});
