import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { openTelnyx } from './a-telnyx.ts';

const lab = await openTelnyx();
const { telnyx, turn, refusal } = lab;
afterAll(() => lab.end());
beforeEach(() => lab.post('/lab/reset', {}));

const create = async (body: object = {}) => {
  const { data } = await telnyx.outboundVoiceProfiles.create({ name: 'Contoso', ...body });
  if (data?.id === undefined) throw new Error('no id');
  return { ...data, id: data.id };
};

describe('an outbound voice profile', () => {
  it('lets calls to the United States and Canada out, without a limit, where nothing is said', async () => {
    expect(await create()).toMatchObject({
      record_type: 'outbound_voice_profile',
      enabled: true,
      whitelisted_destinations: ['US', 'CA'],
      daily_spend_limit: null,
      daily_spend_limit_enabled: false,
      concurrent_call_limit: null,
      max_destination_rate: null,
      connections_count: 0,
      service_plan: 'global',
    });
  });

  it('keeps what an update does not name, and wants its name each time', async () => {
    const { id } = await create({ whitelisted_destinations: ['NL', 'BE'], daily_spend_limit: '50.00' });
    const { data } = await telnyx.outboundVoiceProfiles.update(id, { name: 'Contoso', enabled: false });
    expect(data).toMatchObject({ enabled: false, whitelisted_destinations: ['NL', 'BE'], daily_spend_limit: '50.00' });
    expect(await refusal(telnyx.outboundVoiceProfiles.update(id, { enabled: true } as never))).toEqual([
      422,
      '10004 /name A required parameter was missing.',
    ]);
  });

  it.each([
    ['a name of two letters', { name: 'NL' }, '/name'],
    ['a country that is none', { whitelisted_destinations: ['NL', 'nl'] }, '/whitelisted_destinations/1'],
    ['a limit that is a number', { daily_spend_limit: 50 }, '/daily_spend_limit'],
    ['a limit in words', { daily_spend_limit: 'fifty' }, '/daily_spend_limit'],
    ['more calls at once than the account has', { concurrent_call_limit: 51 }, '/concurrent_call_limit'],
    ['a rate below nothing', { max_destination_rate: -1 }, '/max_destination_rate'],
    ['another plan', { service_plan: 'us' }, '/service_plan'],
    ['another sort of calls', { traffic_type: 'short_duration' }, '/traffic_type'],
    ['another way to pay', { usage_payment_method: 'tariff' }, '/usage_payment_method'],
    [
      'a recording that is none',
      { call_recording: { call_recording_format: 'ogg' } },
      '/call_recording/call_recording_format',
    ],
    ['a window at no time', { calling_window: { start_time: '24:00' } }, '/calling_window/start_time'],
  ])('refuses %s', async (_, body, pointer) => {
    const [status, error] = await refusal(create(body));
    expect([status, String(error).split(' ')[1]]).toEqual([422, pointer]);
  });

  it('counts the connections that name it, and is deleted once none does, or takes itself out of them, by the switch', async () => {
    const { id } = await create();
    const made = await telnyx.fqdnConnections.create({
      connection_name: 'Teams',
      outbound: { outbound_voice_profile_id: id },
    });
    const connection = made.data?.id ?? '';
    expect((await telnyx.outboundVoiceProfiles.retrieve(id)).data?.connections_count).toBe(1);
    const filter = { outbound_voice_profile_id: id };
    expect((await telnyx.fqdnConnections.list({ filter })).data.map((one) => one.id)).toEqual([connection]);
    expect((await refusal(telnyx.outboundVoiceProfiles.delete(id)))[0]).toBe(422);
    await turn({ telnyxProfileInUse: 'connectionsLoseIt' });
    await telnyx.outboundVoiceProfiles.delete(id);
    expect((await telnyx.fqdnConnections.retrieve(connection)).data?.outbound?.outbound_voice_profile_id).toBeNull();
    expect((await refusal(telnyx.outboundVoiceProfiles.retrieve(id)))[0]).toBe(404);
  });

  it('is listed by a part of its name, in either order', async () => {
    for (const name of ['Alpha', 'Beta', 'Alphabet']) await create({ name });
    const { data } = await telnyx.outboundVoiceProfiles.list({
      filter: { name: { contains: 'alpha' } },
      sort: '-name',
    });
    expect(data.map(({ name }) => name)).toEqual(['Alphabet', 'Alpha']);
  });
});
