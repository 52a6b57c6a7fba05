import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect } from 'vitest';
import type { LabTenant } from './lab-tenant.ts';

interface Kill {
  /** The lab's name of the request at which the `up` is killed. */
  readonly request: string;
  /** `hold`: the request isn't carried out before the kill; `holdReply`: it is, and its answer is never seen. */
  readonly kind: 'hold' | 'holdReply';
  /** Beside the lab's own environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Told of the run, so that a test that fails can end it. */
  started(up: ChildProcess): void;
}

/** An `up` that is killed, with its plugins, while it waits for the answer to a request; then an hour passes, and its lock is taken away. */
export const killUp = async (tenant: LabTenant, { request, kind, env: more, started }: Kill) => {
  await tenant.press('faults', { kind, on: request, times: 1_000_000 });
  const { pulumi, env, project } = tenant.session;
  const args = ['up', '--yes', '--skip-preview', '--non-interactive'];
  const up = spawn(pulumi, args, { cwd: project(args), env: { ...env, ...more }, stdio: 'ignore', detached: true });
  started(up);
  const ended = once(up, 'exit');
  for (;;) {
    const faults = (await tenant.look('faults')) as readonly { times: number }[];
    if (faults.some(({ times }) => times < 1_000_000)) break;
    expect(up.exitCode).toBeNull();
    await tenant.press('clock', { advanceSeconds: 1 });
  }
  // The CLI and all that it started are one group.
  process.kill(-(up.pid ?? 0), 'SIGKILL');
  await ended;
  await tenant.calm();
  await tenant.press('clock', { advanceSeconds: 3600 });
  return tenant.session.run('cancel', '--yes');
};
