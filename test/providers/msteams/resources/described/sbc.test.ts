import { describe, expect, it } from 'vitest';
import { createSbcKind } from '../../../../../providers/msteams/resources/described/sbc.ts';
import { createVoiceRouteKind } from '../../../../../providers/msteams/resources/described/voice-route.ts';
import type { SbcArgs } from '../../../../../providers/msteams/schema/sbc.ts';
import { aContext, aTenant } from '../teams-session.ts';

const fqdn = 'sbc1.carrier.example';
const id = fqdn;
const defaults = createSbcKind(aTenant().newRun()).check({ urn: '', news: { fqdn, sipSignalingPort: 5061 } }).args;
const shownBy = (tenant: ReturnType<typeof aTenant>) => tenant.run('Get-CsOnlinePSTNGateway').output[0];

describe('an SBC', () => {
  it('has the defaults of trunkline: enabled, though Teams would not', () => {
    expect(defaults).toEqual({
      fqdn,
      sipSignalingPort: 5061,
      enabled: true,
      sendSipOptions: true,
      failoverSeconds: 10,
      failoverResponseCodes: [408, 503, 504],
      forwardCallHistory: false,
      forwardPai: false,
      mediaBypass: false,
      adopt: false,
    });
  });

  it('is made with all it needs in one call, and shows no difference', async () => {
    const tenant = aTenant();
    const kind = createSbcKind(tenant.newRun());
    const args: SbcArgs = { ...defaults, forwardPai: true, maxConcurrentSessions: 200, failoverResponseCodes: [503] };
    const { id: made, state } = await kind.create({ args, context: aContext('sbc') });
    expect(made).toBe(id);
    expect(tenant.writes()).toEqual(['New-CsOnlinePSTNGateway']);
    expect(shownBy(tenant)).toMatchObject({
      Fqdn: fqdn,
      Enabled: true,
      ForwardPai: true,
      MaxConcurrentSessions: 200,
      FailoverResponseCodes: '503',
    });
    expect(kind.diff({ urn: '', id, state, args })).toEqual([]);
    const read = await kind.read({ id, state, args, context: aContext('sbc') });
    expect(read).toEqual({ id, state, args });
  });

  it('is changed setting by setting, and an unset one is cleared', async () => {
    const tenant = aTenant();
    const kind = createSbcKind(tenant.newRun());
    const context = aContext('sbc');
    const { state } = await kind.create({ args: { ...defaults, maxConcurrentSessions: 200 }, context });
    const args: SbcArgs = { ...defaults, enabled: false, failoverResponseCodes: [504, 408] };
    expect(kind.diff({ urn: '', id, state, args })).toEqual([
      { path: 'enabled', kind: 'update' },
      { path: 'failoverResponseCodes[0]', kind: 'delete' },
      { path: 'failoverResponseCodes[1]', kind: 'update' },
      { path: 'maxConcurrentSessions', kind: 'delete' },
    ]);
    tenant.calls.splice(0);
    await kind.update({ id, args, state, context });
    const sets = tenant.calls.filter(({ cmdlet }) => cmdlet === 'Set-CsOnlinePSTNGateway');
    expect(sets.map(({ parameters }) => parameters)).toEqual([
      { Identity: fqdn, Enabled: false, FailoverResponseCodes: '504, 408', MaxConcurrentSessions: null },
    ]);
    expect(shownBy(tenant)).toMatchObject({ Enabled: false, MaxConcurrentSessions: null });
  });

  it('leaves what trunkline does not know as it is', async () => {
    const tenant = aTenant();
    const kind = createSbcKind(tenant.newRun());
    const { state } = await kind.create({ args: defaults, context: aContext('sbc') });
    tenant.run('Set-CsOnlinePSTNGateway', { Identity: fqdn, GatewaySiteId: 'Amsterdam' });
    const args = { ...defaults, forwardPai: true };
    await kind.update({ id, args, state, context: aContext('sbc') });
    expect(shownBy(tenant)).toMatchObject({ ForwardPai: true, GatewaySiteId: 'Amsterdam' });
  });

  it('is replaced under another name, and respelled by a change of case', () => {
    const kind = createSbcKind(aTenant().newRun());
    const { adopt: _, ...state } = defaults;
    const renamed = (name: string) => kind.diff({ urn: '', id, state, args: { ...defaults, fqdn: name } });
    expect(renamed('sbc2.carrier.example')).toEqual([{ path: 'fqdn', kind: 'update', replaces: true }]);
    expect(renamed('SBC1.carrier.example')).toEqual([{ path: 'fqdn', kind: 'update' }]);
  });

  it('that routes still name is not removed: the message names them', async () => {
    const tenant = aTenant();
    const session = tenant.newRun();
    const kind = createSbcKind(session);
    const { state } = await kind.create({ args: defaults, context: aContext('sbc') });
    tenant.run('Set-CsOnlinePstnUsage', { Usage: ['National'] });
    const route = createVoiceRouteKind(session);
    await route.create({
      args: {
        name: 'NL mobile',
        numberPattern: '^\\+316',
        pstnUsages: ['National'],
        sbcs: ['SBC1.carrier.example'],
        trialOrder: ['NL mobile'],
        adopt: false,
      },
      context: aContext('route'),
    });
    tenant.writes();
    await expect(kind.delete({ id, state, context: aContext('sbc') })).rejects.toThrow(
      'delete SBC "sbc1.carrier.example": Voice routes still name it: "NL mobile".\n' +
        '  Fix: take it out of these routes, or remove them, then run the same command again.',
    );
    expect(tenant.writes()).toEqual([]);
  });

  it('is removed as soon as Teams has forgotten its last route, and says so if that takes longer', async () => {
    const tenant = aTenant({ gatewayUnlinkSeconds: 3600 });
    const session = tenant.newRun();
    const kind = createSbcKind(session);
    const context = aContext('sbc');
    const { state } = await kind.create({ args: defaults, context });
    tenant.run('New-CsOnlineVoiceRoute', { Identity: 'by hand', OnlinePstnGatewayList: [fqdn] });
    tenant.run('Remove-CsOnlineVoiceRoute', { Identity: 'by hand' });
    await expect(kind.delete({ id, state, context })).rejects.toThrow(/linked 'OnlineVoiceRoute' exists/);
    expect(context.said.some((line) => line.includes('not ready yet, trying again'))).toBe(true);
    tenant.later(3601);
    await kind.delete({ id, state, context });
    await kind.delete({ id, state, context });
    expect(shownBy(tenant)).toBeUndefined();
  });
});
