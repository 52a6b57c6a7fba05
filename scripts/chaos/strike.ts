import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { execa } from 'execa';
import { root } from '../setup/places.mjs';
import type { ChaosTenant } from './tenant.ts';
import type { Strike, Trouble } from './trouble.ts';

/** What stands in the command line of a victim that is a child of the CLI, or a child's child. */
const marks: Record<Exclude<Strike['victim'], 'cli'>, RegExp> = {
  provider: /providers\/msteams\/main\.ts/,
  ccaip: /providers\/ccaip\/main\.ts/,
  powershell: /host\.ps1/,
  host: /language-nodejs|stacks\/main\.js/,
};

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

/** One `up` in trouble. It may end in any way; what it says is returned for a person. */
export const upInTrouble = async (
  tenant: ChaosTenant,
  { faults, rows, strike }: Omit<Trouble, 'thenSeconds'>,
): Promise<string> => {
  if (faults.length > 0) await tenant.press('faults', faults);
  for (const row of rows) await tenant.press('ccaip/rows', row);
  const before = await tenant.requests();
  const up = spawn(tenant.session.pulumi, ['up', '--yes', '--skip-preview', '--non-interactive'], {
    cwd: root,
    env: tenant.session.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [up.stdout, up.stderr]) stream.on('data', (part: Buffer) => (said += part));
  const ended = once(up, 'exit');
  const { pid } = up;
  if (strike !== undefined && pid !== undefined) {
    while (up.exitCode === null && up.signalCode === null) {
      if ((await tenant.requests()) - before < strike.afterRequests) continue;
      const victim = strike.victim === 'cli' ? pid : await victimOf(pid, marks[strike.victim]);
      if (victim !== undefined) process.kill(victim, strike.signal);
      break;
    }
  }
  await ended;
  return said;
};
