import { factsOf } from '../../routing/prove/facts.ts';
import { neverFirst } from '../../routing/prove/never-first.ts';
import { notTold } from '../not-told.ts';
import type { TenantRule } from '../rule.ts';
import { ruleName } from '../rule-name.ts';

/** What stands behind something that takes all its numbers, or fits no number, is never used as it was meant: lint's answer. */
export const noCatchAllBeforeSpecific: TenantRule = {
  name: ruleName(import.meta.filename),
  about: 'tenant',
  rule: 'Every normalization rule and every route is the first choice for some number; a second choice with the same pattern is fine.',
  why: 'the first that matches decides, so what others take every number from is never used as it was meant, and nobody notices.',
  check: ({ tenant }) => {
    const { findings, unproved } = neverFirst(factsOf(tenant));
    return [...findings.map(({ what, fix }) => ({ what, fix })), ...unproved.map(notTold)];
  },
};
