import { describe, expect, it } from 'vitest';
import { aTeams, aUser } from '../a-teams.ts';

const withGateways = (switches = {}) => {
  const teams = aTeams(switches);
  teams.run('Set-CsOnlinePstnUsage', { Usage: ['US and Canada', 'International'] });
  for (const n of [1, 2, 3, 4, 5, 6]) {
    teams.run('New-CsOnlinePSTNGateway', { Fqdn: `sbc${n}.contoso.example`, SipSignalingPort: 5061 });
  }
  return teams;
};
const redmond = (n: number, gateways: string[], more: object = {}) => ({
  Identity: `Redmond ${n}`,
  NumberPattern: '^\\+1(425|206)(\\d{7})$',
  OnlinePstnGatewayList: gateways,
  OnlinePstnUsages: 'US and Canada',
  ...more,
});
const priorities = ({ run }: ReturnType<typeof aTeams>) =>
  Object.fromEntries(run('Get-CsOnlineVoiceRoute').output.map(({ Identity, Priority }) => [Identity, Priority]));

describe('New-CsOnlineVoiceRoute', () => {
  it('prints the documented block', () => {
    const { run } = withGateways();
    const [route] = run('New-CsOnlineVoiceRoute', {
      ...redmond(1, ['sbc1.contoso.example', 'sbc2.contoso.example']),
      Priority: 1,
    }).output;
    expect(Object.entries(route ?? {})).toEqual([
      ['Identity', 'Redmond 1'],
      ['Priority', 1],
      ['Description', null],
      ['NumberPattern', '^\\+1(425|206)(\\d{7})$'],
      ['OnlinePstnUsages', ['US and Canada']],
      ['OnlinePstnGatewayList', ['sbc1.contoso.example', 'sbc2.contoso.example']],
      ['Name', 'Redmond 1'],
    ]);
  });

  it('gives the priorities of the documented walk-through in a fresh tenant', () => {
    const teams = withGateways();
    teams.run('New-CsOnlineVoiceRoute', { ...redmond(1, ['sbc1.contoso.example']), Priority: 1 });
    teams.run('New-CsOnlineVoiceRoute', { ...redmond(2, ['sbc3.contoso.example']), Priority: 2 });
    teams.run('New-CsOnlineVoiceRoute', { Identity: 'Other +1', NumberPattern: '^\\+1(\\d{10})$' });
    teams.run('New-CsOnlineVoiceRoute', { Identity: 'International', NumberPattern: '.*' });
    expect(priorities(teams)).toEqual({
      LocalRoute: 0,
      'Redmond 1': 1,
      'Redmond 2': 2,
      'Other +1': 4,
      International: 5,
    });
  });

  it('comes after the existing ones, however high they are', () => {
    const teams = withGateways();
    teams.run('New-CsOnlineVoiceRoute', { Identity: 'High', Priority: 100 });
    teams.run('New-CsOnlineVoiceRoute', { Identity: 'Next' });
    expect(priorities(teams)).toMatchObject({ High: 100, Next: 101 });
  });

  it('warns of empty lists and has the documented pattern by default', () => {
    const { output, warnings } = withGateways().run('New-CsOnlineVoiceRoute', { Name: 'Route1' });
    expect(output).toMatchObject([{ Identity: 'Route1', Name: 'Route1', NumberPattern: '[0-9]{10}' }]);
    expect(warnings).toEqual([
      'Voice route "Route1" has no OnlinePstnUsages.',
      'Voice route "Route1" has no OnlinePstnGatewayList.',
    ]);
  });

  it.each([
    [
      'a foreign gateway',
      { OnlinePstnGatewayList: ['sbc9.contoso.example'] },
      'Cannot find specified Gateway "sbc9.contoso.example".',
    ],
    [
      'the service prefix',
      { OnlinePstnGatewayList: { Add: ['OnlinePstnGateway:sbc1.contoso.example'] } },
      'Cannot find specified Gateway "OnlinePstnGateway:sbc1.contoso.example".',
    ],
    ['an unknown usage', { OnlinePstnUsages: ['Local'] }, 'Cannot find specified PSTN usage "Local".'],
    ['a bad pattern', { NumberPattern: '^(\\+31' }, "Invalid pattern '^(\\+31' at offset 6. Not enough )'s."],
    [
      'a bridge number with gateways',
      { BridgeSourcePhoneNumber: '+14255550100', OnlinePstnGatewayList: ['sbc1.contoso.example'] },
      'BridgeSourcePhoneNumber and OnlinePstnGatewayList are mutually exclusive.',
    ],
    ['a negative priority', { Priority: -1 }, 'Priority must not be negative. Value: "-1".'],
  ])('refuses %s', (_what, changes, message) => {
    const teams = withGateways();
    expect(teams.run('New-CsOnlineVoiceRoute', { Identity: 'R', ...changes })).toMatchObject({
      refusal: message,
      errorId: 'CustomValidationFailed,Microsoft.Rtc.Management.Internal.NewOnlineVoiceRouteCmdlet',
    });
    expect(priorities(teams)).toEqual({ LocalRoute: 0 });
  });

  it('refuses a name that is taken, in whatever case', () => {
    expect(withGateways().run('New-CsOnlineVoiceRoute', { Identity: 'LOCALROUTE' }).refusal).toBe(
      '[Conflict] : "LOCALROUTE" already exists',
    );
  });

  it('keeps equal priorities, or pushes the others down by switch', () => {
    const kept = withGateways();
    for (const name of ['A', 'B', 'C']) kept.run('New-CsOnlineVoiceRoute', { Identity: name, Priority: 7 });
    expect(priorities(kept)).toEqual({ LocalRoute: 0, A: 7, B: 7, C: 7 });
    const pushed = withGateways({ equalPriorities: 'push-down' });
    for (const name of ['A', 'B', 'C']) pushed.run('New-CsOnlineVoiceRoute', { Identity: name, Priority: 7 });
    expect(priorities(pushed)).toEqual({ LocalRoute: 0, A: 9, B: 8, C: 7 });
    pushed.run('Set-CsOnlineVoiceRoute', { Identity: 'A', Priority: 0 });
    expect(priorities(pushed)).toEqual({ LocalRoute: 1, A: 0, B: 9, C: 8 });
    pushed.run('Set-CsOnlineVoiceRoute', { Identity: 'A', Priority: 0 });
    expect(priorities(pushed)).toEqual({ LocalRoute: 1, A: 0, B: 9, C: 8 });
  });
});

