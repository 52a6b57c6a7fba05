import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { displayPath } from '../../tenant/display-path.ts';
import { ProblemError } from '../../tenant/problem-error.ts';
import { writeWhole } from '../write-whole.ts';
import { resultSchema, type TenantResult } from './output-schema.ts';

/** So long a look at a tenant counts in a run that goes on. */
const seenForHours = 12;

const entry = z.object({ fingerprint: z.string(), at: z.iso.datetime(), result: resultSchema });

const fileSchema = z.object({ command: z.string(), tenants: z.record(z.string(), entry) });

/** What was done, in a folder of the user's choice: it is written after each tenant, so that what ends a fleet loses none of it. */
export interface RunFile {
  /** What was done for a tenant whose files are as they were then; a look (preview, drift, doctor) counts for twelve hours. */
  doneBefore(tenant: string, fingerprint: string): TenantResult | undefined;
  remember(tenant: string, fingerprint: string, result: TenantResult, at: Date): void;
  /** Where a tenant's output is kept. */
  logOf(tenant: string): string;
  close(): void;
}

/** Opens the run of a folder, or begins it; a run of another command, or one that another process is at, is refused. */
export const openRun = (folder: string, command: string, now = () => new Date()): RunFile => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'fleet.json');
  const lock = join(folder, 'fleet.lock');
  const before = read(file);
  if (before !== undefined && before.command !== command) {
    throw refused(
      file,
      `this is a run of "${before.command}", not of "${command}".`,
      'name another folder, or remove this one.',
    );
  }
  take(lock);
  const tenants = before?.tenants ?? {};
  return {
    doneBefore: (tenant, fingerprint) => {
      const known = Object.hasOwn(tenants, tenant) ? tenants[tenant] : undefined;
      if (known?.fingerprint !== fingerprint || known.result.state !== 'done') return undefined;
      if (isOld(command, new Date(known.at), now())) return undefined;
      return { ...known.result, before: known.at };
    },
    remember: (tenant, fingerprint, result, at) => {
      tenants[tenant] = { fingerprint, at: at.toISOString(), result };
      writeWhole(file, `${JSON.stringify({ command, tenants }, undefined, 2)}\n`, 0o600);
    },
    logOf: (tenant) => join(folder, `${tenant}.log`),
    close: () => rmSync(lock, { force: true }),
  };
};

/** What a lint or an `up` has done stays so while the files are the same; what was seen of a tenant doesn't. */
const isOld = (command: string, at: Date, now: Date): boolean =>
  /^(preview|drift|doctor)\b/.test(command) && now.getTime() - at.getTime() > seenForHours * 3_600_000;

const read = (file: string): z.output<typeof fileSchema> | undefined => {
  if (!existsSync(file)) return undefined;
  try {
    return fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof z.ZodError)) throw error;
    throw refused(
      file,
      'this is no run of a fleet.',
      'name another folder, or remove the file: all tenants are run then.',
    );
  }
};

const take = (lock: string): void => {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const pid = Number(readFileSync(lock, 'utf8'));
    if (pid > 0 && isAlive(pid)) {
      throw refused(lock, `process ${pid} is at this run.`, 'wait for it, or name another folder.');
    }
    writeFileSync(lock, String(process.pid));
  }
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

const refused = (file: string, message: string, fix: string): ProblemError =>
  new ProblemError({ file: displayPath(file), message, allowed: 'A folder holds one run, of one command.', fix });
