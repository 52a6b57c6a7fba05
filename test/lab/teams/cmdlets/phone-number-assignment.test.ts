import { describe, expect, it } from 'vitest';
import { aTeams, aUser, licences } from '../a-teams.ts';

const set = (teams: ReturnType<typeof aTeams>, identity: string, number: string, more: object = {}) =>
  teams.run('Set-CsPhoneNumberAssignment', {
    Identity: identity,
    PhoneNumber: number,
    PhoneNumberType: 'DirectRouting',
    ...more,
  });
const inventory = ({ run }: ReturnType<typeof aTeams>, parameters: object = {}) =>
  run('Get-CsPhoneNumberAssignment', { ...parameters }).output.map(({ TelephoneNumber }) => TelephoneNumber);

describe('Set-CsPhoneNumberAssignment', () => {
  it.each(['+31205552101', '31205552101'])('gives %s, turns Enterprise Voice on and prints nothing', (number) => {
    const teams = aTeams();
    expect(set(teams, 'ada@contoso.example', number)).toMatchObject({ refusal: undefined, output: [] });
    expect(teams.user('ada').enterpriseVoiceEnabled).toBe(true);
    expect(teams.run('Get-CsPhoneNumberAssignment', { TelephoneNumber: number }).output).toMatchObject([
      {
        TelephoneNumber: '+31205552101',
        NumberType: 'DirectRouting',
        ActivationState: 'Activated',
        AssignedPstnTargetId: teams.user('ada').id,
        AssignmentCategory: 'Primary',
        PstnAssignmentStatus: 'UserAssigned',
        NumberSource: 'Online',
        City: '',
        LocationId: '00000000-0000-0000-0000-000000000000',
      },
    ]);
  });

  it('gives one base number to two users with different extensions', () => {
    const teams = aTeams();
    expect(set(teams, 'ada@contoso.example', '+14255388701;ext=1001').refusal).toBeUndefined();
    expect(set(teams, 'bob@contoso.example', '+14255388701;EXT=1002').refusal).toBeUndefined();
    expect(inventory(teams)).toEqual(['+14255388701;ext=1001', '+14255388701;ext=1002']);
  });

  it.each([
    [
      'a number that another has',
      'bob@contoso.example',
      '+31205552101',
      {},
      "BadRequest Telephone Number '+31205552101' has already been assigned to another user",
    ],
    [
      'a tel: prefix',
      'bob@contoso.example',
      'tel:+31205552102',
      {},
      "Invalid DirectRoutingTelephoneNumber 'tel:+31205552102'",
    ],
    ['no number at all', 'bob@contoso.example', '1', {}, "Invalid DirectRoutingTelephoneNumber '1'"],
    [
      'an unknown user',
      'gone@contoso.example',
      '+31205552102',
      {},
      'The server responded with a Request Error, Status: NotFound',
    ],
    [
      'a user without Phone System',
      'e3@contoso.example',
      '+31205552102',
      {},
      "BadRequest User 'e3@contoso.example' lacks appropriate licenses to assign a 'DirectRouting' number",
    ],
    [
      'a user whose number is synced',
      'synced@contoso.example',
      '+31205552102',
      {},
      "The user already has a telephone number set in the on-premises Active Directory and synchronized to the cloud. To manage this user's telephone number in the cloud, first clear the phone number in the on-premises directory and synchronize to Active Directory.",
    ],
    [
      'a Calling Plan number that is not in the tenant',
      'bob@contoso.example',
      '+31205552102',
      { PhoneNumberType: 'CallingPlan' },
      "BadRequest Telephone Number '+31205552102' is not found from tenant '1ab00000-0000-4000-8000-00000000c0de'.",
    ],
    [
      'a type that is none',
      'bob@contoso.example',
      '+31205552102',
      { PhoneNumberType: 'Carrier' },
      '"Carrier" is not a valid NumberType. Valid values: directRouting, callingPlan, operatorConnect.',
    ],
  ])('refuses %s', (_what, identity, number, more, message) => {
    const teams = aTeams();
    teams.addUser(aUser('e3@contoso.example', { licences: [licences.e3] }));
    teams.addUser(aUser('synced@contoso.example', { onPremLineUri: 'tel:+31205550000' }));
    set(teams, 'ada@contoso.example', '+31205552101');
    expect(set(teams, identity, number, more).refusal).toBe(message);
    expect(inventory(teams)).toEqual(['+31205552101']);
  });

  it('turns Enterprise Voice on without a number, for who has Phone System', () => {
    const teams = aTeams();
    teams.addUser(aUser('e3@contoso.example', { licences: [licences.e3] }));
    const enable = (Identity: string) =>
      teams.run('Set-CsPhoneNumberAssignment', { Identity, EnterpriseVoiceEnabled: true }).refusal;
    expect(enable('ada@contoso.example')).toBeUndefined();
    expect(teams.user('ada').enterpriseVoiceEnabled).toBe(true);
    expect(enable('e3@contoso.example')).toContain('lacks appropriate licenses');
  });

  it('refuses a number together with EnterpriseVoiceEnabled', () => {
    expect(set(aTeams(), 'ada@contoso.example', '+31205552101', { EnterpriseVoiceEnabled: true }).errorId).toBe(
      'AmbiguousParameterSet,Set-CsPhoneNumberAssignment',
    );
  });

  it('marks a number so that inside calls to it go out', () => {
    const teams = aTeams();
    set(teams, 'ada@contoso.example', '+31205552101');
    teams.run('Set-CsPhoneNumberAssignment', {
      TelephoneNumber: '+31205552101',
      ReverseNumberLookup: 'SkipInternalVoip',
    });
    expect(teams.run('Get-CsPhoneNumberAssignment', {}).output).toMatchObject([
      { ReverseNumberLookup: ['SkipInternalVoip'] },
    ]);
  });
});

