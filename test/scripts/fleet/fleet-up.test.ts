import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { called, inFleet, place, plan, run, tenants } from './a-fleet.ts';

inFleet();

/** A history with one write in a tenant, so many hours ago. */
const wrote = (journal: string, tenant: string, hours: number): void => {
  const line = {
    time: new Date(Date.now() - hours * 3_600_000).toISOString(),
    run: 'r',
    kind: 'VoiceRoute',
    object: 'NL',
    tenant,
    write: 1,
    step: 'done',
    to: {},
  };
  mkdirSync(join(journal, tenant), { recursive: true });
  writeFileSync(
    join(journal, tenant, 'changes.jsonl'),
    `${JSON.stringify({ ...line, step: 'sent' })}\n${JSON.stringify(line)}\n`,
  );
};

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

  it('tells the call that is wrong first, and why up failed as well', async () => {
    const emergency = { exitCode: 1, says: late('emergency numbers', 'ada dials 112') };
    plan({ 'nl-one': { 'pulumi.ts': { exitCode: 255, says: 'error: half-way\n' }, emergency } });
    const { text } = await run('up', { only: ['nl-one'] });
    expect(text).toMatch(/✗ nl-one {2}calls fail .*ada dials 112/);
    expect(text).toContain('error: half-way');
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

  const late = (file: string, call: string) =>
    `${file}: calls[0]: ${call}\n  Not in effect yet.\n\n${file}: 0 of 1 expected calls hold in the tenant, 1 not in effect yet.\n`;
  const emergency = { exitCode: 3, says: late('emergency numbers', 'ada dials 112') };

  it('takes what waits for no failure, nor what is not in effect yet, names both, and counts neither as done', async () => {
    plan({
      'be-one': { 'pulumi.ts': { exitCode: 9 } },
      'nl-one': { 'pulumi.ts': { says: 'Resources:\n    + 2 created\n\n' }, emergency },
      'nl-two': {
        'pulumi.ts': { says: `Resources:\n    + 2 created\n\n${late('nl-two/calls.yaml', 'bob dials 0612345678')}` },
      },
    });
    const folder = join(place, 'run');
    const { exitCode, text } = await run('up', { canary: 'be-one', run: folder });
    expect(exitCode).toBe(9);
    expect(text).toContain('3 tenants: 3 wait');
    expect(text).toMatch(/nl-one .* \+ 2 created; emergency calls are not in effect yet: ada dials 112\n/);
    expect(text).toMatch(/nl-two .* \+ 2 created; expected calls are not in effect yet: bob dials 0612345678\n/);
    rmSync(join(place, 'called.jsonl'));
    plan({});
    expect((await run('up', { run: folder })).exitCode).toBe(0);
    expect(keys('nl-one')).toEqual(['pulumi.ts', 'emergency']);
  });

  it('stops where calls are not in effect and nothing is on its way that could bring them', async () => {
    plan({ 'nl-one': { 'pulumi.ts': { says: 'Resources:\n    27 unchanged\n\n' }, emergency } });
    const { exitCode, text } = await run('up', { atOnce: 1 });
    expect(exitCode).toBe(4);
    expect(text).toMatch(
      /✗ nl-one {2}calls fail .*emergency calls are not in effect yet: ada dials 112, and nothing is known to be on its way/,
    );
    expect(text).toContain('Not begun: nl-two.');
  });

  it('waits where a write of an earlier run may still be on its way, and no longer than Teams takes', async () => {
    plan({ 'nl-one': { 'pulumi.ts': { says: 'Resources:\n    27 unchanged\n\n' }, emergency } });
    for (const [hours, code] of [
      [2, 9],
      [72, 4],
    ] as const) {
      process.env.TRUNKLINE_JOURNAL = join(place, `journal-${hours}`);
      wrote(process.env.TRUNKLINE_JOURNAL, '5a3c1f70-2b94-4d0e-8f61-9c7d20e4b801', hours);
      expect((await run('up', { only: ['nl-one'] })).exitCode).toBe(code);
    }
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
