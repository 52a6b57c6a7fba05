import { describe, expect, it } from 'vitest';
import { needsOfChange } from '../../review/needs.ts';
import { aTenant } from '../components/a-tenant.ts';

const rule = { name: 'Strip', pattern: '^0', translation: '1', adopt: false };
const plan = { name: 'NL', adopt: false, rules: [{ name: 'A', pattern: '^1$', translation: '2', internal: false }] };
const policy = { name: 'NL agents', adopt: false, pstnUsages: [] };
const base = aTenant({
  translationRules: [{ ...rule, existing: false }],
  dialPlans: [plan],
  voiceRoutingPolicies: [policy],
});
const others = aTenant({
  translationRules: [{ ...rule, existing: true }],
  dialPlans: [{ ...plan, existing: true }],
  voiceRoutingPolicies: [{ ...policy, existing: true }],
});

describe('what this stack made and is to be somebody else’s', () => {
  it('has to leave the state first, or up would remove it', () => {
    const texts = needsOfChange(base, others).map(({ text }) => text);
    for (const what of ['translation rule Strip', 'dial plan NL', 'voice routing policy NL agents']) {
      expect(texts).toContainEqual(expect.stringContaining(`${what} is to be somebody else's (existing: true)`));
    }
  });

  it('needs nothing where it was somebody else’s before, or is new', () => {
    expect(needsOfChange(others, others)).toEqual([]);
    expect(
      needsOfChange(aTenant({ dialPlans: [], voiceRoutingPolicies: [] }), others)
        .map(({ text }) => text)
        .join(),
    ).not.toContain("somebody else's");
  });
});
