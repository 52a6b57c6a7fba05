import { describe, expect, it } from 'vitest';
import { domainsOf } from '../../../scripts/import/whole/domains.ts';
import { groupOf, groupsOf } from '../../../scripts/import/whole/groups.ts';
import { sbcKeys } from '../../../scripts/import/whole/sbc-keys.ts';
import { importedWords } from '../../../scripts/import/whole/tenant-words.ts';
import { ada, aLive, gateway, policy, route } from '../../live/a-live.ts';

const organisation = { country: 'NL', domain: 'contoso.com', domains: ['contoso.com', '4f9a1.teams.carrier.example'] };
const wordsOf = (parts: Parameters<typeof aLive>[0]) =>
  importedWords({ rows: aLive(parts), organisation, applications: [], groupNames: new Map() });
const out = ({ leftOut }: ReturnType<typeof wordsOf>) => leftOut.map(({ about, name }) => `${about} ${name}`);

describe('what no file can say', () => {
  it('takes along what needs it: a usage its routes and policies, a rule its SBC, an SBC its routes', () => {
    const live = aLive();
    const made = wordsOf({
      gateways: [{ ...gateway, OutboundPstnNumberTranslationRules: ['Bad\u0007'] }],
      translationRules: [{ Identity: 'Bad\u0007', Pattern: '^1$', Translation: '2', Description: null }],
      usages: ['Emergency', 'National', ' Odd'],
      routes: [...live.routes, route('Over it', 9, '^9$', ' Odd', ['other.contoso.com'])],
      policies: [...live.policies, policy('Odd', 'Emergency', ' Odd')],
    });
    expect(out(made)).toEqual(
      expect.arrayContaining([
        'translation rule Bad\u0007',
        'SBC 4f9a1.teams.carrier.example',
        'voice route NL mobile',
        'PSTN usage  Odd',
        'voice route Over it',
        'voice routing policy Odd',
      ]),
    );
    expect(made.words.sbcs.map(({ fqdn }) => fqdn)).toEqual(['other.contoso.com']);
    expect(made.words.voiceRoutes).toEqual([]);
    // Its usages can't be said: as somebody else's it would be said wrong.
    expect(made.words.voiceRoutingPolicies.map(({ name }) => name)).toEqual(['NL agents', 'NL supervisors']);
  });

  it('is no object with a setting that `up` never writes: that is told beside', () => {
    const live = aLive();
    const made = wordsOf({ routes: live.routes.map((one) => ({ ...one, BridgeSourcePhoneNumber: '+3112345678' })) });
    expect(out(made)).toEqual(['voice route LocalRoute']);
    expect(made.told).toContainEqual(expect.objectContaining({ name: 'NL mobile', field: 'BridgeSourcePhoneNumber' }));
  });

  it('is a route of the same priority as another of its usage: which one Teams tries first is not known', () => {
    const live = aLive();
    const made = wordsOf({ routes: [...live.routes, route('Twin', 3, '^\\+317', 'National')] });
    expect(out(made)).toContain('voice route Twin');
  });

  it('leaves a person without a policy that no row can name, and says so', () => {
    const made = wordsOf({
      usages: ['Emergency', ' Odd'],
      policies: [...aLive().policies, policy('Odd', ' Odd')],
      people: [{ ...ada, voiceRoutingPolicy: { name: 'Odd' } }],
    });
    expect(made.people.rows[0]?.policies.voiceRoutingPolicy).toBeUndefined();
    expect(made.people.untold).toContainEqual({
      who: 'ada@contoso.com',
      why: expect.stringContaining('"Odd", which no row can name: what they have stays as it is'),
    });
  });
});

describe('groups that are given policies', () => {
  const row = (GroupId: string, PolicyType: string, PolicyName: string, Rank: number) => ({
    GroupId,
    PolicyType,
    PolicyName,
    Rank,
  });
  const known = {
    voiceRoutingPolicy: (name: string) => name === 'NL agents',
    dialPlan: (name: string) => name === 'NL',
  };
  const names = new Map([
    ['a', 'A'],
    ['b', 'B'],
    ['c', 'C'],
  ]);

  it('stand by rank, in the one order that all types have', () => {
    const rows = [
      row('B', 'TenantDialPlan', 'NL', 2),
      row('A', 'TenantDialPlan', 'Tag:NL', 1),
      row('B', 'OnlineVoiceRoutingPolicy', 'NL agents', 1),
    ];
    expect(groupsOf(rows, names, known)).toEqual({
      groups: [
        { id: 'a', name: 'A', dialPlan: 'NL' },
        { id: 'b', name: 'B', dialPlan: 'NL', voiceRoutingPolicy: 'NL agents' },
      ],
      untold: [],
    });
  });

  it('are none of the file where types rank them otherwise, or where the file has no such policy', () => {
    const rows = [
      row('a', 'TenantDialPlan', 'NL', 1),
      row('b', 'TenantDialPlan', 'NL', 2),
      row('b', 'TeamsCallingPolicy', 'X', 1),
      row('a', 'TeamsCallingPolicy', 'X', 2),
      row('c', 'OnlineVoiceRoutingPolicy', 'Gone', 1),
    ];
    const { groups, untold } = groupsOf(rows, names, known);
    expect(groups).toEqual([]);
    expect(untold).toEqual([
      'group "C" is given voice routing policy "Gone", which the file has not and can\'t name.',
      expect.stringMatching(/^group "A" ranks otherwise/),
      expect.stringMatching(/^group "B" ranks otherwise/),
    ]);
  });

  it("are a person's only where all that they give is the person's by them, or the person's own", () => {
    const group = { id: 'a', name: 'A', dialPlan: 'NL', voiceRoutingPolicy: 'NL agents' };
    const by = (name: string, of?: string) => ({ name, ...(of !== undefined && { group: of }) });
    expect(groupOf({ ...ada, dialPlan: by('NL', 'A'), voiceRoutingPolicy: by('Own') }, [group])).toBe(group);
    expect(groupOf({ ...ada, dialPlan: by('NL', 'a'), voiceRoutingPolicy: by('NL', 'b') }, [group])).toBeUndefined();
    expect(
      groupOf({ ...ada, dialPlan: by('NL', 'a'), voiceRoutingPolicy: undefined as never }, [group]),
    ).toBeUndefined();
    expect(groupOf(ada, [group])).toBeUndefined();
  });
});

describe('names for a file', () => {
  it('are short for SBCs, unless two would be called the same', () => {
    expect([...sbcKeys(['sbc1.contoso.com', 'SBC2.contoso.com']).values()]).toEqual(['sbc1', 'sbc2']);
    expect([...sbcKeys(['sbc.nl.contoso.com', 'sbc.de.contoso.com']).values()]).toEqual([
      'sbc.nl.contoso.com',
      'sbc.de.contoso.com',
    ]);
  });

  it("are the domain of the tenant's own SBC first, and others in which SBCs lie", () => {
    const sbc = (fqdn: string, derived = false) => ({ fqdn, derived });
    const all = {
      domain: 'contoso.com',
      domains: ['contoso.com', 'a.example', 'sip.contoso.com', 'x.carrier.example'],
    };
    expect(domainsOf(all, [sbc('x.carrier.example', true), sbc('sbc1.sip.contoso.com'), sbc('a.example')])).toEqual({
      domain: 'contoso.com',
      sipDomain: 'sip.contoso.com',
      otherDomains: ['a.example', 'x.carrier.example'],
    });
    expect(domainsOf(all, [sbc('sbc1.contoso.com')])).toMatchObject({ sipDomain: 'contoso.com', otherDomains: [] });
  });
});
