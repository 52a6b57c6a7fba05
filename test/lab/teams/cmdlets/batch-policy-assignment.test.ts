import { describe, expect, it } from 'vitest';
import { admin, aTeams, aUser } from '../a-teams.ts';

const withPolicy = (switches = {}) => {
  const teams = aTeams({ policyGrantableSeconds: 0, batchSeconds: 30, ...switches });
  teams.run('New-CsOnlineVoiceRoutingPolicy', { Identity: 'NL agents' });
  return teams;
};
const start = (teams: ReturnType<typeof aTeams>, users: readonly string[], more: object = {}) =>
  teams.run('New-CsBatchPolicyAssignmentOperation', {
    PolicyType: 'OnlineVoiceRoutingPolicy',
    PolicyName: 'NL agents',
    Identity: users,
    ...more,
  });
const see = (teams: ReturnType<typeof aTeams>, id: unknown) =>
  teams.run('Get-CsBatchPolicyAssignmentOperation', { OperationId: id }).output[0];

describe('batch policy assignment', () => {
  it('runs from NotStarted through InProgress to Completed on the lab clock', () => {
    const teams = withPolicy();
    const ids = ['ada', 'bob'].map((name) => teams.user(name).id);
    const [id] = start(teams, ids, { OperationName: 'first' }).output;
    expect(see(teams, id)).toEqual({
      OperationId: id,
      OperationName: 'first',
      OverallStatus: 'NotStarted',
      CreatedBy: admin.objectId,
      CreatedTime: '2026-11-22T16:00:00.000Z',
      CompletedTime: null,
      CompletedCount: 0,
      ErrorCount: 0,
      InProgressCount: 0,
      NotStartedCount: 2,
      UserState: ids.map((one) => ({ Id: one, Result: null, State: 'NotStarted' })),
    });
    teams.later(10);
    expect(see(teams, id)).toMatchObject({ OverallStatus: 'InProgress', InProgressCount: 1, NotStartedCount: 1 });
    teams.later(10);
    expect(see(teams, id)).toMatchObject({ OverallStatus: 'InProgress', CompletedCount: 1, InProgressCount: 1 });
    expect(teams.user('ada').policies).toEqual({ OnlineVoiceRoutingPolicy: 'NL agents' });
    expect(teams.user('bob').policies).toEqual({});
    teams.later(10);
    expect(see(teams, id)).toMatchObject({
      OverallStatus: 'Completed',
      CompletedTime: '2026-11-22T16:00:30.000Z',
      CompletedCount: 2,
      ErrorCount: 0,
      UserState: ids.map((one) => ({ Id: one, Result: 'Success', State: 'Completed' })),
    });
    expect(teams.user('bob').policies).toEqual({ OnlineVoiceRoutingPolicy: 'NL agents' });
  });

  it('counts failures as completed and says why, in the words of the page', () => {
    const teams = withPolicy();
    teams.addUser(aUser('upn@contoso.example', { sipAddress: 'other@contoso.example' }));
    teams.addUser(aUser('twin1@contoso.example', { sipAddress: 'twin@contoso.example' }));
    teams.addUser(aUser('twin2@contoso.example', { sipAddress: 'twin@contoso.example' }));
    teams.addUser(aUser('guest@contoso.example', { accountType: 'guest' }));
    teams.addUser(aUser('old@contoso.example', { accountType: 'sfbOnPremUser' }));
    teams.addUser(aUser('left@contoso.example', { deletedDateTime: '2026-01-01T00:00:00Z' }));
    const [id] = start(teams, [
      'ada@contoso.example',
      'sip:bob@contoso.example',
      'upn@contoso.example',
      'other@contoso.example',
      'twin@contoso.example',
      'guest@contoso.example',
      'old@contoso.example',
      'left@contoso.example',
      'f0d9c148-27c1-46f5-9685-544d20170ea1',
    ]).output;
    teams.later(30);
    const operation = see(teams, id);
    expect(operation).toMatchObject({ OverallStatus: 'Completed', CompletedCount: 9, ErrorCount: 6 });
    const users = (operation?.UserState ?? []) as { Result: string }[];
    expect(users.map(({ Result }) => Result)).toEqual([
      'Success',
      'Success',
      'User not found',
      'Success',
      'Multiple users found with a given SIP address',
      'User ineligible for the policy or missing a necessary license',
      'User invalid',
      'User not found',
      'User not found',
    ]);
  });

  it('gives policies to users without licences too', () => {
    const teams = withPolicy();
    teams.addUser(aUser('poor@contoso.example', { licences: [] }));
    start(teams, ['poor@contoso.example']);
    teams.later(30);
    teams.run('Get-CsTenant');
    expect(teams.user('poor').policies).toEqual({ OnlineVoiceRoutingPolicy: 'NL agents' });
  });

  it('does a user once who is named twice', () => {
    const teams = withPolicy();
    const { id } = teams.user('ada');
    const [operation] = start(teams, [id, id.toUpperCase(), 'bob@contoso.example', 'BOB@contoso.example']).output;
    expect(see(teams, operation)).toMatchObject({ UserState: [{ Id: id }, { Id: 'bob@contoso.example' }] });
  });

  it.each([null, ''])('takes the policy away with %j', (name) => {
    const teams = withPolicy();
    start(teams, [teams.user('ada').id]);
    teams.later(30);
    start(teams, [teams.user('ada').id], { PolicyName: name });
    teams.later(30);
    teams.run('Get-CsTenant');
    expect(teams.user('ada').policies).toEqual({});
  });

  it.each([
    [
      'an unknown policy',
      { PolicyName: 'gone' },
      'Policy "gone" is not a user policy. You can assign only a user policy to a specific user',
    ],
    [
      'a policy type it does not know',
      { PolicyType: 'TeamsShiftsPolicy' },
      'Policy type "TeamsShiftsPolicy" is not supported.',
    ],
    [
      '5,001 users',
      { Identity: Array.from({ length: 5001 }, (_, n) => `u${n}@contoso.example`) },
      'A batch may contain up to 5,000 users. Users: 5001.',
    ],
  ])('refuses %s', (_what, more, message) => {
    expect(start(withPolicy(), ['ada@contoso.example'], more).refusal).toBe(message);
  });

  it('gives nothing when the policy has gone meanwhile', () => {
    const teams = withPolicy();
    const [id] = start(teams, [teams.user('ada').id]).output;
    teams.run('Remove-CsOnlineVoiceRoutingPolicy', { Identity: 'NL agents' });
    teams.later(30);
    expect(see(teams, id)).toMatchObject({
      ErrorCount: 1,
      UserState: [{ Result: 'The policy settings are incorrect' }],
    });
  });

  it('refuses a fresh policy as Grant does', () => {
    const teams = withPolicy({ policyGrantableSeconds: 150 });
    expect(start(teams, ['ada@contoso.example']).refusal).toContain('is not a user policy');
    teams.later(150);
    expect(start(teams, ['ada@contoso.example']).refusal).toBeUndefined();
  });

  it('lists the operations of 30 days, by status', () => {
    const teams = withPolicy();
    start(teams, ['ada@contoso.example'], { OperationName: 'old' });
    teams.later(86_400);
    start(teams, ['bob@contoso.example'], { OperationName: 'new' });
    const names = (parameters: object = {}) =>
      teams
        .run('Get-CsBatchPolicyAssignmentOperation', { ...parameters })
        .output.map(({ OperationName }) => OperationName);
    expect(names()).toEqual(['old', 'new']);
    expect(names({ Status: 'NotStarted' })).toEqual(['new']);
    teams.later(29.5 * 86_400);
    expect(names()).toEqual(['new']);
  });

  it('finishes 5,000 users with one result each', () => {
    const teams = withPolicy();
    const ids = Array.from({ length: 5000 }, (_, n) => {
      const user = aUser(`user${n}@contoso.example`);
      teams.addUser(user);
      return user.id;
    });
    const [id] = start(teams, ids).output;
    teams.later(30);
    expect(see(teams, id)).toMatchObject({ CompletedCount: 5000, ErrorCount: 0 });
  });
});
