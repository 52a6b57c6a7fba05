import { request } from 'node:http';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { servePage } from '../../pages/serve.ts';

const page = () => new Hono().get('/', (c) => c.text('the page'));

/** What a server answers to a path that names a host. */
const statusOf = (address: string, host?: string): Promise<number | undefined> =>
  new Promise((done, fail) => {
    request(address, { agent: false, headers: host === undefined ? {} : { host } }, (response) => {
      response.resume();
      done(response.statusCode);
    })
      .on('error', fail)
      .end();
  });

describe('a page that is served', () => {
  it('is on this machine alone, by its own address alone, until it is ended', async () => {
    const controller = new AbortController();
    const { address, closed } = await servePage(page, { signal: controller.signal });
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/open\/[\w-]{43}$/);
    expect(await statusOf(address, `localhost:${new URL(address).port}`)).toBe(421);
    expect(await statusOf(address)).toBe(200);
    controller.abort();
    expect(await closed).toBe('interrupted');
    await expect(statusOf(address)).rejects.toThrow(/ECONNREFUSED/);
  });

  it('ends when its clock says that nobody is there', async () => {
    let now = 0;
    const { closed } = await servePage(page, { now: () => now });
    now = 15 * 60_000;
    expect(await closed).toBe('never opened');
  });
});
