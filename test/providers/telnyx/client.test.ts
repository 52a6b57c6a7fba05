import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import type { Account } from '../../../providers/telnyx/client.ts';
import { telnyxAtWork } from './a-telnyx.ts';
import { failed } from './resources/an-order.ts';

const telnyx = telnyxAtWork();
const row = z.object({ id: z.string() });
const account = (more: Parameters<typeof telnyx.run>[0] = {}): Account => {
  const opened = telnyx.run(more).account(telnyx.context('Connection'));
  if (opened === undefined) throw new Error('no key');
  return opened;
};
const read = (on = account()) =>
  on.read('read connection 5', row, (api, options) => api.fqdnConnections.retrieve('5', options));
const write = (on = account()) =>
  on.write({
    change: { kind: 'Connection', object: '5', to: {} },
    doing: 'update connection "5"',
    row,
    send: (api, options) => api.fqdnConnections.update('5', { active: true }, options),
  });

describe('a read', () => {
  it('is tried again after 429, 5xx and a lost reply, within a bound, by our own clock', async () => {
    telnyx.account().connections.push({ id: '5' });
    telnyx.fault(/^GET/, { status: 503 });
    telnyx.fault(/^GET/, 'lost before');
    telnyx.fault(/^GET/, { status: 429, headers: { 'retry-after': '7' } });
    expect(await read()).toEqual({ id: '5' });
    expect(telnyx.waited()).toEqual([1, 2, 7]);
    telnyx.fault(/^GET/, { status: 503 }, 99);
    expect((await failed(read())).message).toContain(
      'read connection 5: HTTP 503, 10007: Unexpected error: as told (request req-',
    );
  });

  it.each([
    [401, 'Forbidden', 'check the key, or make an API key in the Telnyx portal'],
    [403, 'Forbidden', 'let somebody who may do this at Telnyx make the key'],
    [404, 'NotFound', ''],
    [409, 'AlreadyExists', ''],
    [422, 'Rejected', ''],
    [302, 'Unknown', 'it looks first'],
  ])('that is answered %i is %s', async (status, kind, fix) => {
    telnyx.fault(/^GET/, { status, headers: { location: 'https://evil.example/' } });
    const error = await failed(read());
    expect(error).toMatchObject({ kind });
    expect(error.message).toContain(fix);
    expect(telnyx.asked()).toHaveLength(1);
  });

  it('tells all that Telnyx complains of, and where', async () => {
    const errors = [
      { code: '10004', title: 'Missing', detail: 'is needed', source: { pointer: '/name' } },
      { code: 10015, title: 'Bad', detail: 'no' },
    ];
    telnyx.fault(/^GET/, { status: 422, body: { errors } });
    expect((await failed(read())).message).toContain('HTTP 422, 10004: Missing: is needed (/name); Bad: no (request ');
  });

  it('keeps text of a service text', async () => {
    telnyx.fault(/^GET/, { status: 422, body: { errors: [{ code: '1', detail: '\u001b[2Jgone' }] } });
    expect((await failed(read())).message).toContain('\\u{1b}[2Jgone');
  });
});

describe('a write', () => {
  it.each([
    'lost before',
    'lost after',
    'broken',
    { status: 502 },
    { status: 408 },
    { status: 200, body: {} },
  ] as const)('that may have been done is not sent again: %j', async (does) => {
    telnyx.fault(/^PATCH/, does);
    expect(await failed(write())).toMatchObject({ kind: 'Unknown', facts: { mayBeDone: true } });
    expect(telnyx.asked()).toHaveLength(1);
  });

  it('that was refused is known not to be done', async () => {
    telnyx.fault(/^PATCH/, { status: 422 });
    expect((await failed(write())) as unknown as { facts: object }).not.toMatchObject({ facts: { mayBeDone: true } });
  });

  it('hears nothing of the environment that the official client would', async () => {
    for (const [name, value] of Object.entries({
      TELNYX_API_KEY: 'theirs',
      TELNYX_BASE_URL: 'https://evil.example',
      TELNYX_CLIENT_ID: 'x',
      TELNYX_CLIENT_SECRET: 'y',
      TELNYX_LOG: 'debug',
    })) {
      vi.stubEnv(name, value);
    }
    const said = vi.spyOn(console, 'debug').mockImplementation(() => undefined);
    telnyx.account().connections.push({ id: '5' });
    await write(account({ key: 'KEY-of-another-test' }));
    expect(telnyx.asked()).toHaveLength(1);
    expect(telnyx.keys()).toEqual(['Bearer KEY-of-another-test']);
    expect(said).not.toHaveBeenCalled();
    vi.unstubAllEnvs();
    said.mockRestore();
  });
});
