import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, expect, it } from 'vitest';
import { labEnvironment } from '../../lab/environment.ts';
import { openLab } from './lab-fixture.ts';

const lab = await openLab();
afterAll(() => lab.end());

const root = join(import.meta.dirname, '../..');

it("what trunkline waits moves the lab's clock by exactly as much, in no time of ours; a wait that is cancelled doesn't", async () => {
  const program = `
    const { retry } = await import('./providers/kit/retry.ts');
    const { ServiceError } = await import('./providers/kit/error.ts');
    const attempt = async () => { throw new ServiceError({ kind: 'Unavailable', doing: 'look', text: 'no' }); };
    const context = { log: () => undefined, signal: new AbortController().signal };
    const how = { context, firstDelaySeconds: 100_000, maxDelaySeconds: 100_000, patienceSeconds: 250_000 };
    await retry(attempt, how).catch(() => undefined);
    const { realSleep } = await import('./providers/kit/sleep.ts');
    await realSleep(5, AbortSignal.abort());
    await realSleep(0.5, context.signal);
  `;
  const began = lab.clock.now();
  const flags = ['--import', join(root, 'lab/moving-sleep.ts'), '--input-type=module', '--eval', program];
  await execa(process.execPath, flags, { cwd: root, env: labEnvironment(lab) });
  expect(lab.clock.now() - began).toBe(200_000_500);
});

it('a lab that is gone keeps nobody waiting for longer than a hundredth, and time stands still meanwhile', async () => {
  const program = `
    const { realSleep } = await import('./providers/kit/sleep.ts');
    const { realNow } = await import('./providers/kit/clock.ts');
    const before = await realNow();
    await realSleep(20, new AbortController().signal);
    console.log(before.getTime() === (await realNow()).getTime());
  `;
  const flags = ['--import', join(root, 'lab/moving-sleep.ts'), '--input-type=module', '--eval', program];
  const env = { ...labEnvironment(lab), TRUNKLINE_LAB_URL: 'https://localhost:9' };
  const { stdout } = await execa(process.execPath, flags, { cwd: root, env });
  expect(stdout).toBe('true');
});
