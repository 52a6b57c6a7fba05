import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { called, inFleet, place, plan, run, tenants } from './a-fleet.ts';

inFleet();

describe('an up of a fleet', () => {
  const keys = (name: string) => called().flatMap((one) => (one.tenant === name ? [one.key] : []));

  it("ends each tenant's with its emergency numbers", async () => {
    expect((await run('up')).exitCode).toBe(0);
    expect(keys('nl-one')).toEqual(['pulumi.ts', 'emergency']);
  });

  it('gives what plays calls neither the second identity, nor what opens the state or another service', async () => {
    const more =
      'TRUNKLINE_SETUP_CLIENT_SECRET=a\nTRUNKLINE_CCAIP_TOKEN=b\nPULUMI_CONFIG_PASSPHRASE=c\nTRUNKLINE_TELNYX_API_KEY=d\n';
    appendFileSync(join(place, 'keys/nl-one.env'), more);
    await run('up', { only: ['nl-one'] });
    const names = /^(TRUNKLINE_(SETUP|CCAIP|TELNYX)_|PULUMI_CONFIG_PASSPHRASE|ARM_CLIENT_SECRET)/;
    const held = called().map(({ env }) => Object.keys(env).filter((name) => names.test(name)).length);
    expect(held).toEqual([5, 1]);
  });

  it.each([
    ['a live call', { 'pulumi.ts': { exitCode: 4, says: 'nl-one/calls.yaml: calls[0]: ada dials 112\n' } }],
    ['an emergency number', { emergency: { exitCode: 1, says: 'emergency numbers: 1 wrong\n' } }],
    [
      'an emergency number after an up that failed half-way',
      { 'pulumi.ts': { exitCode: 255 }, emergency: { exitCode: 3 } },
    ],
  ])('stops at %s, and says which were not begun', async (_, steps) => {
    plan({ 'nl-one': steps });
    const { exitCode, text } = await run('up', { atOnce: 1 });
    expect(exitCode).toBe(4);
    expect(text).toMatch(/^ {2}✗ nl-one {2}calls fail/);
    expect(text).toContain(
      'Stopped: "nl-one": its live or emergency calls are not shown to hold after its up.\nNot begun: nl-two.',
    );
    expect(called().map((one) => one.tenant)).not.toContain('nl-two');
  });

  it('plays the calls itself after an up that failed before it came to them', async () => {
    writeFileSync(join(tenants, 'nl-one/calls.yaml'), 'calls: []\n');
    plan({ 'nl-one': { 'pulumi.ts': { exitCode: 255 } } });
    expect((await run('up', { only: ['nl-one'] })).exitCode).toBe(2);
    expect(keys('nl-one')).toEqual(['pulumi.ts', 'calls.ts', 'emergency']);
  });

  it('goes on past a tenant whose files are wrong: nothing of it was contacted', async () => {
    writeFileSync(join(tenants, 'nl-one/tenant.yaml'), 'nonsense: true\n');
    plan({ 'nl-one': { 'pulumi.ts': { exitCode: 1, says: 'nl-one/tenant.yaml: nonsense: no such word.\n' } } });
    const { exitCode, text } = await run('up', { atOnce: 1 });
    expect(exitCode).toBe(2);
    expect(text).toContain('3 tenants: 1 failed, 2 done');
    expect(keys('nl-one')).toEqual(['pulumi.ts']);
  });

  it('takes what waits for no failure, nor emergency numbers that are not in effect yet, and says both', async () => {
    plan({
      'be-one': { 'pulumi.ts': { exitCode: 9 } },
      'nl-one': { 'pulumi.ts': { says: 'Resources:\n    + 2 created\n\n' }, emergency: { exitCode: 3 } },
    });
    const { exitCode, text } = await run('up', { canary: 'be-one' });
    expect(exitCode).toBe(9);
    expect(text).toContain('3 tenants: 1 waits, 2 done');
    expect(text).toMatch(/✓ nl-one .* \+ 2 created; emergency calls are not in effect yet\n/);
  });

  it('begins with the canary, alone', async () => {
    plan({ 'nl-two': { 'pulumi.ts': { exitCode: 255, says: 'error: no\n' } } });
    writeFileSync(join(tenants, 'nl-two/users.csv'), 'nonsense\n');
    const { exitCode, text } = await run('up', { canary: 'nl-two' });
    expect(exitCode).toBe(2);
    expect(text).toContain('Stopped: the canary "nl-two" is not well.\nNot begun: be-one, nl-one.');
    await expect(run('up', { canary: 'nowhere' })).rejects.toThrow('--canary: "nowhere" is none of these tenants');
    await expect(run('lint', { canary: 'nl-two' })).rejects.toThrow('--canary: a lint has no canary.');
  });
});
