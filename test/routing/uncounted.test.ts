import { describe, expect, it } from 'vitest';
import { fromTenant } from '../../routing/from-tenant.ts';
import { tollExposure, withGroups } from '../../routing/prove/toll-exposure.ts';
import { givenInBoth, isUncounted, standingFor, uncountedText } from '../../routing/uncounted.ts';
import { aTenant, route, user } from './prove/a-tenant.ts';

const named = (groups: Parameters<typeof aTenant>[0]) => {
  const tenant = aTenant(groups);
  return givenInBoth(tenant, tenant).flatMap((given) => standingFor(given, tenant, tenant).map(({ head }) => head));
};

describe('people whom no file names', () => {
  it('are members of a group that gives something that nobody of users.csv has from it', () => {
    const groups = [{ name: 'CC (night)', voiceRoutingPolicy: 'Staff', callingPolicy: 'Quiet' }];
    expect(named({ groups }).map(({ name }) => name)).toEqual([
      'members of group CC (night)',
      'members of group CC (night) (dial plan NL)',
    ]);
    const ada = user('ada', { group: 'CC (night)', byGroup: ['voiceRoutingPolicy', 'callingPolicy'] });
    expect(named({ groups, users: [ada] })).toEqual([]);
    expect(named({ groups, users: [{ ...ada, byGroup: ['callingPolicy'] }] })).toHaveLength(2);
  });

  it('are called alike, whatever is taken of them', () => {
    expect(uncountedText('members of group CC (night) (dial plan NL (old))')).toBe(
      'members of group CC (night) (not counted)',
    );
    expect(uncountedText('members of group CC (night)')).toBe('members of group CC (night) (not counted)');
    expect(isUncounted('members of group CC')).toBe(true);
    expect(isUncounted('members@x.example')).toBe(false);
  });

  it('count where premium numbers can be dialled, for the policy pack and the review', () => {
    const tenant = aTenant({
      voiceRoutes: [route('All', '^\\+\\d+$', 'All')],
      voiceRoutingPolicies: [
        { name: 'Staff', pstnUsages: [], adopt: false },
        { name: 'Leads', pstnUsages: ['All'], adopt: false },
      ],
      groups: [{ name: 'CC', voiceRoutingPolicy: 'Leads' }],
    });
    const { reach } = tollExposure(withGroups(fromTenant(tenant), tenant));
    expect(reach.map(({ kind, users }) => [kind, users])).toEqual(
      expect.arrayContaining([['premium', ['members of group CC (dial plan NL)']]]),
    );
  });
});
