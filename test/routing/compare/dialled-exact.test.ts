import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newBudget } from '../../../routing/automata/budget.ts';
import { describe as describeSet } from '../../../routing/automata/describe.ts';
import { labelOf } from '../../../routing/automata/machine.ts';
import { callKey } from '../../../routing/compare/call-key.ts';
import { compareExactly } from '../../../routing/compare/dialled-exact.ts';
import { populations } from '../../../routing/compare/populations.ts';
import { manyNumbers } from '../../../routing/compare/sample-numbers.ts';
import { compileConfig } from '../../../routing/compile.ts';
import type { VoiceConfig } from '../../../routing/config.ts';
import { explainDialled } from '../../../routing/explain.ts';
import { numberKinds } from '../../../routing/numbers/kinds.ts';
import { planReason } from '../../../routing/plan-doubt.ts';
import { servicePlan } from '../../../routing/service-plans.ts';
import type { DialledCall } from '../../../routing/trace.ts';
import { shortTexts } from '../matching/random-pattern.ts';
import { nlTenant } from '../nl-tenant.ts';
import { randomVersions } from './random-config.ts';

/** The first number of which the comparison says otherwise than two explanations whether it is certain. */
const firstWrongDoubt = (before: VoiceConfig, after: VoiceConfig, numbers: readonly string[], counted: Counted) => {
  const [base, head] = [compileConfig(before), compileConfig(after)];
  const groups = populations(base, head);
  const { changes, uncertain } = compareExactly(base, head, groups, [], newBudget());
  for (const population of groups) {
    const open = uncertain.filter((one) => one.population === population);
    for (const number of numbers) {
      const [was, is] = [explainDialled(base, population.base, number), explainDialled(head, population.head, number)];
      const [past, now] = [was, is].map(({ doubts }) => planReason(doubts));
      const sameRule = decidedBy(was) === decidedBy(is) && past === now;
      const change = changes.find((one) => one.population === population && labelOf(one.dialled, number) === 1);
      const doubted = !sameRule && now !== undefined;
      const whole = change?.doubt?.of === 'all';
      if (change && (whole ? !doubted : doubted && !change.doubt)) return `${population.users} dials ${number}: ${now}`;
      const kept = !change && is.outcome.kind !== 'dropped' && !sameRule && (now ?? past) !== undefined;
      const said = open.find(({ dialled }) => labelOf(dialled, number) === 1);
      if (kept ? said?.why !== (now ?? past) : said) return `${population.users} dials ${number}: kept, ${now ?? past}`;
      counted.whole += whole ? 1 : 0;
      counted.kept += kept ? 1 : 0;
    }
  }
  return undefined;
};

interface Counted {
  whole: number;
  kept: number;
}

/** What decides about a number, by its text alone. */
const decidedBy = ({ normalisation: { by, trials, country } }: DialledCall): string => {
  const rule = trials.at(-1)?.rule;
  return by === 'rule' ? `${rule?.pattern} ${rule?.translation}` : `${by} ${country}`;
};

const dialable = shortTexts(4).filter((text) => /^(\+?\d+)$/.test(text));

/** The first number for which the exact comparison and two explanations disagree. */
const firstDisagreement = (before: VoiceConfig, after: VoiceConfig, numbers: readonly string[]) => {
  const [base, head] = [compileConfig(before), compileConfig(after)];
  const groups = populations(base, head);
  const { changes, notAnalysed } = compareExactly(base, head, groups, [], newBudget());
  if (notAnalysed.some(({ why }) => !why.includes('only a part'))) return 'not analysed';
  for (const population of groups) {
    const own = changes.filter((change) => change.population === population);
    for (const number of numbers) {
      const key = (voice: typeof base, user: typeof population.base): string =>
        callKey(voice, explainDialled(voice, user, number));
      const differs = key(base, population.base) !== key(head, population.head);
      if (own.some(({ dialled }) => labelOf(dialled, number) === 1) !== differs) {
        return `${population.users} dials ${number}: ${key(base, population.base)} / ${key(head, population.head)}`;
      }
    }
  }
  return undefined;
};

