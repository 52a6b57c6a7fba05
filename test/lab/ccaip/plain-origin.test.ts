import { request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LabFixture, openLab } from '../lab-fixture.ts';

let lab: LabFixture;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.end());

const ask = (headers: Record<string, string>, method = 'GET') =>
  new Promise<{ status: number | undefined; body: string; headers: NodeJS.Dict<string | string[]> }>((done, fail) => {
    request(`${lab.portal}/`, { method, headers }, (reply) => {
      let body = '';
      reply.setEncoding('utf8').on('data', (part: string) => {
        body += part;
      });
      reply.on('end', () => done({ status: reply.statusCode, body, headers: reply.headers }));
    })
      .on('error', fail)
      .end();
  });

describe('the address of the pages for a browser', () => {
  it('is on loopback, over plain HTTP, and not on any other interface', async () => {
    expect(lab.portal).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await ask({})).status).toBe(200);
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((one) => one !== undefined && !one.internal && one.family === 'IPv4');
    if (outside === undefined) return;
    await expect(fetch(`http://${outside.address}:${new URL(lab.portal).port}/`)).rejects.toThrow('fetch failed');
  });

  it('answers no other host: a name that somebody points at loopback gets nothing', async () => {
    const { port } = new URL(lab.portal);
    for (const host of [`evil.example:${port}`, `localhost:${port}`, '127.0.0.1', `127.0.0.1:${Number(port) + 1}`]) {
      const { status, body } = await ask({ host });
      expect([host, status, body]).toEqual([host, 421, `These pages are at ${lab.portal} and nowhere else.\n`]);
    }
  });

  it("takes its own forms, and no other page's", async () => {
    for (const origin of ['https://evil.example', 'null']) {
      expect((await ask({ origin }, 'POST')).status).toBe(403);
    }
    expect((await ask({ origin: lab.portal }, 'POST')).status).not.toBe(403);
  });

  it('lets no script run, nothing be framed or stored, and says nothing of itself to others', async () => {
    const { headers } = await ask({});
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['content-security-policy']).not.toContain('script-src');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['referrer-policy']).toBe('same-origin');
  });
});
