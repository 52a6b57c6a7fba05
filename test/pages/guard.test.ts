import { Hono } from 'hono';
import { beforeEach, describe, expect, it } from 'vitest';
import { guarded } from '../../pages/guard.ts';
import { watchPresence } from '../../pages/presence.ts';

const host = '127.0.0.1:40123';
let asked = 0;
let opened: ReturnType<typeof guarded>;
let now = 0;
let presence = watchPresence(() => now);
beforeEach(() => {
  asked = 0;
  now = 0;
  presence = watchPresence(() => now);
  const page = new Hono();
  page.get('/', (c) => c.text('the page'));
  page.post('/write', (c) => c.text(String(++asked)));
  opened = guarded({ page, presence, host });
});

const get = (path: string, headers: Record<string, string> = {}) =>
  opened.app.request(`http://${host}${path}`, { headers: { host, ...headers } });
const post = (path: string, headers: Record<string, string> = {}) =>
  opened.app.request(`http://${host}${path}`, {
    method: 'POST',
    headers: { host, origin: `http://${host}`, ...headers },
  });

/** Opens the page as a browser does: where it lies, and the cookie for it. */
const open = async () => {
  const response = await get(opened.opening);
  const [, place = ''] = /url=(\/[\w-]+\/)"/.exec(await response.text()) ?? [];
  const [cookie = '', ...attributes] = (response.headers.get('set-cookie') ?? '').split('; ');
  return { place, cookie, attributes };
};

describe('the address of a page', () => {
  it('leads to the page, whose path nobody can guess, with a cookie for that path alone', async () => {
    const { place, cookie, attributes } = await open();
    expect(place).toMatch(/^\/[\w-]{43}\/$/);
    expect(attributes.toSorted()).toEqual(['HttpOnly', `Path=${place}`, 'SameSite=Strict']);
    expect(cookie).not.toContain(place.slice(1, -1));
    expect(await (await get(place, { cookie })).text()).toBe('the page');
  });

  it('works once', async () => {
    await open();
    const again = await get(opened.opening);
    expect(again.status).toBe(403);
    expect(again.headers.get('set-cookie')).toBeNull();
    expect(await again.text()).toContain('opened already');
  });

  it('is not another one, and a wrong one uses nothing up', async () => {
    for (const path of ['/open/x', `${opened.opening}x`, opened.opening.slice(0, -1)]) {
      expect((await get(path)).status).toBe(403);
    }
    expect((await open()).place).not.toBe('');
  });
});

describe('the guard of a page', () => {
  it('refuses who has no cookie, or another', async () => {
    const { place, cookie } = await open();
    expect((await get(place)).status).toBe(403);
    expect((await get(place, { cookie: `${cookie.slice(0, -1)}!` })).status).toBe(403);
    expect((await post(`${place}write`)).status).toBe(403);
    expect(asked).toBe(0);
  });

  it('refuses requests by another name of this machine (DNS rebinding)', async () => {
    const { place, cookie } = await open();
    for (const other of ['attacker.example:40123', 'localhost:40123', '127.0.0.1:40124', '127.0.0.1']) {
      expect((await get(place, { cookie, host: other })).status).toBe(421);
      expect((await post(`${place}write`, { cookie, host: other })).status).toBe(421);
    }
    expect((await get('/open/x', { host: 'attacker.example' })).status).toBe(421);
    expect(asked).toBe(0);
  });

  it('refuses what another page asks for (CSRF), with the right cookie too', async () => {
    const { place, cookie } = await open();
    for (const origin of ['http://127.0.0.1:40124', 'https://attacker.example', 'null', `https://${host}`]) {
      expect((await post(`${place}write`, { cookie, origin })).status).toBe(403);
      expect((await get(place, { cookie, origin })).status).toBe(403);
    }
    const withoutOrigin = new Request(`http://${host}${place}write`, { method: 'POST', headers: { host, cookie } });
    expect((await opened.app.request(withoutOrigin)).status).toBe(403);
    for (const site of ['cross-site', 'same-site'])
      expect((await get(place, { cookie, 'sec-fetch-site': site })).status).toBe(403);
    expect(asked).toBe(0);
    expect(await (await post(`${place}write`, { cookie, 'sec-fetch-site': 'same-origin' })).text()).toBe('1');
  });

  it('lets the address be opened from anywhere: a terminal may be a page', async () => {
    expect((await get(opened.opening, { 'sec-fetch-site': 'cross-site' })).status).toBe(200);
  });

  it('has every answer kept nowhere, framed by nobody, without a referrer, and with a nonce of its own', async () => {
    const { place, cookie } = await open();
    const answers = [await get(place, { cookie }), await get(place), await get('/x'), await get(place, { cookie })];
    for (const { headers } of answers) {
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; script-src 'nonce-[^']+'; style-src 'nonce-[^']+'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
      );
    }
    expect(new Set(answers.map(({ headers }) => headers.get('content-security-policy'))).size).toBe(4);
  });

  it('takes whoever has the cookie for somebody who is there, and nobody else', async () => {
    const { place, cookie } = await open();
    now = 1_790_000;
    await get(place);
    await get(place, { cookie, host: 'attacker.example' });
    now = 1_800_000;
    expect(presence.ending()).toBe('closed');
    await get(place, { cookie });
    expect(presence.ending()).toBeUndefined();
  });
});
