import { execa } from 'execa';
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

it('an up whose services are gone in the middle ends in plain words with what to do, and the next does the rest', async () => {
  tenant.editTenant((document) => {
    const rules = [{ name: 'One', pattern: '^(1)$', translation: '$1' }];
    document.setIn(['dialPlans', 'Spare'], document.createNode(rules));
  });
  tenant.editUsers((rows) => rows.map((row) => row.replace('+31205552101', '+31205552199')));
  const { killLab, startLabAgain, pulumi, project, env } = tenant.session;
  // Teams has taken the number from her, and nobody hears of it.
  await tenant.press('faults', { kind: 'holdReply', on: 'unassignNumber', times: 1 });
  const args = ['up', '--yes', '--skip-preview', '--non-interactive'];
  const up = execa(pulumi, args, { cwd: project(args), env, extendEnv: false, reject: false });
  while (((await tenant.look('faults')) as object[]).length > 0) await tenant.press('clock', { advanceSeconds: 1 });
  await killLab();
  const { exitCode, stdout, stderr } = await up;
  await startLabAgain();
  expect(`${exitCode} ${stderr}`).toBe('1 ');
  const [, diagnostics = ''] = stdout.split('Diagnostics:');
  expect(diagnostics).toMatch(/release \+31205552101 from ada@contoso\.example: localhost:\d+ gave no answer\.\n/);
  expect(diagnostics).toContain("Whether ada@contoso.example still has +31205552101 isn't known: run up again.");
  const reasons = diagnostics.split('\n').filter((line) => / gave no answer\./.test(line));
  const fixes = diagnostics.split('\n').filter((line) => line.includes('Fix: check the network and any proxy'));
  expect(fixes).toHaveLength(reasons.length);
  expect(diagnostics).not.toMatch(/fetch failed|ECONN|^\s+at /m);

  const again = await tenant.up();
  expect(`${again.exitCode} ${again.exitCode === 0 ? '' : again.stdout}`).toBe('0 ');
  expect(await tenant.numbers()).toMatchObject({ 'ada@contoso.example': '+31205552199' });
  expect(await tenant.preview()).toEqual([]);
});
