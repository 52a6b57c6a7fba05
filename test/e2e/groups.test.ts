import { afterAll, beforeAll, expect, it } from 'vitest';
import { type LabTenant, openLabTenant } from './lab-tenant.ts';

let tenant: LabTenant;

beforeAll(async () => {
  tenant = await openLabTenant();
});
afterAll(() => tenant.close());

const up = async (): Promise<string> => {
  const run = await tenant.up();
  expect(`${run.exitCode}${run.exitCode === 0 ? '' : run.stdout}`).toBe('0');
  return run.stdout;
};
const userIds = async (...names: string[]) => {
  const { value } = (await tenant.graph('GET', '/v1.0/users?$select=id,userPrincipalName&$top=999')) as {
    value: { id: string; userPrincipalName: string }[];
  };
  return names.map((name) => value.find((one) => one.userPrincipalName === `${name}@contoso.example`)?.id ?? name);
};
const makeGroup = async (displayName: string, ...members: string[]): Promise<string> => {
  const ids = await userIds(...members);
  const { id } = (await tenant.graph('POST', '/v1.0/groups', {
    displayName,
    mailEnabled: false,
    mailNickname: displayName.replaceAll(' ', ''),
    securityEnabled: true,
    'members@odata.bind': ids.map((one) => `https://graph.microsoft.com/v1.0/directoryObjects/${one}`),
  })) as { id: string };
  return id;
};
interface Source {
  PolicyName: string;
  PolicySource: { AssignmentType: string; PolicyName: string }[];
}
/** Where a user's voice routing policy comes from, the one in effect first. */
const sources = async (name: string) => {
  const Identity = `${name}@contoso.example`;
  const [row] = (await tenant.byHand('Get-CsUserPolicyAssignment', {
    Identity,
    PolicyType: 'OnlineVoiceRoutingPolicy',
  })) as Source[];
  return (row?.PolicySource ?? []).map((one) => `${one.AssignmentType} ${one.PolicyName}`);
};
const grants = async () =>
  (
    (await tenant.byHand('Get-CsGroupPolicyAssignment', {})) as {
      PolicyType: string;
      PolicyName: string;
      Rank: number;
    }[]
  )
    .map(({ PolicyType, PolicyName, Rank }) => `${PolicyType} ${PolicyName} ${Rank}`)
    .toSorted();
const hours = (count: number) => tenant.press('clock', { advanceSeconds: count * 3600 });

it('a site moves from its users to a group, people keep theirs until it has reached them, and back again', async () => {
  await tenant.press('switches', { groupSpreadSeconds: 24 * 3600 });
  await up();
  expect(await sources('ada')).toEqual(['Direct NL agents']);
  // All of Amsterdam but hal.
  await makeGroup('CC Amsterdam', 'ada', 'bob', 'cyd', 'dan', 'eli', 'fay', 'gus', 'ida');
  const leads = await makeGroup('Team leads', 'ada');

  const site = ['sites', 'Amsterdam'];
  tenant.editTenant((document) => {
    document.setIn(
      ['groups'],
      [
        { group: leads, policy: 'NL supervisors' },
        { group: 'CC Amsterdam', policy: 'NL agents' },
      ],
    );
    document.setIn([...site, 'group'], 'CC Amsterdam');
    document.deleteIn([...site, 'policy']);
  });
  const seen = await tenant.session.run('preview', '--non-interactive');
  expect(seen.stdout).toContain('8 direct members of group "CC Amsterdam" get OnlineVoiceRoutingPolicy "NL agents"');
  const first = await up();
  expect(first).toMatch(
    /Waiting: \d+ users keep the OnlineVoiceRoutingPolicy of their own until that of group "CC Amsterdam"/,
  );
  expect(first).toContain('Not directly in group "CC Amsterdam"');
  expect(await grants()).toEqual(['OnlineVoiceRoutingPolicy NL agents 2', 'OnlineVoiceRoutingPolicy NL supervisors 1']);
  expect(await sources('bob')).toEqual(['Direct NL agents']);

  await hours(24);
  expect(await sources('bob')).toEqual(['Direct NL agents', 'Group NL agents']);
  const second = await up();
  expect(second).not.toContain('Waiting');
  await hours(1);
  expect(await sources('bob')).toEqual(['Group NL agents']);
  expect(await sources('hal')).toEqual(['Direct NL agents']);
  // Of two groups the higher counts.
  expect(await sources('ada')).toEqual(['Group NL supervisors', 'Group NL agents']);

  // Who is no member keeps their own, and that is said again each time.
  const steps = await tenant.preview();
  expect(steps.map(({ name }) => name)).toEqual(['voice-users-policies-OnlineVoiceRoutingPolicy']);
  await tenant.graph('POST', `/v1.0/groups/${await groupId('CC Amsterdam')}/members/$ref`, {
    '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${(await userIds('hal'))[0]}`,
  });
  await up();
  await hours(1);
  expect(await sources('hal')).toEqual(['Group NL agents']);
  expect(await tenant.preview()).toEqual([]);
  expect(await tenant.preview('--refresh')).toEqual([]);

  tenant.editTenant((document) => {
    document.deleteIn(['groups']);
    document.deleteIn([...site, 'group']);
    document.setIn([...site, 'policy'], 'NL agents');
  });
  await up();
  await hours(1);
  expect(await sources('bob')).toEqual(['Direct NL agents']);
  expect(await grants()).toEqual([]);
  expect(await tenant.preview()).toEqual([]);
});

const groupId = async (displayName: string): Promise<string> => {
  const filter = encodeURIComponent(`displayName eq '${displayName}'`);
  const { value } = (await tenant.graph('GET', `/v1.0/groups?$filter=${filter}`)) as { value: { id: string }[] };
  return value[0]?.id ?? '';
};
