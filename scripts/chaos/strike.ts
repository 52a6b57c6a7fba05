import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { execa } from 'execa';
import type { ChaosTenant } from './tenant.ts';
import type { Strike, Trouble } from './trouble.ts';

/** What stands in the command line of a victim that is a child of the CLI, or a child's child. */
const marks = {
  provider: /providers\/msteams\/main\.ts/,
  ccaip: /providers\/ccaip\/main\.ts/,
  powershell: /host\.ps1/,
  telnyx: /providers\/telnyx\/main\.ts/,
  azure: /azure-native\/main\.ts/,
  host: /language-nodejs|stacks\/main\.js/,
} as const;

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

const processes = async (): Promise<Process[]> => {
  const { stdout } = await execa('ps', ['-eo', 'pid=,ppid=,args=']);
  return stdout.split('\n').flatMap((line) => {
    const [, pid, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), command }];
  });
};

/** Only descendants of this CLI: other labs may run on the machine. */
const victimOf = async (cli: number, mark: RegExp): Promise<number | undefined> => {
  const all = await processes();
  const family = new Set([cli]);
  for (let size = 0; size !== family.size; ) {
    size = family.size;
    for (const { pid, parent } of all) if (family.has(parent)) family.add(pid);
  }
  return all.find(({ pid, command }) => family.has(pid) && pid !== cli && mark.test(command))?.pid;
};

/** As long as the slowest machine may take for the patience of every client. */
const mostMilliseconds = 300_000;

/** How an `up` in trouble ended. */
interface Troubled {
  readonly said: string;
  readonly exitCode: number | null;
  /** Whether it had to be killed. */
  readonly isHanging: boolean;
}

const isLab = (victim: Strike['victim']): boolean => victim === 'lab' || victim === 'lab, back later';

/** Strikes; what has to be put right once the run has ended. */
const strikeNow = async (
  tenant: ChaosTenant,
  { victim, signal }: Strike,
  cli: number,
): Promise<() => Promise<void>> => {
  const { session } = tenant;
  if (isLab(victim)) {
    await session.killLab();
    if (victim === 'lab, back later') return () => session.startLabAgain();
    await session.startLabAgain();
  } else {
    const struck = victim === 'cli' ? cli : await victimOf(cli, marks[victim as keyof typeof marks]);
    if (struck !== undefined) process.kill(struck, signal);
  }
  return async () => undefined;
};

/** One `up` in trouble. It may end in any way. */
export const upInTrouble = async (
  tenant: ChaosTenant,
  { faults, rows, strike }: Omit<Trouble, 'thenSeconds'>,
): Promise<Troubled> => {
  if (faults.length > 0) await tenant.press('faults', faults);
  for (const row of rows) await tenant.press('ccaip/rows', row);
  const before = await tenant.requests();
  const args = ['up', '--yes', '--skip-preview', '--non-interactive'];
  const { session, env } = tenant;
  const up = spawn(session.pulumi, args, { cwd: session.project(args), env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [up.stdout, up.stderr]) stream.on('data', (part: Buffer) => (said += part));
  const ended = once(up, 'exit');
  const { pid } = up;
  let putRight = async (): Promise<void> => undefined;
  if (strike !== undefined && pid !== undefined) {
    while (up.exitCode === null && up.signalCode === null) {
      if ((await tenant.requests()) - before < strike.afterRequests) continue;
      putRight = await strikeNow(tenant, strike, pid);
      break;
    }
  }
  let isHanging = false;
  const late = setTimeout(() => {
    isHanging = true;
    up.kill('SIGKILL');
  }, mostMilliseconds);
  await ended;
  clearTimeout(late);
  await putRight();
  return { said, exitCode: up.exitCode, isHanging };
};

/** What is wrong with what a run says whose services went away: it ends, in plain words, with what to do. */
export const wrongWords = ({ said, exitCode, isHanging }: Troubled, strike: Strike | undefined): string[] => {
  if (strike === undefined || !isLab(strike.victim)) return isHanging ? ['up did not end'] : [];
  return [
    ...(isHanging ? ['up did not end when the services were gone'] : []),
    ...(/^\s+at .+:\d+:\d+/m.test(said) ? ['up printed a stack'] : []),
    ...(exitCode === 0 || /\bFix:/.test(said) ? [] : ['up failed without a word of what to do']),
  ].map((wrong) => `${wrong}:\n${said}`);
};
