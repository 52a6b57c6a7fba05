import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { tenantsRoot } from '../../tenant/root.ts';
import { tenantIdOf } from '../../tenant/tenant-id-of.ts';
import { type AfterUp, callsBy, callsDontHold, judgeAfterUp } from '../calls/after-up.ts';
import { wroteLately } from '../fleet/wrote-lately.ts';
import { withoutEngine } from '../pulumi/calls-after-up.ts';
import { journalFolder } from '../pulumi/journal-folder.ts';
import { runOwnCommand } from '../pulumi/own-command.ts';
import { somethingWaits } from '../pulumi/tell-waiting.ts';
import { annotate, withoutCommands } from './in-job.ts';
import type { RecordState } from './records.ts';

/** What is run in a tenant, with the job's own output; tests take something else. */
export interface Commands {
  readonly up: (tenant: string) => Promise<number>;
  readonly calls: (tenant: string, ...options: string[]) => Promise<number>;
  /** Whether something was written of which Teams may still take its time to show it; also where nobody can know. */
  readonly mayBeOnItsWay: (tenant: string) => boolean;
}

/** The job's token is for this step alone: nothing of the engine's asks GitHub. */
const withoutToken = (): NodeJS.ProcessEnv => {
  const { GITHUB_TOKEN: _, ...env } = process.env;
  return env;
};

export const ownCommands: Commands = {
  up: (tenant) =>
    withoutCommands(process.env, () =>
      runOwnCommand('pulumi.ts', {
        args: ['up', '--yes', '--non-interactive', '-s', tenant],
        env: withoutToken(),
        whole: true,
      }),
    ),
  calls: (tenant, ...options) =>
    withoutCommands(process.env, () =>
      runOwnCommand('calls.ts', { args: [tenant, ...options], env: withoutEngine(withoutToken()) }),
    ),
  mayBeOnItsWay: (tenant) => mayBeOnItsWay(tenant),
};

/** Only a history tells what was written. */
const mayBeOnItsWay = (tenant: string): boolean => {
  const folder = journalFolder(process.env);
  const id = tenantIdOf(tenantsRoot(process.env), tenant);
  return folder === undefined || id === undefined || wroteLately(id, { TRUNKLINE_JOURNAL: folder }, new Date());
};

/** How an `up` ended, calls and all. */
export interface Ended {
  readonly exitCode: number;
  readonly state: Extract<RecordState, 'done' | 'late' | 'failed' | 'stopped'>;
}

const upBy = (exitCode: number): AfterUp['up'] =>
  exitCode === 0 ? 'done' : exitCode === somethingWaits ? 'waiting' : 'failed';

const expectsCalls = (tenant: string): boolean => existsSync(join(tenantsRoot(process.env), tenant, 'calls.yaml'));

/** The expected calls and the emergency numbers of a tenant, as it has them now; nothing more is played once one is wrong. */
export const playCalls = async (
  tenant: string,
  commands: Pick<Commands, 'calls'>,
): Promise<Pick<AfterUp, 'expected' | 'emergency'>> => {
  const expected = expectsCalls(tenant) ? callsBy(await commands.calls(tenant, '--live')) : 'hold';
  if (expected === 'wrong') return { expected, emergency: 'wrong' };
  return { expected, emergency: callsBy(await commands.calls(tenant, '--live', '--emergency')) };
};

/**
 * An `up`, then the expected calls and the emergency numbers of the tenant's users, played in it, as a fleet does. What isn't in effect yet is on
 * record as that and no failure. `up` has played the expected ones, but its exit code doesn't tell those that aren't in effect yet.
 */
export const carryOut = async (tenant: string, commands: Commands): Promise<Ended> => {
  const exitCode = await commands.up(tenant);
  const stopped = { exitCode: callsDontHold, state: 'stopped' } as const;
  if (exitCode === callsDontHold) return stopped;
  const up = upBy(exitCode);
  const calls = await playCalls(tenant, commands);
  const judged = judgeAfterUp({ up, ...calls, mayBeOnItsWay: () => commands.mayBeOnItsWay(tenant) });
  if (judged === 'wrong') return stopped;
  if (up === 'failed') return { exitCode, state: 'failed' };
  if (judged === 'hold') return { exitCode, state: 'done' };
  annotate('notice', `${tenant}: calls are not in effect yet. The scheduled job looks again.`, process.env);
  return { exitCode, state: 'late' };
};