describe('Remove-CsPhoneNumberAssignment', () => {
  it('leaves the number in the inventory and turns Enterprise Voice off', () => {
    const teams = aTeams();
    set(teams, 'ada@contoso.example', '+31205552101');
    const removal = { Identity: 'ada@contoso.example', PhoneNumber: '31205552101', PhoneNumberType: 'DirectRouting' };
    expect(teams.run('Remove-CsPhoneNumberAssignment', removal)).toMatchObject({ refusal: undefined, output: [] });
    expect(teams.user('ada').enterpriseVoiceEnabled).toBe(false);
    expect(teams.run('Get-CsPhoneNumberAssignment', {}).output).toMatchObject([
      { TelephoneNumber: '+31205552101', AssignedPstnTargetId: null, PstnAssignmentStatus: 'Unassigned' },
    ]);
  });

  it('takes all numbers with -RemoveAll', () => {
    const teams = aTeams();
    set(teams, 'ada@contoso.example', '+31205552101');
    set(teams, 'ada@contoso.example', '+31205552102', { AssignmentCategory: 'Private' });
    teams.run('Remove-CsPhoneNumberAssignment', { Identity: 'ada@contoso.example', RemoveAll: true });
    expect(teams.run('Get-CsPhoneNumberAssignment', { PstnAssignmentStatus: 'UserAssigned' }).output).toEqual([]);
  });

  it('can block the number, which nobody gets then', () => {
    const teams = aTeams();
    set(teams, 'ada@contoso.example', '+31205552101');
    const removal = { Identity: 'ada@contoso.example', TelephoneNumber: '+31205552101', NumberType: 'DirectRouting' };
    teams.run('Remove-CsPhoneNumberAssignment', { ...removal, AssignmentBlockedForever: true });
    expect(teams.run('Get-CsPhoneNumberAssignment', {}).output).toMatchObject([
      { AssignmentBlockedState: 'BlockedForever' },
    ]);
    expect(set(teams, 'bob@contoso.example', '+31205552101').refusal).toContain('is blocked for assignment');
  });

  it('refuses a number that another has, and one that is not there', () => {
    const teams = aTeams();
    set(teams, 'ada@contoso.example', '+31205552101');
    const remove = (PhoneNumber: string) =>
      teams.run('Remove-CsPhoneNumberAssignment', {
        Identity: 'bob@contoso.example',
        PhoneNumber,
        PhoneNumberType: 'DirectRouting',
      }).refusal;
    expect(remove('+31205552101')).toBe(
      "BadRequest Telephone Number '+31205552101' is not assigned to user 'bob@contoso.example'.",
    );
    expect(remove('+31205552199')).toContain("Telephone Number '+31205552199' is not found from tenant");
  });
});

describe('Get-CsPhoneNumberAssignment', () => {
  it.each([
    [{}, ['+31205552101', '+31205552102', '+442071234567']],
    [{ TelephoneNumberStartsWith: '+3120' }, ['+31205552101', '+31205552102']],
    [{ TelephoneNumberStartsWith: '44' }, ['+442071234567']],
    [{ TelephoneNumberContain: '2102' }, ['+31205552102']],
    [{ TelephoneNumberGreaterThan: '31205552101' }, ['+31205552102', '+442071234567']],
    [{ TelephoneNumberLessThan: '31205552102' }, ['+31205552101']],
    [{ AssignedPstnTargetId: 'bob@contoso.example' }, ['+31205552102']],
    [{ CapabilitiesContain: 'UserAssignment,VoiceApplicationAssignment', Top: 1 }, ['+31205552101']],
    [{ Filter: "TelephoneNumber -like '+4420*' -and NumberType -eq 'DirectRouting'" }, ['+442071234567']],
    [{ Skip: 1, Top: 1 }, ['+31205552102']],
  ])('with %j it lists %j', (parameters, numbers) => {
    const teams = aTeams();
    set(teams, 'eve@contoso.example', '+442071234567');
    set(teams, 'bob@contoso.example', '+31205552102');
    set(teams, 'ada@contoso.example', '+31205552101');
    expect(inventory(teams, parameters)).toEqual(numbers);
  });

  it('gives 1,000 at most', () => {
    expect(aTeams().run('Get-CsPhoneNumberAssignment', { Top: 1001 }).refusal).toBe(
      'Top must be between 1 and 1000. Value: "1001".',
    );
  });
});
