import { describe, expect, it } from 'vitest';
import { aTenant, found, user } from './a-tenant.ts';

const reason = 'everybody may call home';
const tenant = (policy: string[], more: object = {}) => aTenant({ global: { reason, policy, ...more } });

describe('usages in the Global voice routing policy', () => {
  it('are warned of: they hold for people whom no file names', () => {
    expect(found('global-routes-everybody', tenant(['Emergency', 'National']))).toMatchObject([
      {
        level: 'warning',
        part: { kind: 'global' },
        what: 'The Global voice routing policy has PSTN usages "Emergency" and "National" (everybody may call home).',
        why: expect.stringContaining('Calling Plan and Operator Connect users too'),
      },
    ]);
  });

  it('are none where the file writes none', () => {
    expect(found('global-routes-everybody', tenant([]))).toEqual([]);
    expect(found('global-routes-everybody', aTenant())).toEqual([]);
  });
});

describe('a Global that has the rules of a dial plan', () => {
  it('is a use of that plan, and its rules are told once', () => {
    const users = [user('ada', { dialPlan: undefined } as object)];
    const kinds = ['assigned-to-nobody', 'rule-never-chosen'] as const;
    const both = (parts: object) => kinds.map((kind) => found(kind, aTenant({ users, ...parts })).length);
    const plan = aTenant().dialPlans[0] ?? expect.unreachable();
    const dialPlans = [
      { ...plan, rules: [...plan.rules, { ...(plan.rules[0] ?? expect.unreachable()), name: 'Twin' }] },
    ];
    expect(both({ dialPlans })).toEqual([1, 1]);
    expect(both({ dialPlans, global: { reason, dialPlan: 'NL' } })).toEqual([0, 1]);
  });
});
