import { afterEach, expect, it, vi } from 'vitest';
import { createProvider } from '../../../providers/ccaip/provider.ts';
import { openLimit, openRequests } from '../../../providers/ccaip/requests.ts';
import { stepContext } from '../msteams/lab-tenant.ts';

const place = { origin: 'https://contoso.uc1.ccaiplatform.example', user: 'contoso', token: 'a~token' };
const pace = { context: { log: () => undefined, signal: new AbortController().signal } };

/** Answers every request alike, and keeps what was sent. */
const answering = (answer: () => Response): Request[] => {
  const sent: Request[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    sent.push(request);
    return answer();
  });
  return sent;
};

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('sends at most ten requests in any second', async () => {
  vi.useFakeTimers();
  const sent = answering(() => Response.json([]));
  const requests = openRequests(place, pace);
  const all = Promise.all(Array.from({ length: 25 }, () => requests.get('/manager/api/v1/agents', {}, 'read')));
  await vi.advanceTimersByTimeAsync(990);
  expect(sent).toHaveLength(10);
  await vi.advanceTimersByTimeAsync(1000);
  expect(sent).toHaveLength(20);
  await vi.advanceTimersByTimeAsync(2000);
  expect(await all).toHaveLength(25);
});

it('sends at most ten from all clients of one customer together', async () => {
  vi.useFakeTimers();
  const sent = answering(() => Response.json([]));
  const limit = openLimit();
  const clients = [openRequests(place, { ...pace, limit }), openRequests(place, { ...pace, limit })];
  const all = Promise.all(clients.flatMap((one) => Array.from({ length: 8 }, () => one.post('/x', {}, 'write'))));
  await vi.advanceTimersByTimeAsync(990);
  expect(sent).toHaveLength(10);
  await vi.advanceTimersByTimeAsync(2000);
  expect(await all).toHaveLength(16);
});

it('sends no write again by itself that may have been done, and what was throttled once more', async () => {
  const statuses = [429, 503];
  const sent = answering(() => new Response(null, { status: statuses.shift() ?? 200 }));
  const requests = openRequests(place, { ...pace, sleep: async () => undefined });
  await expect(requests.post('/x', {}, 'write')).rejects.toMatchObject({ kind: 'Unknown', facts: { mayBeDone: true } });
  expect(sent).toHaveLength(2);
});

it("takes the token to the portal's own address alone, and follows nobody elsewhere", async () => {
  const location = 'https://elsewhere.example/agents';
  const sent = answering(() => new Response(null, { status: 302, headers: { location } }));
  const asked = openRequests(place, pace).get('/manager/api/v1/agents', { page: '1' }, "read CCAIP's agents");
  await expect(asked).rejects.toMatchObject({ kind: 'Unknown' });
  expect(sent.map(({ url, redirect, method }) => [url, redirect, method])).toEqual([
    [`${place.origin}/manager/api/v1/agents?page=1`, 'manual', 'GET'],
  ]);
  expect(sent[0]?.headers.get('authorization')).toBe(`Basic ${Buffer.from('contoso:a~token').toString('base64')}`);
});

it('a certificate that this machine does not trust is told, and not asked for again', async () => {
  const sent: unknown[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    sent.push(request);
    throw new TypeError('fetch failed', {
      cause: Object.assign(new Error('self-signed certificate'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }),
    });
  });
  await expect(openRequests(place, pace).get('/x', {}, 'read')).rejects.toThrow(
    "doesn't trust the certificate of contoso.uc1",
  );
  expect(sent).toHaveLength(1);
});

const limits: unknown[] = [];
vi.mock('../../../providers/ccaip/people.ts', async (original) => ({
  ...(await original<typeof import('../../../providers/ccaip/people.ts')>()),
  openPeople: (_of: unknown, _env: unknown, { limit }: { limit?: unknown }) => void limits.push(limit),
}));

it('all that a provider asks of one CCAIP goes by one limit of requests', async () => {
  const portal = 'https://contoso.uc1.ccaiplatform.example';
  const { kinds } = await createProvider({}).configure({ tenantId: '7c2f0a34-5d1b-4c7e-9f5e-2a6b8c9d0e1f', portal });
  const [removals, users] = ['ExternalUserRemovals', 'ExternalUsers'].map((name) =>
    kinds.find(({ token }) => token.endsWith(`:${name}`)),
  );
  const context = { ...stepContext(), urn: 'urn:pulumi:contoso::trunkline::ccaip:index:ExternalUsers::external-users' };
  const state = { portal, asked: 'ada@contoso.com\n', lookAgain: '' };
  await removals?.foresee?.({ args: { portal, asked: '', whenRemoved: 'clear' }, state, context });
  const externalUsers = 'ada@contoso.com +31205552101@sip.example ada@contoso.com\n';
  await users?.foresee?.({ args: { portal, externalUsers }, context });
  expect(limits.length).toBeGreaterThan(1);
  expect(limits[0]).toBeDefined();
  expect(new Set(limits).size).toBe(1);
});
