import { describe, expect, it } from 'vitest';
import { aTeams, aUser, licences } from '../a-teams.ts';

const port = { SipSignalingPort: 5061 };
const long = `${'a'.repeat(48)}.contoso.example`;

describe('New-CsOnlinePSTNGateway', () => {
  it('gives the documented defaults in the documented order, disabled', () => {
    const { run } = aTeams();
    const [gateway] = run('New-CsOnlinePSTNGateway', { Fqdn: 'sbc.contoso.example', ...port }).output;
    expect(gateway).toEqual({
      Identity: 'sbc.contoso.example',
      Fqdn: 'sbc.contoso.example',
      SipSignalingPort: 5061,
      FailoverTimeSeconds: 10,
      ForwardCallHistory: false,
      ForwardPai: false,
      SendSipOptions: true,
      MaxConcurrentSessions: null,
      Enabled: false,
      MediaBypass: false,
      GatewaySiteId: null,
      GatewaySiteLbrEnabled: false,
      GatewayLbrEnabledUserOverride: false,
      FailoverResponseCodes: '408, 503, 504',
      PidfLoSupported: false,
      MediaRelayRoutingLocationOverride: null,
      ProxySbc: null,
      BypassMode: 'None',
      IPAddressVersion: 'IPv4',
      Description: null,
      InboundTeamsNumberTranslationRules: [],
      InboundPstnNumberTranslationRules: [],
      OutboundTeamsNumberTranslationRules: [],
      OutboundPstnNumberTranslationRules: [],
      // Not documented, and shown all the same.
      OutbundTeamsNumberTranslationRules: [],
      CodecPriority: 'SILKWB,SILKNB,PCMU,PCMA',
      ExcludedCodecs: null,
      Key: { ScopeClass: 'Global', ElementId: 'sbc.contoso.example' },
      DataSource: null,
      ConfigMetadata: null,
    });
    expect(Object.keys(gateway ?? {}).slice(0, 9)).toEqual([
      'Identity',
      'Fqdn',
      'SipSignalingPort',
      'FailoverTimeSeconds',
      'ForwardCallHistory',
      'ForwardPai',
      'SendSipOptions',
      'MaxConcurrentSessions',
      'Enabled',
    ]);
  });

  it.each([
    ['directly in a registered domain', 'sbc1.contoso.example'],
    ['the registered domain itself, as hosted SBCs are', 'sbc1.carrier.example'],
    ['in any case', 'SBC1.Contoso.Example'],
    ['63 characters long', `${'a'.repeat(47)}.contoso.example`],
  ])('takes a name %s', (_what, fqdn) => {
    expect(aTeams().run('New-CsOnlinePSTNGateway', { Identity: fqdn, ...port }).refusal).toBeUndefined();
  });

  it.each([
    ['in the initial domain', 'sbc.contosoexample.onmicrosoft.com'],
    ['in a foreign domain', 'sbc.fabrikam.example'],
    ['two labels below a registered domain', 'sbc1.sip.contoso.example'],
    ['in an unverified domain', 'sbc.unverified.example'],
    ['in a domain where nobody has a licence', 'sbc.empty.example'],
    ['that only ends like a registered domain', 'mycontoso.example'],
  ])('refuses a name %s', (_what, fqdn) => {
    const { refusal, correlationId } = aTeams().run('New-CsOnlinePSTNGateway', { Fqdn: fqdn, ...port });
    expect(refusal).toBe(`Can not use the "${fqdn}" domain as it was not configured for this tenant.`);
    expect(correlationId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('takes a new domain some time after its first user got a licence', () => {
    const { run, addDomain, addUser, lab, later } = aTeams({ domainActivationSeconds: 300 });
    addDomain('new.example');
    expect(run('New-CsOnlinePSTNGateway', { Fqdn: 'new.example', ...port }).refusal).toContain('not configured');
    addUser(aUser('activate@new.example', { licences: [licences.e3], licencesFrom: lab.clock.now() }));
    later(299);
    expect(run('New-CsOnlinePSTNGateway', { Fqdn: 'new.example', ...port }).refusal).toContain('not configured');
    later(1);
    expect(run('New-CsOnlinePSTNGateway', { Fqdn: 'new.example', ...port }).refusal).toBeUndefined();
  });

  it.each([
    [{ Fqdn: long }, `Fqdn cannot exceed 63 characters. Value: "${long}".`],
    [{ Fqdn: 'sbc_1.contoso.example' }, '"sbc_1.contoso.example" is not a valid fully qualified domain name.'],
    [{ Fqdn: 'sbc' }, '"sbc" is not a valid fully qualified domain name.'],
    [{ SipSignalingPort: 0 }, 'SipSignalingPort must be between 1 and 65535. Value: "0".'],
    [{ SipSignalingPort: 65536 }, 'SipSignalingPort must be between 1 and 65535. Value: "65536".'],
    [{ MaxConcurrentSessions: 0 }, 'MaxConcurrentSessions must be between 1 and 100000. Value: "0".'],
    [{ MaxConcurrentSessions: 100_001 }, 'MaxConcurrentSessions must be between 1 and 100000. Value: "100001".'],
    [{ BypassMode: 'Never' }, 'BypassMode must be one of None, Always, OnlyForLocalUsers. Value: "Never".'],
    [{ IPAddressVersion: 'IPv5' }, 'IPAddressVersion must be one of IPv4, IPv6. Value: "IPv5".'],
    [{ IPAddressVersion: 'IPv6', MediaBypass: true }, 'IPAddressVersion IPv6 is not supported with MediaBypass.'],
    [{ InboundTeamsNumberTranslationRules: ['AddPlus1'] }, 'Cannot find specified TeamsTranslationRule "AddPlus1".'],
  ])('refuses %j', (changes, message) => {
    const { run } = aTeams();
    expect(run('New-CsOnlinePSTNGateway', { Fqdn: 'sbc.contoso.example', ...port, ...changes }).refusal).toBe(message);
    expect(run('Get-CsOnlinePSTNGateway').output).toEqual([]);
  });

  it('refuses a name that is taken, in whatever case', () => {
    const { run } = aTeams();
    run('New-CsOnlinePSTNGateway', { Fqdn: 'sbc.contoso.example', ...port });
    expect(run('New-CsOnlinePSTNGateway', { Fqdn: 'SBC.contoso.example', ...port }).refusal).toBe(
      '[Conflict] : "SBC.contoso.example" already exists',
    );
  });
});

describe('Set, Get and Remove of an SBC', () => {
  it('changes only what is named; null and "" clear; codes are overwritten', () => {
    const { run } = aTeams();
    run('New-CsOnlinePSTNGateway', {
      Fqdn: 'sbc.contoso.example',
      ...port,
      MaxConcurrentSessions: 100,
      Description: 'main',
      Enabled: true,
    });
    const set = {
      Identity: 'SBC.CONTOSO.EXAMPLE',
      FailoverResponseCodes: '503',
      MaxConcurrentSessions: null,
      Description: '',
    };
    expect(run('Set-CsOnlinePSTNGateway', set)).toMatchObject({ refusal: undefined, output: [] });
    expect(run('Get-CsOnlinePSTNGateway', { Identity: 'sbc.contoso.example' }).output).toMatchObject([
      {
        Identity: 'sbc.contoso.example',
        SipSignalingPort: 5061,
        Enabled: true,
        FailoverResponseCodes: '503',
        MaxConcurrentSessions: null,
        Description: null,
      },
    ]);
  });

  it.each(['Set', 'Get', 'Remove'])('%s refuses an SBC that is not there', (verb) => {
    const { run } = aTeams();
    expect(run(`${verb}-CsOnlinePSTNGateway`, { Identity: 'gone.contoso.example' })).toMatchObject({
      refusal: '[NotFound] : "gone.contoso.example" not found',
      errorId: expect.stringMatching(/^NotFound,Microsoft\.Teams\.ConfigAPI\./),
    });
  });

  it('Get of what is not there is silent when the switch says so', () => {
    const { run } = aTeams({ absentIdentity: 'empty' });
    expect(run('Get-CsOnlinePSTNGateway', { Identity: 'gone.contoso.example' })).toMatchObject({
      refusal: undefined,
      output: [],
    });
  });

  it('finds by wildcard on the identity only with -Filter', () => {
    const { run } = aTeams();
    for (const fqdn of ['sbc1.contoso.example', 'sbc2.contoso.example', 'sbc1.carrier.example']) {
      run('New-CsOnlinePSTNGateway', { Fqdn: fqdn, ...port });
    }
    const names = (parameters: object) =>
      run('Get-CsOnlinePSTNGateway', { ...parameters }).output.map(({ Identity }) => Identity);
    expect(names({ Filter: '*.contoso.example' })).toEqual(['sbc1.contoso.example', 'sbc2.contoso.example']);
    expect(names({ Filter: 'SBC1*' })).toEqual(['sbc1.contoso.example', 'sbc1.carrier.example']);
    expect(run('Get-CsOnlinePSTNGateway', { Identity: '*' }).refusal).toBe('[NotFound] : "*" not found');
  });

  it('is not removed while a route names it, nor for a while after', () => {
    const { run, later } = aTeams({ gatewayUnlinkSeconds: 60 });
    run('New-CsOnlinePSTNGateway', { Fqdn: 'sbc.contoso.example', ...port });
    run('New-CsOnlineVoiceRoute', { Identity: 'R', OnlinePstnGatewayList: 'SBC.contoso.example' });
    const remove = () => run('Remove-CsOnlinePSTNGateway', { Identity: 'sbc.contoso.example' }).refusal;
    const linked =
      "Can not remove 'OnlinePSTNGateway', linked 'OnlineVoiceRoute' exists. Use 'Remove-CsOnlineVoiceRoute'.";
    expect(remove()).toBe(linked);
    run('Set-CsOnlineVoiceRoute', { Identity: 'R', OnlinePstnGatewayList: [] });
    later(59);
    expect(remove()).toBe(linked);
    later(1);
    expect(remove()).toBeUndefined();
  });
});
