import { afterAll, beforeAll, expect, it } from 'vitest';
import { type LabTenant, openLabTenant } from './lab-tenant.ts';

let tenant: LabTenant;

beforeAll(async () => {
  tenant = await openLabTenant();
});
afterAll(() => tenant.close());

it('an up in which every read is refused ends after one patience, says why and writes nothing; the next does all of it', async () => {
  await tenant.press(
    'faults',
    ['GET /v1.0', 'Get-Cs'].map((on) => ({ kind: 'error', on, times: 1_000_000 })),
  );
  const { exitCode, stdout, stderr } = await tenant.up();
  expect(`${exitCode} ${stderr}`).toBe('1 ');
  const [, diagnostics = ''] = stdout.split('Diagnostics:');
  const reasons = [...diagnostics.matchAll(/^ {4}error: (?!update failed)(.*)$/gm)].map(([, reason]) => reason);
  expect(reasons.length).toBeGreaterThan(5);
  for (const reason of reasons) expect(reason).toContain('Service is unavailable');
  expect(diagnostics).toContain('(not waited for: others have waited in vain in this run)');
  expect(diagnostics).toContain('Fix: run the same command again; what is done stays done.');
  const asked = Object.entries((await tenant.look('requests')) as Record<string, number>);
  // One patience is 300 s at most, in 14 tries; what a few resources ask each for itself, as often as there are of them.
  for (const [shape, times] of asked) if (!/^batched| \/lab\//.test(shape)) expect(times, shape).toBeLessThan(60);
  const writes = /cmdlet (New|Set|Remove|Grant)-|^(batched )?(PATCH|DELETE) |^(batched )?POST \/v1.0\/(?!\$batch)/;
  expect(asked.filter(([shape]) => writes.test(shape))).toEqual([]);

  await tenant.calm();
  const again = await tenant.up();
  expect(`${again.exitCode} ${again.exitCode === 0 ? '' : again.stdout}`).toBe('0 ');
  expect(await tenant.numbers()).toMatchObject({ 'ada@contoso.example': '+31205552101' });
});
