import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { APIConnectionError } from 'telnyx';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { openLab } from '../lab-fixture.ts';
import { clientOf, openTelnyx } from './a-telnyx.ts';

const lab = await openTelnyx();
const { telnyx, turn, refusal } = lab;
afterAll(() => lab.end());
beforeEach(() => lab.post('/lab/reset', {}));

const fault = (kind: string, on: string) => lab.post('/lab/faults', { kind, on });
const create = () => telnyx.fqdnConnections.create({ connection_name: 'Teams' });
const count = async () => (await telnyx.fqdnConnections.list()).data.length;

describe('trouble with Telnyx', () => {
  it('is what a test orders: too much, an outage, a page, a call that was done or not', async () => {
    await fault('throttle', 'GET /telnyx');
    expect(await refusal(telnyx.fqdnConnections.list())).toEqual([
      429,
      '10011 You have exceeded the maximum number of allowed requests.',
    ]);
    await fault('error', 'POST /telnyx');
    expect(await refusal(create())).toEqual([503, '10007 An unexpected error occured.']);
    await fault('lostReply', 'POST /telnyx');
    await expect(create()).rejects.toBeInstanceOf(APIConnectionError);
    expect(await count()).toBe(1);
    await fault('crash', 'POST /telnyx');
    await expect(create()).rejects.toBeInstanceOf(APIConnectionError);
    expect(await count()).toBe(1);
    await create();
    await fault('lag', 'GET /telnyx');
    expect(await count()).toBe(0);
    expect(await count()).toBe(2);
    await fault('page', 'GET /telnyx');
    await expect(telnyx.fqdnConnections.list()).resolves.not.toHaveProperty('data.0.id');
  });

  it('begins above so many requests in a second, with the documented headers, and Retry-After by the switch', async () => {
    await turn({ telnyxRequestsPerSecond: 2 });
    const asked = await Promise.all(
      [1, 2, 3].map(() => fetch(`${lab.url}/telnyx/v2/balance`, { headers: { authorization: 'Bearer none' } })),
    );
    const limited = asked.find(({ status }) => status === 429);
    expect(limited?.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(limited?.headers.get('x-ratelimit-limit')).toBe('2');
    expect(limited?.headers.get('retry-after')).toBeNull();
    await turn({ telnyxThrottle: 'retryAfter', telnyxRequestsPerSecond: 0 });
    await fault('throttle', 'GET /telnyx');
    const response = await fetch(`${lab.url}/telnyx/v2/balance`);
    expect(response.headers.get('retry-after')).toBe('1');
  });

  it('is a body that is no object, and a path that there is not', async () => {
    const send = (body: string) =>
      fetch(`${lab.url}/telnyx/v2/fqdn_connections`, {
        method: 'POST',
        headers: { authorization: 'Bearer lab~telnyx~key~of~no~other~account' },
        body,
      });
    expect((await send('{')).status).toBe(400);
    expect((await send('[]')).status).toBe(400);
    expect(await refusal(telnyx.get('/credential_connections'))).toEqual([
      404,
      '10005 The requested resource or URL could not be found.',
    ]);
  });

  it('is counted by what is asked, whichever object it is of', async () => {
    const { data } = await create();
    await fetch(`${lab.url}/lab/requests`, { method: 'DELETE' });
    await telnyx.fqdnConnections.fqdnAuthentication.list(data?.id ?? '');
    await telnyx.fqdnConnections.delete(data?.id ?? '');
    expect(await (await fetch(`${lab.url}/lab/requests`)).json()).toMatchObject({
      'GET /telnyx/v2/fqdn_connections/{id}/fqdn_authentication': 1,
      'DELETE /telnyx/v2/fqdn_connections/{id}': 1,
    });
  });

  it('is gone with a reset, as is everything of the account; the dump of equal accounts is equal', async () => {
    const dump = async () => ((await (await fetch(`${lab.url}/lab/dump`)).json()) as { telnyx: object }).telnyx;
    const born = await dump();
    const { data } = await telnyx.outboundVoiceProfiles.create({ name: 'Contoso' });
    await telnyx.fqdnConnections.create({
      connection_name: 'Teams',
      outbound: { outbound_voice_profile_id: data?.id ?? '' },
    });
    const full = await dump();
    expect(full).toMatchObject({ connections: [{ connection_name: 'Teams', profile: 'Contoso' }] });
    await lab.post('/lab/reset', {});
    expect(await dump()).toEqual(born);
    await telnyx.balance.retrieve();
    await lab.post('/lab/telnyx/addresses', { id: '1', country: 'NL' });
    const again = await telnyx.outboundVoiceProfiles.create({ name: 'Contoso' });
    await telnyx.fqdnConnections.create({
      connection_name: 'Teams',
      outbound: { outbound_voice_profile_id: again.data?.id ?? '' },
    });
    expect(await dump()).toEqual(full);
  });
});

describe('the account', () => {
  it('is opened in the folder of a lab that was made before it, and is as it was when the lab is started again', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'lab-'));
    const before = await openLab({ dir });
    before.store.delete('telnyxAccount', 'account');
    for (const { first } of before.store.list('telnyxBlock')) before.store.delete('telnyxBlock', first);
    await before.end();
    const between = await openLab({ dir });
    const { data } = await clientOf(between).outboundVoiceProfiles.create({ name: 'Contoso' });
    expect((await clientOf(between).balance.retrieve()).data?.balance).toBe('500.00');
    await between.end();
    const after = await openLab({ dir });
    expect((await clientOf(after).outboundVoiceProfiles.retrieve(data?.id ?? '')).data?.name).toBe('Contoso');
    await after.end();
    rmSync(dir, { recursive: true });
  });
});
