import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { callsAfterUp, tenantToCheck } from '../../../scripts/pulumi/calls-after-up.ts';

const tenants = mkdtempSync(join(tmpdir(), 'trunkline-after-up-'));
for (const name of ['contoso', 'silent']) mkdirSync(join(tenants, name));
writeFileSync(join(tenants, 'contoso', 'calls.yaml'), 'calls: []\n');
afterAll(() => rmSync(tenants, { recursive: true }));

const env = { TRUNKLINE_TENANTS: tenants };
const toCheckAfter = (command: string, exitCode = 0, more = {}) =>
  tenantToCheck({ args: command.split(' '), env: { ...env, ...more }, exitCode });

describe('the expected calls with which an up ends', () => {
  it('are those of the tenant of the stack, however it is named', () => {
    expect(toCheckAfter('up -s contoso --yes')).toBe('contoso');
    expect(toCheckAfter('update --stack=acme/trunkline/contoso')).toBe('contoso');
    expect(toCheckAfter('up --yes', 0, { PULUMI_STACK: 'contoso' })).toBe('contoso');
  });

  it.each([
    'preview -s contoso',
    'destroy -s contoso',
    'refresh -s contoso',
    'up -s contoso --preview-only',
    'up --help -s contoso',
    'up -s contoso --json',
    'up -s silent',
    'up',
  ])('are none after %s', (command) => {
    expect(toCheckAfter(command)).toBeUndefined();
  });

  it.each([
    [0, 0],
    [3, 0],
    [1, 4],
    [2, 4],
  ])('that end with %i end the up with %i', async (ended, exitCode) => {
    const secrets = { PULUMI_ACCESS_TOKEN: 'p', PULUMI_CONFIG_PASSPHRASE: 'p', PULUMI_CONFIG_PASSPHRASE_FILE: 'f' };
    const runs: unknown[] = [];
    const told = await callsAfterUp(
      { args: ['up', '-s', 'contoso'], env: { ...env, ARM_CLIENT_ID: 'id', ...secrets }, exitCode: 0 },
      async (script, run) => {
        runs.push([script, run]);
        return ended;
      },
    );
    expect(told).toBe(exitCode);
    // What plays calls asks the tenant, never the engine.
    expect(runs).toEqual([['calls.ts', { args: ['contoso', '--live'], env: { ...env, ARM_CLIENT_ID: 'id' } }]]);
  });

  it('are none after an up that failed: it says itself what is wrong', () => {
    expect(toCheckAfter('up -s contoso', 1)).toBeUndefined();
  });
});