describe('the exact comparison', () => {
  it('agrees with two explanations for every short number, over random configurations', () => {
    let compared = 0;
    fc.assert(
      fc.property(randomVersions, ([before, after]) => {
        const found = firstDisagreement(before, after, dialable);
        if (found === 'not analysed') return;
        compared += 1;
        expect(found).toBeUndefined();
      }),
      { numRuns: 60, seed: 23 },
    );
    expect(compared).toBeGreaterThan(35);
  }, 30_000);

  it('is certain of a number where two explanations are, over random configurations', () => {
    const counted = { whole: 0, kept: 0 };
    fc.assert(
      fc.property(randomVersions, ([before, after]) => {
        if (firstDisagreement(before, after, dialable) === 'not analysed') return;
        expect(firstWrongDoubt(before, after, dialable, counted)).toBeUndefined();
      }),
      { numRuns: 60, seed: 29 },
    );
    expect(counted.whole).toBeGreaterThan(500);
    expect(counted.kept).toBeGreaterThan(1000);
  }, 60_000);

  it('agrees with two explanations for a hundred thousand long numbers, over edits of a real tenant', () => {
    const gb = servicePlan('GB') ?? { callingCode: '44', rules: [], whole: true };
    const british = { ...nlTenant, servicePlans: { GB: gb } };
    const inBritain: VoiceConfig = { ...british, users: british.users.map((user) => ({ ...user, country: 'GB' })) };
    const edits: [VoiceConfig, VoiceConfig][] = [
      [nlTenant, inBritain],
      [
        nlTenant,
        { ...nlTenant, voiceRoutes: nlTenant.voiceRoutes.toReversed().map((r, at) => ({ ...r, priority: at })) },
      ],
      [nlTenant, { ...nlTenant, dialPlans: nlTenant.dialPlans.map((p) => ({ ...p, rules: p.rules.slice(1) })) }],
      [
        nlTenant,
        { ...nlTenant, voiceRoutes: nlTenant.voiceRoutes.map((r) => ({ ...r, pattern: r.pattern.replace('^', '') })) },
      ],
    ];
    for (const [before, after] of edits) {
      expect(firstDisagreement(before, after, manyNumbers(after.users[0]?.country ?? 'NL'))).toBeUndefined();
    }
  }, 30_000);

  it('finds nothing between a configuration and itself', () => {
    const voice = compileConfig(nlTenant);
    expect(compareExactly(voice, voice, populations(voice, voice), [], newBudget())).toEqual({
      changes: [],
      uncertain: [],
      notAnalysed: [],
    });
  });

  it('tells what a policy without its usage loses, in what is dialled and in what it becomes', () => {
    const voiceRoutingPolicies = nlTenant.voiceRoutingPolicies.map((policy) => ({
      ...policy,
      pstnUsages: policy.pstnUsages.filter((usage) => usage !== 'International'),
    }));
    const [base, head] = [compileConfig(nlTenant), compileConfig({ ...nlTenant, voiceRoutingPolicies })];
    const { changes } = compareExactly(base, head, populations(base, head), numberKinds(['NL']), newBudget());
    expect(changes).toHaveLength(1);
    const [change] = changes;
    expect(change).toMatchObject({ before: { text: 'main' }, after: { text: 'dropped' }, renumbered: false });
    expect(change?.population.users).toEqual(['eve@contoso.com']);
    expect(change?.kinds.get('abroad from NL')).toBe('all');
    expect(change?.kinds.get('premium')).toBe('some');
    expect(change?.numbers && describeSet(change.numbers).lines).toEqual(['+[124-9]x{6,14}', '+3[02-9]x{5,13}']);
    expect(change?.dialled && describeSet(change.dialled).lines).toEqual([
      '+[124-9]x{6,14}',
      '+3[02-9]x{5,13}',
      '00[124-9]x{6,14}',
      '003[02-9]x{5,13}',
    ]);
  });
});
