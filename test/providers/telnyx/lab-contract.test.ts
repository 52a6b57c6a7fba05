import { describe, expect, it } from 'vitest';
import { defaultTelnyxSwitches, secondTelnyxSettings } from '../../../lab/telnyx/switches.ts';
import { createConnectionKind } from '../../../providers/telnyx/resources/connection/kind.ts';
import { createNumberOrderKind } from '../../../providers/telnyx/resources/number-order/kind.ts';
import { createOutboundVoiceProfileKind } from '../../../providers/telnyx/resources/outbound-voice-profile/kind.ts';
import { createTrunkNumbersKind } from '../../../providers/telnyx/resources/trunk-numbers/kind.ts';
import { createTxtRecordKind } from '../../../providers/telnyx/resources/txt-record/kind.ts';
import { labTrunk } from './a-lab-trunk.ts';

const lab = await labTrunk();
const purchase = { approvedCount: 3, approvedMonthlyCost: '9', approvedUpfrontCost: '9', currency: 'USD' };

const profileArgs = { name: 'contoso', destinations: ['BE', 'NL'], dailySpendLimit: '50', concurrentCalls: 8 };
const makeProfile = async () => {
  const kind = createOutboundVoiceProfileKind(lab.run());
  return kind.create({ args: profileArgs, context: lab.context('OutboundVoiceProfile') });
};
const connectionArgs = (profileId: string) => ({
  ...{ name: 'contoso Teams', profileId, subdomain: 'contoso-ujet', receiveFrom: 'anyone' as const },
  ...{ region: 'Europe' as const, codecs: ['PCMA', 'G722'], channelLimit: 20 },
});
/** With the name that a person read in the portal, where Telnyx lists none. */
const makeConnection = async () => {
  const { state: profile } = await makeProfile();
  const args = connectionArgs(profile.profileId);
  const kind = createConnectionKind(lab.run());
  const context = lab.context('Connection');
  try {
    return { args, ...(await kind.create({ args, context })) };
  } catch {
    const { connections } = await lab.portal();
    const read = { ...args, expectedFqdn: connections[0]?.teamsName ?? '' };
    return { args: read, ...(await createConnectionKind(lab.run()).create({ args: read, context })) };
  }
};

