import { describe, expect, it } from 'vitest';
import { checkCall } from '../../routing/calls/check-call.ts';
import { compileConfig, type Voice } from '../../routing/compile.ts';
import { explainDialled } from '../../routing/explain.ts';
import { explainHandedOver } from '../../routing/explain-handed-over.ts';
import { explainText } from '../../routing/explain-text.ts';
import { fromTenant } from '../../routing/from-tenant.ts';
import { callSchema } from '../../routing/json/call-schema.ts';
import { summaryRow } from '../../routing/summary.ts';
import type { ExpectedCall } from '../../tenant/load-calls.ts';
import { notKnownYet } from '../../tenant/not-known-yet.ts';
import { calling, named, trunkTenant, unnamed } from './a-trunk-tenant.ts';

const voiceOf = (sections: Parameters<typeof trunkTenant>[0] = unnamed): Voice =>
  compileConfig(fromTenant(trunkTenant(sections)));

const dials = (voice: Voice, who: string, number: string) => {
  const user = voice.users.get(`${who}@contoso.example`);
  if (user === undefined) throw new Error(who);
  return explainDialled(voice, user, number);
};

const told = (call: ReturnType<typeof dials> | ReturnType<typeof explainHandedOver>): string =>
  explainText(call).join('\n');

const spare = {
  ...unnamed,
  sbcs: 'sbcs: { main: { port: 5061 }, spare: { fqdn: sbc.contoso.example, port: 5061 } }',
};
const overBoth = (first: string, second: string): string =>
  calling.pstnUsages.replace(
    /National: .*/,
    () =>
      `National: [{ route: First, pattern: '^\\+31[1-9]\\d{8}$', sbcs: [${first}] }, { route: Second, pattern: '^\\+31[1-9]\\d{8}$', sbcs: [${second}] }]`,
  );

describe('a call of a tenant whose SIP trunk has no name yet', () => {
  it('is neither routed nor dropped where it goes out by that SBC', () => {
    const call = dials(voiceOf(), 'ada', '0612345678');
    expect(call.outcome).toMatchObject({ kind: 'not known yet', usage: 'National', sbcs: ['main'] });
    expect(told(call)).toContain("Not known yet: the SIP trunk isn't connected, so main has no name");
    expect(told(call)).toContain('first NL national: main (not known yet)');
    expect(told(call)).not.toMatch(/dropped|Goes out/);
    expect(summaryRow(call).slice(2)).toEqual(['not known yet', "the SIP trunk isn't connected, so main has no name"]);
    expect(callSchema.parse(call)).toEqual(call);
  });

  it('says what the dial plan and the routes make of an emergency number', () => {
    const text = told(dials(voiceOf(), 'ada', '112'));
    expect(text).toContain('NL emergency   ^\\+?112$   matches');
    expect(text).toContain('main sends 112 from +31205552101');
    expect(text).toContain('count for emergency calls');
  });

  it('is told where no SBC has a part in it', () => {
    const voice = voiceOf();
    expect(dials(voice, 'ada', '+31205552102').outcome).toEqual({ kind: 'internal', user: 'bob@contoso.example' });
    expect(dials(voice, 'ada', '00442079460123').outcome).toMatchObject({ kind: 'dropped', reason: 'nothing matches' });
    expect(explainHandedOver(voice, '+31205552199').outcome).toEqual({ kind: 'nobody', reason: 'no such number' });
    expect(explainHandedOver(voice, '+31205552101@else.example').outcome).toMatchObject({ reason: 'foreign domain' });
  });

  it('gets to nobody that is known where it comes in over that SBC', () => {
    const call = explainHandedOver(voiceOf(), '+31205552101@contoso-ujet.sip.telnyx.com');
    expect(call.outcome).toEqual({ kind: 'not known yet', sbcs: ['main'], user: 'ada@contoso.example' });
    expect(told(call)).toMatch(/Not known yet: .*\n?.*By the files ada@contoso\.example has the number\./);
    expect(summaryRow(call)).toEqual([
      'CCAIP → ada',
      '+31205552101',
      'not known yet',
      "the SIP trunk isn't connected, so main has no name",
    ]);
    expect(callSchema.parse(call)).toEqual(call);
  });

  it('never shows the name that stands in for the one that is missing', () => {
    const voice = voiceOf({
      ...unnamed,
      sipTrunk: unnamed.sipTrunk.replace('telnyx:', 'sipUriHost: sipDomain\n  telnyx:'),
    });
    const uri = `+31205552101@${notKnownYet}`;
    expect(told(explainHandedOver(voice, uri))).toMatch(/^CCAIP dials \+31205552101@\(not known yet\)/);
    expect(told(explainHandedOver(voice, uri))).not.toContain('.invalid');
    expect(summaryRow(explainHandedOver(voice, uri)).join()).not.toContain('.invalid');
  });

  it("isn't known for any host where the host isn't known, and reaches nobody for none", () => {
    const sections = { ...unnamed, sipTrunk: unnamed.sipTrunk.replace('telnyx:', 'sipUriHost: sipDomain\n  telnyx:') };
    const call = explainHandedOver(voiceOf(sections), '+31205552101@else.example');
    expect(call.outcome).toEqual({ kind: 'not known yet', sbcs: [] });
  });

  it('is known where an SBC with a name is tried first, and then says which is not', () => {
    const voice = voiceOf({ ...spare, pstnUsages: overBoth('spare', 'main') });
    const call = dials(voice, 'ada', '0612345678');
    expect(call.outcome.kind).toBe('routed');
    expect(told(call)).toContain('then Second: main (not known yet)');
  });

  it.each([
    ['main', 'spare'],
    ['main, spare', 'spare'],
  ])('is not known where %s is tried before %s', (first, second) => {
    const voice = voiceOf({ ...spare, pstnUsages: overBoth(first, second) });
    expect(dials(voice, 'ada', '0612345678').outcome).toMatchObject({ kind: 'not known yet', sbcs: ['main'] });
  });

  it('is told once the name is there', () => {
    const voice = voiceOf(named);
    expect(dials(voice, 'ada', '0612345678').outcome.kind).toBe('routed');
    expect(explainHandedOver(voice, '+31205552101').outcome).toMatchObject({ kind: 'rings' });
  });
});

