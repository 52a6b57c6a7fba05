import { describe, expect, it } from 'vitest';
import { judgeTrunk } from '../../../live/trunk/judge.ts';
import { readTrunk } from '../../../live/trunk/read.ts';
import { aTenant } from './a-tenant.ts';

const tenant = aTenant({ numbers: [{ first: '+31205552100', last: '+31205552109' }], fqdn: 'trunk.carrier.example' });

const failing = (code: string) => async () => {
  throw Object.assign(new Error(code), { code });
};

describe("a trunk of one's own", () => {
  it.each<[string, () => Promise<unknown>, string]>([
    ['is in DNS', async () => ({}), 'good: its host is in DNS.'],
    ['has no address there', failing('ENOTFOUND'), 'bad: its host has no address in DNS.'],
    ['is not known where DNS is silent', failing('EAI_AGAIN'), "can't tell: whether its host is in DNS: DNS gave no"],
  ])('%s', async (_, resolve, expected) => {
    const asked: string[] = [];
    const now = await readTrunk(tenant, {
      env: {},
      resolve: (host) => {
        asked.push(host);
        return resolve();
      },
    });
    const [first] = judgeTrunk(tenant, now, { value: [] });
    expect(`${first?.standing}: ${first?.text}`).toContain(expected);
    expect(asked).toEqual(['trunk.carrier.example']);
  });

  it('is asked nothing of where the file names no host', async () => {
    expect(await readTrunk(aTenant({}), { env: {}, resolve: failing('ENOTFOUND') })).toEqual({});
  });
});