describe.each([
  ['by the first settings', defaultTelnyxSwitches],
  ['by the second settings', secondTelnyxSettings],
])('a trunk at the lab, %s', (_, switches) => {
  it('is made from an empty account, and a second run changes nothing', async () => {
    await lab.turn(switches);
    const { args, id, state } = await makeConnection();
    const { connections } = await lab.portal();
    expect(state).toMatchObject({
      ...{ connectionId: id, fqdn: connections[0]?.teamsName, inboundHost: 'contoso-ujet.sip.telnyx.com' },
      ...{ codecs: ['PCMA', 'G722'], region: 'Europe', channelLimit: 20 },
      fixed: { active: 'true', transport_protocol: 'TLS', ani_number_format: '+E.164', dnis_number_format: '+e164' },
    });
    expect(connections).toHaveLength(1);
    expect(createConnectionKind(lab.run()).diff({ urn: '', id, state, args })).toEqual([]);
    const read = await createConnectionKind(lab.run()).read({ id, state, args, context: lab.context('Connection') });
    expect(read).toMatchObject({ id, state, args });
    expect(JSON.stringify(state)).not.toMatch(/passw|user_name/i);
  });

  it('keeps what somebody else set in a direction, and clears what is taken out', async () => {
    await lab.turn(switches);
    const { args, id, state } = await makeConnection();
    await lab.telnyx.fqdnConnections.update(id, {
      inbound: { ...(await inboundOf(id)), timeout_1xx_secs: 9, codecs: ['G711U'] },
      tags: ['by-hand', ...((await lab.telnyx.fqdnConnections.retrieve(id)).data?.tags ?? [])],
    });
    const context = lab.context('Connection');
    const kind = createConnectionKind(lab.run());
    const drifted = (await kind.read({ id, state, args, context }))?.state ?? state;
    const next = { ...args, subdomain: undefined, receiveFrom: undefined, channelLimit: undefined };
    expect(kind.diff({ urn: '', id, state: drifted, args: next }).map(({ path }) => path)).toEqual(
      expect.arrayContaining(['subdomain', 'channelLimit', 'codecs[0]']),
    );
    const { state: after } = await kind.update({ id, args: next, state: drifted, context });
    expect(kind.diff({ urn: '', id, state: after, args: next })).toEqual([]);
    expect(await inboundOf(id)).toMatchObject({ timeout_1xx_secs: 9, sip_subdomain: null, channel_limit: null });
    expect((await lab.telnyx.fqdnConnections.retrieve(id)).data?.tags).toEqual([
      'by-hand',
      expect.stringMatching(/^trunkline-/),
    ]);
  });

  it('has the profile that it was given, changed in place', async () => {
    await lab.turn(switches);
    const { id, state } = await makeProfile();
    const kind = createOutboundVoiceProfileKind(lab.run());
    const args = { name: 'contoso', destinations: ['NL'], maxDestinationRate: 0.5 };
    const context = lab.context('OutboundVoiceProfile');
    const { state: after } = await kind.update({ id, args, state, context });
    expect(after).toEqual({ profileId: id, ...args, enabled: true });
    expect(kind.diff({ urn: '', id, state: after, args })).toEqual([]);
    const read = await kind.read({ id, state: after, args, context });
    expect(read?.state).toEqual(after);
  });

  it("has Microsoft's record before it says so", async () => {
    await lab.turn(switches);
    const { id, state } = await makeConnection();
    const kind = createTxtRecordKind(lab.run());
    const args = { connectionId: id, fqdn: state.fqdn, label: state.fqdn, value: 'MS=ms12345678', ttl: 3600 };
    const { state: record } = await kind.create({ args, context: lab.context('TxtRecord') });
    const { data } = await lab.telnyx.fqdnConnections.fqdnAuthentication.list(id);
    expect(data).toMatchObject({ txt_name: state.fqdn.split('.')[0], txt_value: 'MS=ms12345678', txt_ttl: 3600 });
    expect(record.txtName).toBe(data?.txt_name);
    expect((await kind.read({ id, state: record, args, context: lab.context('TxtRecord') }))?.state).toEqual(record);
    expect(kind.diff({ urn: '', id, state: record, args })).toEqual([]);
  });

  it('buys numbers, the very ones and by a search, and lets them ring at the connection', async () => {
    await lab.turn(switches);
    const { id: connectionId } = await makeConnection();
    const session = lab.run();
    const order = (reference: string, what: object) =>
      createNumberOrderKind(session).create({
        args: { reference, connectionId, ...what, ...purchase },
        context: lab.context('NumberOrder', reference),
      });
    const { state: one } = await order('one', { numbers: ['+442079460001'] });
    expect(one).toMatchObject({
      status: 'success',
      numbers: ['+442079460001'],
      monthlyCost: '1.00',
      upfrontCost: '1.00',
    });
    const { state: two } = await order('two', { search: { country: 'US', areaCode: '312', type: 'local', count: 2 } });
    expect(two).toMatchObject({ status: 'success', monthlyCost: '2.00' });
    const numbers = [...one.numbers, ...two.numbers]
      .toSorted()
      .map((number) => `${number}\n`)
      .join('');
    const args = { connectionId, numbers };
    const context = lab.context('TrunkNumbers');
    const { id, state } = await createTrunkNumbersKind(session).create({ args, context });
    expect(state).toEqual({ connectionId, numbers });
    expect(createTrunkNumbersKind(session).diff({ urn: '', id, state, args })).toEqual([]);
  });

  it('waits for documents for days, and for emergency calling, and gives a number back for good', async () => {
    await lab.turn({ ...switches, telnyxRequirementGroups: 'optional' });
    const { id: connectionId } = await makeConnection();
    const kind = createNumberOrderKind(lab.run());
    const args = { reference: 'nl', connectionId, numbers: ['+31208080101'], ...purchase };
    const context = lab.context('NumberOrder', 'nl');
    const { id, state } = await kind.create({ args, context });
    expect(state.waiting?.for).toContain('the documents that the regulator asks for, at Telnyx: +31208080101');
    await lab.button('orders', {
      reference: (await lab.telnyx.numberOrders.retrieve(id)).data?.customer_reference,
      how: 'success',
    });
    const { state: done } = await createNumberOrderKind(lab.run()).update({ id, args, state, context });
    expect(done).toMatchObject({ status: 'success' });
    expect(done).not.toHaveProperty('waiting');

    await lab.button('addresses', { id: '5678', country: 'NL' });
    const numbers = '+31208080101\n';
    const asked = { connectionId, numbers, emergencyAddress: '5678' };
    const at = lab.context('TrunkNumbers');
    let { state: roster } = await createTrunkNumbersKind(lab.run()).create({ args: asked, context: at });
    if (switches.telnyxEmergency === 'accepted') {
      expect(roster.waiting?.for).toBe('Telnyx to enable emergency calling on +31208080101');
      lab.later(600);
      ({ state: roster } = await createTrunkNumbersKind(lab.run()).update({
        id: '',
        args: asked,
        state: roster,
        context: at,
      }));
    }
    expect(roster).toEqual({ connectionId, numbers, emergency: '+31208080101 5678\n' });

    const release = { connectionId, numbers: '', release: ['+31208080101'], approvedReleases: 1 };
    ({ state: roster } = await createTrunkNumbersKind(lab.run()).update({
      id: '',
      args: release,
      state: roster,
      context: at,
    }));
    expect(roster).toEqual({ connectionId, numbers: '', released: numbers });
    expect(createTrunkNumbersKind(lab.run()).diff({ urn: '', id: '', state: roster, args: release })).toEqual([]);
    ({ state: roster } = await createTrunkNumbersKind(lab.run()).update({
      id: '',
      args: release,
      state: roster,
      context: at,
    }));
    expect(roster.released).toBe(numbers);
  });

  it('is taken apart in the end: the connection first, then its profile', async () => {
    await lab.turn(switches);
    const { id, state } = await makeConnection();
    const profiles = createOutboundVoiceProfileKind(lab.run());
    const { profileId } = state;
    const profile = { profileId, ...profileArgs, enabled: true };
    const context = lab.context('OutboundVoiceProfile');
    await profiles.delete({ id: profileId, state: profile, context });
    expect(context.lines.join()).toContain(`stays at Telnyx, because 1 of the account's connections name it`);
    await createConnectionKind(lab.run()).delete({ id, state, context: lab.context('Connection') });
    await profiles.delete({ id: profileId, state: profile, context });
    await profiles.delete({ id: profileId, state: profile, context });
    expect((await lab.portal()).connections).toEqual([]);
    expect((await lab.telnyx.outboundVoiceProfiles.list()).data).toEqual([]);
  });
});

const inboundOf = async (id: string) => (await lab.telnyx.fqdnConnections.retrieve(id)).data?.inbound ?? {};
