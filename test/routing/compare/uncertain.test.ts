import { describe, expect, it } from 'vitest';
import { compareConfigs } from '../../../routing/compare/compare.ts';
import type { VoiceConfig } from '../../../routing/config.ts';
import { nlTenant } from '../nl-tenant.ts';

const withRules = (names: string[]): VoiceConfig => ({
  ...nlTenant,
  dialPlans: nlTenant.dialPlans.map((plan) => ({
    ...plan,
    rules: plan.rules.filter(({ name }) => names.includes(name)),
  })),
});

describe('two versions of a configuration', () => {
  it('of which one leaves numbers to a rule of Teams that is only likely: not certain, either way', () => {
    const without = withRules(['Emergency', 'International', 'Extension']);
    const why = "Teams' own rules for NL are not all published";
    for (const { dialled, nothingChanges } of [compareConfigs(nlTenant, without), compareConfigs(without, nlTenant)]) {
      expect(dialled.changes).toEqual([]);
      expect(dialled.uncertain).toMatchObject([
        { why, dialled: { lines: ['0[1-7]x{8}'] }, example: { written: '06 12345678' } },
      ]);
      expect(nothingChanges).toBe(false);
    }
  });

  it('of which one changes what becomes of numbers that fall through in both: certain, as the same rule decides', () => {
    const rest = { ...nlTenant, dialPlans: [{ name: 'NL Amsterdam', rules: [] }] };
    const routes = rest.voiceRoutes.filter(({ name }) => name !== 'NL mobile');
    const { dialled } = compareConfigs(rest, { ...rest, voiceRoutes: routes });
    expect(dialled.changes.map(({ effect, doubt }) => [effect, doubt])).toEqual([['lost', undefined]]);
    expect(dialled.uncertain).toEqual([]);
  });

  it('of which one takes numbers back from a certain rule: what becomes of them is not certain', () => {
    const { dialled } = compareConfigs(nlTenant, withRules(['International', 'National', 'Extension']));
    expect(dialled.changes).toMatchObject([
      {
        dialled: { lines: ['112'] },
        effect: 'lost',
        doubt: { of: 'all', why: "Teams' own rules for NL are not all published" },
      },
    ]);
  });

  it("of which one leaves numbers to a rule of its own that reads as one of Teams': certain, as the plan's comes first", () => {
    const rest = { name: 'Rest', pattern: '^([^+].*)$', translation: '+31$1' };
    const withRest = (config: VoiceConfig): VoiceConfig => ({
      ...config,
      dialPlans: config.dialPlans.map((plan) => ({ ...plan, rules: [...plan.rules, rest] })),
    });
    const without = withRest(withRules(['Emergency', 'International', 'Extension']));
    const { changes, uncertain } = compareConfigs(withRest(nlTenant), without).dialled;
    expect(changes.length).toBeGreaterThan(0);
    expect(changes.map(({ doubt }) => doubt)).toEqual(changes.map(() => undefined));
    expect(uncertain).toEqual([]);
  });

  it('of which one leaves a user to a Global dial plan that no file holds: nothing that they dial is certain', () => {
    const base = { ...nlTenant, unreadGlobalPlan: true };
    const without = { ...base, users: base.users.map((user) => ({ ...user, dialPlan: undefined })) };
    const { uncertain, changes } = compareConfigs(base, without).dialled;
    expect(changes.every(({ doubt }) => doubt?.of === 'all')).toBe(true);
    expect(uncertain.map(({ why }) => why)).toContain("the files don't hold the rules of the Global dial plan");
    const routes = base.voiceRoutes.filter(({ name }) => name !== 'NL mobile');
    const both = compareConfigs(without, { ...without, voiceRoutes: routes }).dialled;
    expect(both.uncertain.length + both.changes.filter(({ doubt }) => doubt).length).toBe(0);
  });
});