describe("a carrier's derived trunk", () => {
  const name = (teams: ReturnType<typeof aTeams>) =>
    teams.run('New-CsOnlineVoiceRoute', { Identity: 'R', OnlinePstnGatewayList: 'sbc1.customers.adatum.example' })
      .refusal;
  const unknown = 'Cannot find specified Gateway "sbc1.customers.adatum.example".';

  it('is known when it is a domain of the tenant with a user enabled for Enterprise Voice', () => {
    const teams = aTeams({ domainActivationSeconds: 0 });
    expect(name(teams)).toBe(unknown);
    teams.addDomain('sbc1.customers.adatum.example');
    expect(name(teams)).toBe(unknown);
    teams.addUser(aUser('init@sbc1.customers.adatum.example'));
    expect(name(teams)).toBe(unknown);
    teams.run('Set-CsPhoneNumberAssignment', {
      Identity: 'init@sbc1.customers.adatum.example',
      EnterpriseVoiceEnabled: true,
    });
    expect(name(teams)).toBeUndefined();
  });

  it('is content with a licensed user when the switch says so', () => {
    const teams = aTeams({ derivedTrunkUser: 'licensed' });
    teams.addDomain('sbc1.customers.adatum.example');
    teams.addUser(aUser('init@sbc1.customers.adatum.example'));
    expect(name(teams)).toBeUndefined();
  });

  it('needs a user of its very own domain: one in another domain of the tenant does not count', () => {
    const teams = aTeams({ domainActivationSeconds: 0, derivedTrunkUser: 'licensed' });
    teams.addDomain('sbc1.customers.adatum.example');
    expect(teams.run('New-CsOnlinePSTNGateway', { Fqdn: 'sbc1.carrier.example', SipSignalingPort: 5061 }).refusal).toBe(
      undefined,
    );
    expect(name(teams)).toBe(unknown);
  });

  it.each(['mustStay', 'mayGo'] as const)('once a route to it was accepted, its user %s', (activationUser) => {
    const teams = aTeams({ domainActivationSeconds: 0, activationUser });
    teams.addDomain('sbc1.customers.adatum.example');
    const init = aUser('init@sbc1.customers.adatum.example', { enterpriseVoiceEnabled: true });
    teams.addUser(init);
    expect(name(teams)).toBeUndefined();
    teams.addUser({ ...init, licences: [], enterpriseVoiceEnabled: false });
    const again = { Identity: 'R', OnlinePstnGatewayList: 'sbc1.customers.adatum.example', NumberPattern: '^\\+31' };
    expect(teams.run('Set-CsOnlineVoiceRoute', again).refusal).toBe(activationUser === 'mayGo' ? undefined : unknown);
  });

  it('is not any name below a registered domain', () => {
    const teams = aTeams();
    teams.addUser(aUser('voice@contoso.example', { enterpriseVoiceEnabled: true }));
    const route = { Identity: 'R', OnlinePstnGatewayList: 'sbc9.contoso.example' };
    expect(teams.run('New-CsOnlineVoiceRoute', route).refusal).toBe(
      'Cannot find specified Gateway "sbc9.contoso.example".',
    );
  });
});

