import { expect, it } from 'vitest';
import { aContactCentre } from './a-contact-centre.ts';

const [one, two] = ['sbc1.carrier.example', 'two.sbc1.carrier.example'];
const ada = 'ada@contoso.example';

const withPolicy = (switches = {}) => {
  const centre = aContactCentre(switches);
  centre.run('New-CsTeamsEmergencyCallRoutingPolicy', {
    Identity: 'Ambulance',
    EmergencyNumbers: [
      {
        $cmdlet: 'New-CsTeamsEmergencyNumber',
        parameters: { EmergencyDialString: '112', EmergencyDialMask: '117;999', OnlinePSTNUsage: 'Ambulance' },
      },
    ],
  });
  centre.later(600);
  centre.run('Grant-CsTeamsEmergencyCallRoutingPolicy', { Identity: ada, PolicyName: 'Ambulance' });
  return centre;
};

it("emergency numbers take the policy's usage, whatever the routing policy is, and leave as the dial string", () => {
  const { dial } = withPolicy();
  const call = dial('ada', '112');
  expect(call.emergency).toEqual({
    policy: { name: 'Ambulance', source: 'direct' },
    dial: '112',
    usage: 'Ambulance',
  });
  expect(call.tries.map(({ sbc, called }) => [sbc, called])).toEqual([[two, '112']]);
  expect(dial('bob', '112').tries.map(({ sbc }) => sbc)).toEqual([one]);
});

it('they are asked for after the dial plan or before it', () => {
  const { dial, lab } = withPolicy();
  // No rule takes 117, so the dial plan makes +31117 of it.
  expect(dial('ada', '117').emergency).toBeUndefined();
  lab.switches.emergencyReading = 'policyFirst';
  expect(dial('ada', '117')).toMatchObject({ emergency: { dial: '112', mask: '117' }, end: { sbc: two } });
});

it('they take their digits with a + only where the switch says so', () => {
  const { dial, lab } = withPolicy();
  expect(dial('ada', '+112').emergency).toBeUndefined();
  lab.switches.emergencyPlus = 'ignored';
  expect(dial('ada', '+112').emergency).toMatchObject({ dial: '112' });
});

it('they come after a treatment that takes them, or before it', () => {
  const { dial, lab, run, user } = withPolicy();
  run('New-CsTeamsUnassignedNumberTreatment', {
    Identity: 'All',
    Pattern: '^\\d+$',
    TreatmentPriority: 1,
    TargetType: 'User',
    Target: user('bob').id,
  });
  expect(dial('ada', '112').end.kind).toBe('treated');
  lab.switches.emergencyTreatment = 'emergencyFirst';
  expect(dial('ada', '112').end).toEqual({ kind: 'sbc', sbc: two });
});

it("they show the caller by the caller ID policy, or the user's own number", () => {
  const { dial, run, lab } = withPolicy();
  run('Set-CsCallingLineIdentity', { Identity: 'Global', CallingIDSubstitute: 'Anonymous' });
  expect(dial('ada', '112').tries[0]?.caller).toBeNull();
  lab.switches.emergencyCallerId = 'ownNumber';
  expect(dial('ada', '112').tries[0]?.caller).toBe('+31205552101');
  expect(dial('ada', '0612345678').tries[0]?.caller).toBeNull();
});

it("they are those of the site's policy first, then the user's", () => {
  const { dial, run } = withPolicy();
  run('New-CsTeamsEmergencyCallRoutingPolicy', {
    Identity: 'Site',
    EmergencyNumbers: [
      {
        $cmdlet: 'New-CsTeamsEmergencyNumber',
        parameters: { EmergencyDialString: '+31999', OnlinePSTNUsage: 'Emergency' },
      },
    ],
  });
  run('New-CsTenantNetworkSite', { NetworkSiteID: 'Amsterdam', EmergencyCallRoutingPolicy: 'Site' });
  expect(dial('ada', '999', { at: 'Amsterdam' }).emergency?.policy).toMatchObject({ name: 'Site', source: 'site' });
  expect(dial('ada', '112', { at: 'Amsterdam' }).emergency?.policy).toMatchObject({ name: 'Ambulance' });
});

it('they are refused with all other calls of somebody without private calling, or as the switch says alone are not', () => {
  const { dial, run, lab } = withPolicy();
  run('Set-CsTeamsCallingPolicy', { Identity: 'Global', AllowPrivateCalling: false });
  expect(dial('ada', '112').end).toEqual({ kind: 'refused', why: 'no private calling' });
  lab.switches.callsOff = 'butEmergency';
  expect(dial('ada', '112').end).toEqual({ kind: 'sbc', sbc: two });
  expect(dial('ada', '0612345678').end).toEqual({ kind: 'refused', why: 'no private calling' });
});
