import { describe, expect, it } from 'vitest';
import { aContactCentre } from './a-contact-centre.ts';

const sbc = 'sbc1.carrier.example';
const ada = 'ada@contoso.example';

it('rings whose number it is exactly, with or without a SIP host', () => {
  const { handOver } = aContactCentre();
  const rings = { kind: 'rings', user: ada, also: [], unanswered: 'voicemail', callerHidden: false };
  expect(handOver('+31205552101').end).toEqual(rings);
  expect(handOver('sip:+31205552101@ujet.sip.carrier.example').end).toEqual(rings);
  expect(handOver('+31205552100;ext=101').end).toMatchObject({ user: 'eve@contoso.example' });
  for (const nobody of ['31205552101', '+31205552100', '+31205559999', 'ada']) {
    expect(handOver(nobody).end).toEqual({ kind: 'refused', why: 'nobody has the number' });
  }
  expect(handOver('+31205552000').end).toEqual({ kind: 'account', account: 'reception@contoso.example' });
});

it("comes in over an SBC of the tenant or a carrier's trunk for it, and over no other", () => {
  const { handOver, run, lab } = aContactCentre();
  expect(handOver('+31205552101', { over: 'elsewhere.example' }).end).toMatchObject({ why: 'no such SBC' });
  expect(handOver('+31205552101', { over: 'empty.example' }).end.kind).toBe('rings');
  run('Set-CsOnlinePSTNGateway', { Identity: sbc, Enabled: false });
  expect(handOver('+31205552101').end.kind).toBe('rings');
  lab.switches.disabledInbound = 'refused';
  expect(handOver('+31205552101').end).toMatchObject({ why: 'SBC disabled' });
});

it("passes the SBC's rules: one list for who is called, one for who calls", () => {
  const { handOver, run, later } = aContactCentre();
  run('New-CsTeamsTranslationRule', { Identity: 'Plus', Pattern: '^(31\\d+)$', Translation: '+$1' });
  run('Set-CsOnlinePSTNGateway', { Identity: sbc, InboundTeamsNumberTranslationRules: ['Plus'] });
  later(61);
  expect(handOver('31205552101', { from: '3120' })).toMatchObject({ called: '+31205552101', caller: '3120' });
  run('Set-CsOnlinePSTNGateway', { Identity: sbc, InboundPstnNumberTranslationRules: ['Plus'] });
  expect(handOver('31205552101', { from: '3120' })).toMatchObject({
    caller: '+3120',
    translations: [
      { list: 'InboundTeams', rule: 'Plus' },
      { list: 'InboundPstn', rule: 'Plus' },
    ],
    end: { kind: 'rings', user: ada },
  });
});

describe('a blocked caller', () => {
  const blocking = (more: object = {}) => {
    const centre = aContactCentre({ blockedForms: 'asGiven' });
    const pattern = { Identity: 'Robots', Pattern: '^\\+3120111', ...more };
    centre.run('New-CsInboundBlockedNumberPattern', pattern);
    return centre;
  };

  it('is refused, or sent to an account, unless an exemption takes the number or nothing is blocked', () => {
    const { handOver, run, user } = blocking();
    expect(handOver('+31205552101').end).toEqual({ kind: 'blocked', pattern: 'Robots', redirectedTo: null });
    expect(handOver('+31205552101', { from: '+31301112222' }).end.kind).toBe('rings');
    run('Set-CsInboundBlockedNumberPattern', { Identity: 'Robots', ResourceAccount: user('reception').id });
    expect(handOver('+31205552101').end).toMatchObject({ redirectedTo: 'reception@contoso.example' });
    run('New-CsInboundExemptNumberPattern', { Identity: 'Us', Pattern: '^\\+31201112222$' });
    expect(handOver('+31205552101').end.kind).toBe('rings');
    expect(handOver('+31205552101', { from: '+31201112223' }).end.kind).toBe('blocked');
    run('Set-CsTenantBlockedCallingNumbers', { Enabled: false });
    expect(handOver('+31205552101', { from: '+31201112223' }).end.kind).toBe('rings');
  });

  it('is looked for as the SBC sends the number or as its rules make it, with its + or without', () => {
    const { handOver, run, later, lab } = blocking();
    run('New-CsTeamsTranslationRule', { Identity: 'Plus', Pattern: '^(31\\d+)$', Translation: '+$1' });
    run('Set-CsOnlinePSTNGateway', { Identity: sbc, InboundPstnNumberTranslationRules: ['Plus'] });
    later(61);
    expect(handOver('+31205552101', { from: '31201112222' }).end.kind).toBe('rings');
    lab.switches.blockedCaller = 'translated';
    expect(handOver('+31205552101', { from: '31201112222' }).end.kind).toBe('blocked');
    lab.switches.blockedForms = 'digits';
    expect(handOver('+31205552101', { from: '31201112222' }).end.kind).toBe('rings');
  });
});