describe('Set, Get and Remove of a voice route', () => {
  it.each([
    [
      ['sbc3.contoso.example', 'sbc1.contoso.example'],
      ['sbc3.contoso.example', 'sbc1.contoso.example'],
    ],
    [{ Add: ['sbc3.contoso.example'] }, ['sbc1.contoso.example', 'sbc2.contoso.example', 'sbc3.contoso.example']],
    [{ Add: ['SBC1.contoso.example'] }, ['sbc1.contoso.example', 'sbc2.contoso.example']],
    [{ Remove: ['SBC1.contoso.example'] }, ['sbc2.contoso.example']],
    [null, []],
  ])('after OnlinePstnGatewayList %j it names %j', (value, result) => {
    const { run } = withGateways();
    run('New-CsOnlineVoiceRoute', redmond(1, ['sbc1.contoso.example', 'sbc2.contoso.example']));
    run('Set-CsOnlineVoiceRoute', { Identity: 'redmond 1', OnlinePstnGatewayList: value });
    expect(run('Get-CsOnlineVoiceRoute', { Identity: 'REDMOND 1' }).output).toMatchObject([
      { Identity: 'Redmond 1', OnlinePstnGatewayList: result, OnlinePstnUsages: ['US and Canada'] },
    ]);
  });

  it('refuses Replace, an unknown gateway and an unknown usage, and changes nothing', () => {
    const { run } = withGateways();
    run('New-CsOnlineVoiceRoute', redmond(1, ['sbc1.contoso.example']));
    const set = (changes: object) => run('Set-CsOnlineVoiceRoute', { Identity: 'Redmond 1', ...changes }).refusal;
    expect(set({ OnlinePstnUsages: { Replace: ['International'] } })).toContain("'Replace' is not supported");
    expect(set({ OnlinePstnGatewayList: { Add: ['x.example'] } })).toBe('Cannot find specified Gateway "x.example".');
    expect(set({ OnlinePstnUsages: { Add: ['x'] } })).toBe('Cannot find specified PSTN usage "x".');
    expect(run('Get-CsOnlineVoiceRoute', { Identity: 'Redmond 1' }).output).toMatchObject([
      { OnlinePstnUsages: ['US and Canada'], OnlinePstnGatewayList: ['sbc1.contoso.example'] },
    ]);
  });

  it('is removed though policies use its usage', () => {
    const { run } = withGateways();
    run('New-CsOnlineVoiceRoute', redmond(1, ['sbc1.contoso.example']));
    run('New-CsOnlineVoiceRoutingPolicy', { Identity: 'US Only', OnlinePstnUsages: ['US and Canada'] });
    expect(run('Remove-CsOnlineVoiceRoute', { Identity: 'Redmond 1' }).refusal).toBeUndefined();
    expect(run('Get-CsOnlineVoiceRoute', { Identity: 'Redmond 1' }).refusal).toBe('[NotFound] : "Redmond 1" not found');
  });

  it('finds the route that a fresh tenant is born with', () => {
    expect(aTeams().run('Get-CsOnlineVoiceRoute').output).toEqual([
      {
        Identity: 'LocalRoute',
        Priority: 0,
        Description: null,
        NumberPattern: '^(\\+1[0-9]{10})$',
        OnlinePstnUsages: [],
        OnlinePstnGatewayList: [],
        Name: 'LocalRoute',
      },
    ]);
  });
});
