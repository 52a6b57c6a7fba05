import { describe, expect, it } from 'vitest';
import { needsOfChange } from '../../review/needs.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { aTenant, user } from '../routing/prove/a-tenant.ts';

const needs = (base: Partial<Tenant>, head: Partial<Tenant>) =>
  needsOfChange(aTenant(base), aTenant(head))
    .filter(({ what }) => what === 'kept object')
    .map(({ text }) => text);
const policy = { name: 'CC agents', adopt: false };
const rule = { name: 'Strip', pattern: '^\\+31(\\d+)$', translation: '0$1', adopt: false };
const others = [user('ada', { callingPolicy: 'Others' })];

describe('an object that stays while its file ceases or begins to look after it', () => {
  it('is told: a calling policy that is only named from now on', () => {
    expect(needs({ callingPolicies: [policy] }, {})).toEqual([
      expect.stringMatching(/^calling policy CC agents is described no more, and 1 of users\.csv still have it/),
    ]);
    expect(needs({ callingPolicies: [policy] }, { users: others })).toEqual([]);
  });

  it('is told: a calling policy that users have already, without adopt', () => {
    expect(needs({}, { callingPolicies: [policy] })).toEqual([expect.stringContaining('without adopt: true')]);
    expect(needs({}, { callingPolicies: [{ ...policy, adopt: true }] })).toEqual([]);
    expect(needs({ users: others }, { callingPolicies: [policy] })).toEqual([]);
  });

  it('is told: the same of a caller ID policy', () => {
    const hidden = {
      name: 'Hidden',
      show: 'anonymous',
      userOverride: false,
      hideCallers: false,
      adopt: false,
    } as const;
    const users = [user('ada', { callerIdPolicy: 'hidden' })];
    expect(needs({ callerIdPolicies: [hidden], users }, { users })).toEqual([
      expect.stringMatching(/^caller ID policy Hidden is described no more, and 1 of users\.csv still have it/),
    ]);
    expect(needs({ users }, { callerIdPolicies: [hidden], users })).toEqual([
      expect.stringMatching(/^caller ID policy Hidden is described for the first time.*without adopt: true\.$/),
    ]);
    expect(needs({}, { callerIdPolicies: [hidden], users })).toEqual([]);
  });

  it("is told: a translation rule that is to be somebody else's", () => {
    const [ours, theirs] = [false, true].map((existing) => ({ translationRules: [{ ...rule, existing }] }));
    expect(needs(ours ?? {}, theirs ?? {})).toEqual([expect.stringContaining('up would remove it')]);
    expect(needs(theirs ?? {}, theirs ?? {})).toEqual([]);
    expect(needs(theirs ?? {}, ours ?? {})).toEqual([
      "translation rule Strip was somebody else's (existing: true), so it is in Teams: up refuses it without adopt: true.",
    ]);
    expect(needs(theirs ?? {}, { translationRules: [{ ...rule, existing: false, adopt: true }] })).toEqual([]);
  });

  it('is told: the same of an emergency call routing policy, also where only a group has it', () => {
    const numbers = [{ dial: '112', masks: [], usage: 'Emergency' }];
    const nl = { name: 'NL', numbers, enhancedServices: false, adopt: false };
    const groups = [{ name: 'CC', emergencyCallRoutingPolicy: 'nl' }];
    expect(needs({ emergencyCallRoutingPolicies: [nl], groups }, { groups })).toEqual([
      expect.stringMatching(/^emergency call routing policy NL is described no more, and group CC still have it/),
    ]);
  });
});
