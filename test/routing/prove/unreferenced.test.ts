import { describe, expect, it } from 'vitest';
import type { FindingKind } from '../../../routing/prove/finding.ts';
import type { Tenant } from '../../../tenant/tenant.ts';
import { aTenant, found, route, sbc, told } from './a-tenant.ts';

const _any = (usage: string, sbcs = ['main']) => route('Any', '^\\+[1-9]\\d{6,14}$', usage, sbcs);
const _uk = (usage: string, sbcs = ['uk']) => route('UK', '^\\+44\\d{10}$', usage, sbcs);

describe('what nothing refers to', () => {
  const staff = (...pstnUsages: string[]) => ({ name: 'Staff', pstnUsages, adopt: false });

  it.each<[string, FindingKind, Tenant, string[]]>([
    [
      'a usage in no policy',
      'usage-in-no-policy',
      aTenant({ voiceRoutingPolicies: [staff('Emergency')] }),
      [
        'warning: PSTN usage "National" is in no voice routing policy.',
        'Nobody can call by it; its routes are "Home".',
        'add it to a policy under voiceRoutingPolicies, or remove it.',
      ],
    ],
    [
      'a usage without a route',
      'usage-without-route',
      aTenant({
        pstnUsages: [{ name: 'Empty', routes: [] }],
        voiceRoutingPolicies: [staff('Emergency', 'Empty', 'National')],
      }),
      [
        'warning: PSTN usage "Empty" has no route.',
        'No call goes out by it, though policy "Staff" has it.',
        'write a route under it, name it in alsoIn of one, or remove it.',
      ],
    ],
    [
      'an SBC in no route',
      'sbc-in-no-route',
      aTenant({ sbcs: [sbc('main'), sbc('spare')] }),
      [
        'warning: SBC "spare" (spare.example) is in no voice route.',
        'No call goes out over it; calls may still come in.',
        'name it under sbcs of a route, or remove it.',
      ],
    ],
    [
      'a derived trunk in no route',
      'sbc-in-no-route',
      aTenant({ sbcs: [sbc('main'), sbc('carrier', { derived: true })] }),
      [
        'warning: SBC "carrier" (carrier.example) is in no voice route.',
        "A carrier's derived trunk is only ever named in routes, so nothing comes of it here.",
        'name it under sbcs of a route, or remove it.',
      ],
    ],
    [
      'a policy of nobody',
      'assigned-to-nobody',
      aTenant({ voiceRoutingPolicies: [staff('Emergency', 'National'), { ...staff('Emergency'), name: 'Free' }] }),
      [
        'note: Voice routing policy "Free" is assigned to nobody in users.csv.',
        'It is made in Teams all the same. Groups and users who are not in users.csv may have it; files cannot know.',
        'nothing, if it is for later or only built upon; else name it for a site or in the column policy, or remove it.',
      ],
    ],
    [
      'a dial plan of nobody',
      'assigned-to-nobody',
      aTenant({
        dialPlans: ['NL', 'BE'].map((name) => ({ name, rules: [], adopt: false })),
      }),
      [
        'note: Dial plan "BE" is assigned to nobody in users.csv.',
        'It is made in Teams all the same. Groups and users who are not in users.csv may have it; files cannot know.',
        'nothing, if it is for later or only built upon; else name it for a site or in the column dialPlan, or remove it.',
      ],
    ],
  ])('%s is told', (_, kind, tenant, lines) => {
    expect(found(kind, tenant).map(told)).toEqual([lines]);
    expect(found(kind, aTenant())).toEqual([]);
  });

  it('a plan that a group has is not told', () => {
    const tenant = aTenant({ voiceRoutingPolicies: [staff('Emergency', 'National'), { ...staff(), name: 'Free' }] });
    const groupAssignments = [{ group: 'all', kind: 'voiceRoutingPolicy', assigned: 'free', rank: 1 }] as const;
    expect(found('assigned-to-nobody', tenant, { config: { groupAssignments } })).toEqual([]);
  });
});

describe('a policy that only a group has', () => {
  const agents = { name: 'Team agents', adopt: false } as const;
  const lines = (groups: Tenant['groups']) =>
    found('assigned-to-nobody', aTenant({ callingPolicies: [agents], groups }));

  it('is assigned to somebody', () => {
    expect(lines([]).length).toBe(1);
    expect(lines([{ name: 'CC', callingPolicy: 'team agents' }])).toEqual([]);
  });
});
