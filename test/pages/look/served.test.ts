import { afterEach, beforeEach, expect, it } from 'vitest';
import { lookApp } from '../../../pages/look/look-app.ts';
import { type Served, servePage } from '../../../pages/serve.ts';
import { root } from '../../../scripts/setup/places.mjs';

let served: Served;
let page: URL;
let headers: Readonly<Record<string, string>>;

beforeEach(async () => {
  const asked = { root: `${root}/stacks`, name: 'lab', today: '2026-11-22' };
  served = await servePage(({ left }) => lookApp(asked, { now: () => new Date(), left }));
  const opening = await fetch(served.address);
  headers = { cookie: opening.headers.get('set-cookie')?.split(';')[0] ?? '' };
  page = new URL(/url=([^"]+)/.exec(await opening.text())?.[1] ?? '', served.address);
});
afterEach(async () => {
  served.presence.end('done');
  await served.closed;
});

const askUrl = (): URL => new URL('ask?call=dialled&as=ada&number=112&reading=1', page);

it('the page runs its own script and style alone, by the nonce of its policy', async () => {
  const response = await fetch(page, { headers });
  const policy = response.headers.get('content-security-policy') ?? '';
  const nonce = /script-src 'nonce-([^']+)'/.exec(policy)?.[1];
  const text = await response.text();
  expect(text).toContain(`<script nonce="${nonce}">`);
  expect(text).toContain(`<style nonce="${nonce}">`);
  expect(policy).toContain(`style-src 'nonce-${nonce}'`);
  expect(text).not.toMatch(/ style="| on[a-z]+="|src="/);
});

it('answers whoever opened it, and nobody else', async () => {
  await fetch(page, { headers });
  expect(await (await fetch(askUrl(), { headers })).json()).toMatchObject({
    said: 'ada dials 112: 112, Emergency, main.',
  });
  expect((await fetch(askUrl())).status).toBe(403);
  expect((await fetch(askUrl(), { headers: { ...headers, origin: 'http://evil.example' } })).status).toBe(403);
  expect((await fetch(served.address)).status).toBe(403);
});
