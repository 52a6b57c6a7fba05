import { describe, expect, it } from 'vitest';
import { createOutboundVoiceProfileKind } from '../../../../providers/telnyx/resources/outbound-voice-profile/kind.ts';
import type { OutboundVoiceProfileArgs } from '../../../../providers/telnyx/schema/outbound-voice-profile.ts';
import { telnyxAtWork } from '../a-telnyx.ts';
import { failed } from './an-order.ts';

const telnyx = telnyxAtWork();
const context = () => telnyx.context('OutboundVoiceProfile');
const { urn } = context();
const argsOf = (more: Partial<OutboundVoiceProfileArgs> = {}): OutboundVoiceProfileArgs => ({
  name: 'contoso',
  destinations: ['BE', 'NL'],
  ...more,
});
const kind = () => createOutboundVoiceProfileKind(telnyx.run());
const create = async (args = argsOf()) => (await kind().create({ args, context: context() })).state;
const profile = () => telnyx.account().profiles[0] ?? { id: '' };
const check = (news: object) => kind().check({ urn, news: { ...argsOf(), ...news } });

describe('an outbound voice profile', () => {
  it('is made enabled, with its limit in force', async () => {
    const state = await create(argsOf({ dailySpendLimit: '49.5', maxDestinationRate: 0.25, concurrentCalls: 10 }));
    expect(profile()).toMatchObject({
      ...{ name: 'contoso', enabled: true, whitelisted_destinations: ['BE', 'NL'], daily_spend_limit: '49.5' },
      ...{ daily_spend_limit_enabled: true, max_destination_rate: 0.25, concurrent_call_limit: 10 },
      tags: [expect.stringMatching(/^trunkline-/)],
    });
    expect(state).toMatchObject({ profileId: profile().id, dailySpendLimit: '49.50', enabled: true });
  });

  it('without a limit says so, rather than leave one', async () => {
    const state = await create(argsOf({ dailySpendLimit: '10' }));
    const { state: after } = await kind().update({ id: state.profileId, args: argsOf(), state, context: context() });
    expect(profile()).toMatchObject({ daily_spend_limit_enabled: false, concurrent_call_limit: null });
    expect(after).not.toHaveProperty('dailySpendLimit');
  });

  it('compares destinations as a set, and amounts as amounts', async () => {
    const args = check({ destinations: ['NL', 'BE', 'NL'], dailySpendLimit: '50' }).args;
    expect(args.destinations).toEqual(['BE', 'NL']);
    const state = await create(args);
    Object.assign(profile(), { whitelisted_destinations: ['NL', 'BE'], daily_spend_limit: '50.00' });
    const read = await kind().read({ id: state.profileId, state, args, context: context() });
    expect(kind().diff({ urn, id: '', state: read?.state ?? state, args })).toEqual([]);
    expect(kind().diff({ urn, id: '', state, args: { ...args, destinations: ['NL'] } })).toEqual([
      { path: 'destinations[0]', kind: 'delete' },
    ]);
  });

  it('that somebody disabled blocks every call: that is a change', async () => {
    const state = await create();
    profile().enabled = false;
    const now = (await kind().read({ id: state.profileId, state, args: argsOf(), context: context() }))?.state ?? state;
    expect(kind().diff({ urn, id: '', state: now, args: argsOf() })).toEqual([{ path: 'enabled', kind: 'update' }]);
    await kind().update({ id: state.profileId, args: argsOf(), state: now, context: context() });
    expect(profile().enabled).toBe(true);
  });

  it('keeps what is not ours', async () => {
    const state = await create();
    Object.assign(profile(), {
      billing_group_id: 'b1',
      max_destination_rate: 2,
      tags: ['x', ...(profile().tags as string[])],
    });
    await kind().update({ id: state.profileId, args: argsOf({ name: 'new' }), state, context: context() });
    expect(profile()).toMatchObject({
      billing_group_id: 'b1',
      max_destination_rate: 2,
      name: 'new',
      tags: ['x', expect.stringMatching(/^trunkline-/)],
    });
    expect(Object.keys(telnyx.written().at(-1)?.body ?? {})).not.toContain('billing_group_id');
  });

  it('whose reply is lost is found by its mark, and never made twice', async () => {
    telnyx.fault(/^POST/, 'lost after');
    await create();
    await create();
    expect(telnyx.account().profiles).toHaveLength(1);
  });

  it('of that name that somebody else made is refused, in a preview too', async () => {
    telnyx.account().profiles.push({ id: '9', name: 'Contoso', tags: [] });
    const foresee = async () => kind().foresee?.({ args: argsOf(), context: context() });
    for (const step of [failed(create()), failed(foresee())])
      expect((await step).message).toContain("isn't trunkline's");
  });

  it('that a connection names stays; of which nobody knows who names it, too', async () => {
    const state = await create();
    for (const count of [1, null]) {
      profile().connections_count = count;
      const on = context();
      await kind().delete({ id: state.profileId, state, context: on });
      expect(on.lines.join()).toContain('left alone: outbound voice profile "contoso" stays at Telnyx');
    }
    profile().connections_count = 0;
    await kind().delete({ id: state.profileId, state, context: context() });
    expect(telnyx.account().profiles).toEqual([]);
    const on = context();
    await kind().delete({ id: state.profileId, state, context: on });
    expect(on.lines.join()).toContain('The account of this key has no outbound voice profile "contoso"');
  });

  it('names what is not allowed', () => {
    expect(check({ destinations: [] }).failures).toHaveLength(1);
    expect(check({ destinations: ['nl'] }).failures[0]?.reason).toContain('country codes of two capital letters');
    expect(check({ dailySpendLimit: '50,0' }).failures[0]?.reason).toContain('an amount as text');
  });
});
