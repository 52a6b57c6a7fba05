import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../../scripts/setup/places.mjs';
import { type LabTenant, openLabTenant } from './lab-tenant.ts';

let tenant: LabTenant;

beforeAll(async () => {
  tenant = await openLabTenant();
});
afterAll(() => tenant.close());

const up = async () => {
  const run = await tenant.up();
  expect(`${run.exitCode}${run.exitCode === 0 ? '' : run.stdout}`).toBe('0');
  return run.stdout;
};
const patterns = async (noun: string) => tenant.byHand(`Get-CsInbound${noun}NumberPattern`, {});
const script = async (name: string, ...args: string[]) => {
  const env = { ...tenant.session.env, NO_COLOR: '1' };
  const run = await execa(process.execPath, [join(root, `scripts/${name}.ts`), 'lab', ...args], {
    env,
    extendEnv: false,
    reject: false,
  });
  return run.stdout.replaceAll(/\s+/g, ' ');
};

it('makes exemptions before patterns, asks the tenant of the numbers that CCAIP shows, and takes everything away again', async () => {
  await tenant.byHand('Set-CsTenantBlockedCallingNumbers', { Enabled: false });
  tenant.editTenant((document) => {
    document.setIn(['sipTrunk', 'callerNumbers'], ['+31205550000']);
    document.setIn(['blockedCallers'], {
      Robots: { pattern: '^\\+?31900\\d+$', redirectTo: 'reception@contoso.example' },
      Odd: { pattern: '^\\+?3188', enabled: false },
    });
    document.setIn(['blockedCallerExemptions'], { Office: { pattern: '^\\+?31205552' } });
  });
  expect((await up()).replaceAll(/\s+/g, ' ')).toContain('The tenant blocks no callers');
  expect(await patterns('Blocked')).toMatchObject([
    { Identity: expect.any(String), Pattern: expect.any(String) },
    { Identity: expect.any(String), Pattern: expect.any(String) },
  ]);
  expect(await patterns('Exempt')).toMatchObject([{ Identity: 'Office', Enabled: true }]);
  expect(await tenant.preview()).toEqual([]);

  await tenant.byHand('Set-CsTenantBlockedCallingNumbers', { Enabled: true });
  expect(await script('explain', '--to', 'ada', '--live')).toContain('The tenant agrees with the file for this call.');
  await tenant.byHand('New-CsInboundBlockedNumberPattern', { Identity: 'Theirs', Pattern: '5550000$' });
  const told =
    'the tenant says that blocked caller pattern "Theirs" takes +31205550000, which CCAIP shows: its calls are refused';
  const explained = await script('explain', '--to', 'ada', '--live');
  expect(explained).toContain(`Blocked: ${told}.`);
  expect(explained).toContain(`${told}; the file doesn't say so.`);
  expect(await script('calls', '--live')).toContain(`it rings nobody (${told}).`);
  await tenant.byHand('Remove-CsInboundBlockedNumberPattern', { Identity: 'Theirs' });

  tenant.editTenant((document) => {
    document.setIn(['blockedCallers'], { Robots: { pattern: '^\\+?31900\\d+$' } });
    document.deleteIn(['blockedCallerExemptions']);
  });
  const steps = await tenant.preview();
  expect(steps.map(({ op, name, changes }) => [op, name, changes])).toEqual(
    expect.arrayContaining([['update', 'blocked-callers-robots', ['delete redirectTo']]]),
  );
  expect(steps).toHaveLength(3);
  await up();
  expect(await patterns('Blocked')).toMatchObject([{ Identity: 'Robots', ResourceAccount: null }]);
  expect(await patterns('Exempt')).toEqual([]);

  tenant.editTenant((document) => document.deleteIn(['blockedCallers']));
  await up();
  expect(await patterns('Blocked')).toEqual([]);
  expect(await tenant.preview()).toEqual([]);
});
