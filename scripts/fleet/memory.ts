import { readdirSync, readFileSync } from 'node:fs';
import { execa } from 'execa';

/** A process of this machine: its parent, and the memory that it holds, in bytes. */
export interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly bytes: number;
}

/** What a process and all that it started hold. What they share counts for each: rather too much than too little. */
export const memoryOf = (pid: number, all: readonly Process[]): number => {
  const children = Map.groupBy(all, ({ parent }) => parent);
  const sum = (of: number): number =>
    (children.get(of) ?? []).reduce((total, child) => total + child.bytes + sum(child.pid), 0);
  return (all.find((one) => one.pid === pid)?.bytes ?? 0) + sum(pid);
};

const pageBytes = 4096;

const inProc = (): Process[] =>
  readdirSync('/proc').flatMap((entry) => {
    if (!/^\d+$/.test(entry)) return [];
    try {
      // The name, in brackets, may hold spaces and brackets; behind it stand state and parent, and 20 further on the resident pages.
      const fields = readFileSync(`/proc/${entry}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
      return [{ pid: Number(entry), parent: Number(fields[1]), bytes: Number(fields[21]) * pageBytes }];
    } catch {
      return [];
    }
  });

const byPs = async (): Promise<Process[]> => {
  const { stdout, exitCode } = await execa('ps', ['-axo', 'pid=,ppid=,rss='], { reject: false });
  if (exitCode !== 0) return [];
  return stdout.split('\n').flatMap((line) => {
    const [pid = 0, parent = 0, kilobytes = 0] = line.trim().split(/\s+/).map(Number);
    return pid > 0 ? [{ pid, parent, bytes: kilobytes * 1024 }] : [];
  });
};

/** All processes; none where this system has no such list, and then nothing is measured. */
export const processes = async (): Promise<readonly Process[]> => {
  if (process.platform === 'linux') return inProc();
  return process.platform === 'win32' ? [] : byPs();
};

const megabyte = 2 ** 20;

/** What a tenant takes until one was measured: engine, language host, program, providers and PowerShell. */
const assumedBytes = 1000 * megabyte;

/** Left to the system and to everybody else. */
const spared = 0.2;

/** What bounds the number of tenants at a time. */
export interface Bounds {
  /** Memory that is free, with what the fleet's own tenants hold now. */
  readonly free: number;
  /** The most that a tenant has held yet; absent: none was measured. */
  readonly measured?: number | undefined;
  readonly processors: number;
  /** What the user allows. */
  readonly asked?: number | undefined;
}

/**
 * How many tenants may run at a time: as many as memory holds, two for each processor since a run mostly waits for services, and never more
 * than were asked for. One always may.
 */
export const atOnce = ({ free, measured = assumedBytes, processors, asked }: Bounds): number =>
  Math.max(1, Math.min(Math.floor((free * (1 - spared)) / measured), asked ?? processors * 2));