describe('an expected call of such a tenant', () => {
  const played = (expected: ExpectedCall) => {
    const { failures, notKnownYet } = checkCall(voiceOf(), expected);
    return failures.length > 0 ? failures.join(' ') : notKnownYet === undefined ? 'holds' : 'not known yet';
  };

  it.each<[string, ExpectedCall, string | RegExp]>([
    ['a route', { as: 'ada', dial: '0612345678', expect: { route: 'NL national' } }, 'not known yet'],
    ['an SBC', { as: 'ada', dial: '112', expect: { sbcs: ['main'], number: '112' } }, 'not known yet'],
    ['a colleague', { as: 'ada', dial: '0205552102', expect: { rings: 'bob' } }, 'holds'],
    ['a refusal', { as: 'ada', dial: '00442079460123', expect: 'blocked' }, 'holds'],
    ['who is rung', { to: '+31205552101', expect: { rings: 'ada' } }, 'not known yet'],
    ['nobody', { to: '+31205552199', expect: { rings: 'nobody' } }, 'holds'],
    [
      'another route',
      { as: 'ada', dial: '0612345678', expect: { route: 'NL mobile' } },
      /The route should be NL mobile/,
    ],
    ['another number', { as: 'ada', dial: '0612345678', expect: { number: '+32' } }, /The number should be \+32/],
    ['another person', { to: '+31205552101', expect: { rings: 'bob' } }, /by the files ada@contoso\.example has/],
    [
      'no refusal',
      { as: 'bob', dial: '00442079460123', expect: 'blocked' },
      /It should be dropped; it is not known yet/,
    ],
  ])('of %s is shown to hold only where no SBC decides', (_, expected, verdict) => {
    expect(played(expected)).toMatch(verdict instanceof RegExp ? verdict : new RegExp(`^${verdict}$`));
  });
});
