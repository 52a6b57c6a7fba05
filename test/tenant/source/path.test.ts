import { describe, expect, it } from 'vitest';
import { formatPath } from '../../../tenant/source/path.ts';

describe('formatPath', () => {
  it.each([
    [['pstnUsages', 'National', 1, 'sbcs', 0], 'pstnUsages.National[1].sbcs[0]'],
    [['voiceRoutingPolicies', 'NL agents', 0], 'voiceRoutingPolicies["NL agents"][0]'],
    [['pstnUsages', '112'], 'pstnUsages["112"]'],
    [['dialPlans', 'NL-Amsterdam', 'from'], 'dialPlans.NL-Amsterdam.from'],
    [['country'], 'country'],
  ])('writes %j as a person would', (path, text) => {
    expect(formatPath(path)).toBe(text);
  });
});
