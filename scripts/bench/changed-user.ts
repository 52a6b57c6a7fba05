import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LabSession } from '../lab/session.ts';
import { askLab } from './ask-lab.ts';

type Requests = Readonly<Record<string, number>>;

/** Whatever changes something: a `$batch` counts by what is in it, a sign-in not at all. */
const isWrite = (shape: string): boolean =>
  /^(batched )?(POST|PATCH|PUT|DELETE) \/v1\.0\/(?!\$batch)/.test(shape) ||
  /^cmdlet (?!Get-|Connect-|Disconnect-)/.test(shape);

/** The next `up` after one user's number is another, and what it wrote. `tenants` are the session's own files. */
export const changedUserRow = async (
  session: LabSession,
  tenants: string,
  up: () => Promise<void>,
): Promise<string> => {
  const file = join(tenants, 'lab/users.csv');
  writeFileSync(file, readFileSync(file, 'utf8').replace('+31205552107', '+31205552207'));
  const before = (await askLab(session, 'requests')) as Requests;
  await up();
  const after = (await askLab(session, 'requests')) as Requests;
  const writes = Object.entries(after).flatMap(([shape, count]) => {
    const more = count - (before[shape] ?? 0);
    return more > 0 && isWrite(shape) ? [{ shape, more }] : [];
  });
  const sum = writes.reduce((total, { more }) => total + more, 0);
  return `One user's number changed: ${sum} writes (${writes.map(({ shape, more }) => `${more} ${shape}`).join(', ')}; aim: at most 2)`;
};
