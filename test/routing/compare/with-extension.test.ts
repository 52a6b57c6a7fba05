import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newBudget } from '../../../routing/automata/budget.ts';
import { labelOf } from '../../../routing/automata/machine.ts';
import { callKey } from '../../../routing/compare/call-key.ts';
import { compareExactly } from '../../../routing/compare/dialled-exact.ts';
import { populations } from '../../../routing/compare/populations.ts';
import { compileConfig, type ReadyUser, type Voice } from '../../../routing/compile.ts';
import type { Rewrite, VoiceConfig } from '../../../routing/config.ts';
import { explainDialled } from '../../../routing/explain.ts';
import { nlTenant } from '../nl-tenant.ts';

const rules: readonly Rewrite[] = [
  { name: 'to 31', pattern: '^0([1-9]\\d{8})(?:;ext=|x)\\d+$', translation: '+31$1' },
  { name: 'to 32', pattern: '^0([1-9]\\d{8})(?:;ext=|x)\\d+$', translation: '+32$1' },
  { name: 'kept', pattern: '^((\\+)?(\\d+))(;)?(ext|extn|EXT|EXTN|x|X)(=)?(\\d+)$', translation: '$1;ext=$7' },
  { name: 'short', pattern: '^(\\d{4})x(\\d)\\d*$', translation: '+3120555$1' },
  { name: 'both', pattern: '^0([1-9]\\d{8})(?:x\\d+)?$', translation: '+31$1' },
];
const patterns = ['^\\+31[1-7]\\d{8};ext=\\d+$', '^\\+316', '^\\+?112', '^\\+32\\d+$'];

const config = fc
  .tuple(fc.shuffledSubarray([...rules]), fc.subarray(patterns), fc.constantFrom('+31205552101', '+31205552101;ext=12'))
  .map(([own, more, number]): VoiceConfig => {
    const routes = more.map((pattern, at) => ({
      name: `more ${at}`,
      pattern,
      pstnUsages: ['National'],
      sbcs: ['main'],
    }));
    return {
      ...nlTenant,
      users: nlTenant.users.map((user, at) => (at === 0 ? { ...user, number } : user)),
      dialPlans: nlTenant.dialPlans.map((plan) => ({ ...plan, rules: [...own, ...plan.rules] })),
      voiceRoutes: [
        ...nlTenant.voiceRoutes.filter(({ name }) => name !== 'NL mobile'),
        ...routes.map((route, at) => ({ ...route, priority: 10 + at })),
      ],
    };
  });

const bases = [
  '0301234567',
  '0612345678',
  '+31301234567',
  '+31612345678',
  '2101',
  '112',
  '+31205552101',
  '+442079460123',
];
const extensions = ['x12', ';ext=12', 'ext3', 'EXT12', 'extn=4', ';X12', 'EXTN5'];
const numbers = bases.flatMap((base) => extensions.map((extension) => ({ base, number: base + extension })));

describe('numbers with an extension', () => {
  it('are told where they fare otherwise than two explanations of the number without, and only there', () => {
    const counted = { told: 0, alike: 0, same: 0 };
    fc.assert(
      fc.property(config, config, (before, after) => {
        const [base, head] = [compileConfig(before), compileConfig(after)];
        const groups = populations(base, head);
        const { changes } = compareExactly(base, head, groups, [], newBudget());
        for (const population of groups) {
          const key = (voice: Voice, user: ReadyUser, number: string): string =>
            callKey(voice, explainDialled(voice, user, number));
          const own = changes.filter((change) => change.population === population);
          for (const { base: plain, number } of numbers) {
            const differs = key(base, population.base, number) !== key(head, population.head, number);
            const told = own.some(({ clicked, dialled }) => clicked && labelOf(dialled, number) === 1);
            const alike = own.some(({ clicked, dialled }) => !clicked && labelOf(dialled, plain) === 1);
            if (told && !differs) throw new Error(`${number} is told and doesn't change`);
            if (differs && !told && !alike) throw new Error(`${number} changes and isn't told`);
            counted[told ? 'told' : differs ? 'alike' : 'same'] += 1;
          }
        }
      }),
      { numRuns: 60, seed: 46 },
    );
    expect(Math.min(...Object.values(counted)), JSON.stringify(counted)).toBeGreaterThan(20);
  }, 120_000);
});
