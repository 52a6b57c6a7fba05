import { describe, expect, it } from 'vitest';
import { nearest } from '../../tenant/nearest.ts';

describe('nearest', () => {
  it.each([
    ['Natonal', 'National'],
    ['national', 'National'],
    ['Naitonal', 'National'],
    ['Emergncy', 'Emergency'],
    ['usages', 'pstnUsages'],
    ['sbc', 'sbcs'],
    ['Nation', 'National'],
  ])('finds what %s was meant to be', (typed, meant) => {
    expect(nearest(typed, ['National', 'International', 'Emergency', 'pstnUsages', 'sbcs'])).toBe(meant);
  });

  it.each([
    ['emergencyPolicy', 'emergencyCallRoutingPolicy'],
    ['callerID', 'callerIdPolicy'],
    ['callingPolicies', 'callingPolicy'],
    ['AllowForwardingToUser', 'forwardingToUser'],
  ])('takes %s for the name whose words it has, not for one that is a small part of it', (typed, meant) => {
    const known = ['policy', 'callingPolicy', 'emergencyCallRoutingPolicy', 'callerIdPolicy', 'forwardingToUser'];
    expect(nearest(typed, known)).toBe(meant);
    expect(nearest('callerIdPolicy', known.slice(0, 2))).toBeUndefined();
  });

  it.each(['sbc3', 'x', '', 'Amsterdam'])('finds nothing for %s, which is another word', (typed) => {
    expect(nearest(typed, ['main', 'National'])).toBeUndefined();
  });
});