it('goes to a treatment where nobody has the number', () => {
  const { handOver, run, user } = aContactCentre();
  run('New-CsTeamsUnassignedNumberTreatment', {
    Identity: 'Leavers',
    Pattern: '^\\+3120555\\d{4}$',
    TreatmentPriority: 1,
    TargetType: 'ResourceAccount',
    Target: user('reception').id,
  });
  expect(handOver('+31205559999').end).toEqual({
    kind: 'treated',
    treatment: 'Leavers',
    targetType: 'ResourceAccount',
    target: 'reception@contoso.example',
  });
  expect(handOver('+31205552101').end.kind).toBe('rings');
});

describe('who answers', () => {
  const withPolicy = (settings: object) => {
    const centre = aContactCentre();
    centre.run('New-CsTeamsCallingPolicy', { Identity: 'Mine', ...settings });
    centre.later(600);
    centre.run('Grant-CsTeamsCallingPolicy', { Identity: ada, PolicyName: 'Mine' });
    const own = (values: object) => centre.run('Set-CsUserCallingSettings', { Identity: ada, ...values });
    return { ...centre, own, end: (more: object = {}) => centre.handOver('+31205552101', more).end };
  };

  it.each([
    [{ AllowPrivateCalling: false }, { kind: 'refused', why: 'no private calling' }],
    [{ InboundPstnCallRoutingTreatment: 'Voicemail' }, { kind: 'voicemail' }],
    [{ InboundPstnCallRoutingTreatment: 'Unanswered' }, { kind: 'voicemail' }],
    [
      { InboundPstnCallRoutingTreatment: 'Unanswered', AllowVoicemail: 'AlwaysDisabled' },
      { kind: 'sent on', to: 'ends' },
    ],
    [{ InboundPstnCallRoutingTreatment: 'UserOverride' }, { kind: 'rings' }],
    [{ AllowVoicemail: 'AlwaysDisabled' }, { kind: 'rings', unanswered: 'ends' }],
    [{ AllowVoicemail: 'AlwaysEnabled' }, { kind: 'rings', unanswered: 'voicemail' }],
  ])('by the policy alone: %o', (settings, end) => {
    expect(withPolicy(settings).end()).toMatchObject(end);
  });

  it.each([
    ['Enabled', 'busy'],
    ['Unanswered', 'voicemail'],
    ['Disabled', 'rings'],
    ['UserOverride', 'rings'],
  ])('a second call, busy on busy %s: %s', (BusyOnBusyEnabledType, kind) => {
    const { end } = withPolicy({ BusyOnBusyEnabledType });
    expect(end({ busy: true }).kind).toBe(kind);
    expect(end().kind).toBe('rings');
  });

  it("by the user's own settings, as far as the policy lets them", () => {
    const forwards = { IsForwardingEnabled: true, ForwardingType: 'Immediate', ForwardingTargetType: 'SingleTarget' };
    const free = withPolicy({ BusyOnBusyEnabledType: 'UserOverride' });
    free.own({ BusyOnBusyOption: 'PlayBusySignal' });
    expect(free.end({ busy: true }).kind).toBe('busy');
    free.own({ BusyOnBusyOption: 'RedirectAsUnansweredCall', UnansweredTargetType: 'SingleTarget' });
    free.own({ UnansweredTarget: 'bob@contoso.example' });
    expect(free.end({ busy: true })).toMatchObject({ kind: 'sent on', to: 'bob@contoso.example' });
    free.own({ ...forwards, ForwardingTarget: '+31612345678' });
    expect(free.end()).toMatchObject({ kind: 'sent on', to: '+31612345678' });
    free.own({ ForwardingType: 'Simultaneous' });
    expect(free.end()).toMatchObject({ kind: 'rings', also: ['+31612345678'] });

    // Voicemail after half a minute, whatever the user set (DOC).
    const always = withPolicy({ AllowVoicemail: 'AlwaysEnabled' });
    always.own({ IsUnansweredEnabled: false });
    expect(always.end()).toMatchObject({ unanswered: 'voicemail' });
    const strict = withPolicy({ AllowCallForwardingToPhone: false });
    strict.own({ ...forwards, ForwardingTarget: '+31612345678' });
    expect(strict.end()).toMatchObject({ kind: 'rings', also: [] });
    strict.own({ ForwardingTarget: 'bob@contoso.example' });
    expect(strict.end()).toMatchObject({ kind: 'sent on', to: 'bob@contoso.example' });
  });

  it('callers look anonymous where the caller ID policy says so', () => {
    const { run, handOver } = aContactCentre();
    run('Set-CsCallingLineIdentity', { Identity: 'Global', BlockIncomingPstnCallerID: true });
    expect(handOver('+31205552101').end).toMatchObject({ kind: 'rings', callerHidden: true });
  });
});
