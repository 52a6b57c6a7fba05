import { describe, expect, it } from 'vitest';
import { tollExposureNeedsApproval } from '../../../policies/rules/toll-exposure-needs-approval.ts';
import { aSubject, keptTenant } from '../a-subject.ts';

const widened = (pattern: string) => {
  const { voiceRoutes } = keptTenant();
  return aSubject({
    voiceRoutes: voiceRoutes.map((route) => (route.name === 'NL mobile' ? { ...route, pattern } : route)),
  });
};

describe('toll-exposure-needs-approval', () => {
  it('is kept where nobody reaches premium or satellite numbers', () => {
    expect(tollExposureNeedsApproval.check(aSubject())).toEqual([]);
  });

  it('is broken by a route that takes them', () => {
    expect(tollExposureNeedsApproval.check(widened('^\\+\\d+$')).map(({ what }) => what)).toEqual([
      expect.stringMatching(/^ada, bob can dial premium numbers, by route NL mobile, e\.g\. /),
      expect.stringMatching(/^ada, bob can dial satellite numbers, by route NL mobile, e\.g\. /),
    ]);
  });

  it('is broken by a pattern of which that cannot be told', () => {
    expect(tollExposureNeedsApproval.check(widened('^\\+31(?>6)\\d+$')).map(({ what }) => what)).toEqual([
      expect.stringMatching(/^It can't be told of .*NL mobile/),
    ]);
  });
});
