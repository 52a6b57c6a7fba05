import { queueAgents } from './checks/queue-agents.ts';
import { releasedNumbers } from './checks/released-numbers.ts';
import { readEnteredFile } from './entered/read-entered-file.ts';
import { judge } from './judge.ts';
import { withLabUsers } from './lab-users.ts';
import { normalise } from './normalise.ts';
import type { Problem } from './problem.ts';
import { toProblems } from './source/finding.ts';
import { readFiles, type Texts } from './source/read-files.ts';
import type { Tenant } from './tenant.ts';
import { readSounds } from './unassigned/read-sounds.ts';
import { readCsv } from './users/read-csv.ts';
import { readUsers } from './users/read-users.ts';

export interface LoadOptions {
  /** The folder of tenant folders, see `tenantsRoot`. */
  readonly root: string;
  /** The tenant's folder there, and its Pulumi stack's name. */
  readonly name: string;
  /** The day, `YYYY-MM-DD`: a secret whose month has not begun is counted from it. */
  readonly today: string;
  /** `TRUNKLINE_LAB_USERS` makes a large lab. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Of files that are not written yet. */
  readonly texts?: Texts;
}

/**
 * Reads one tenant: its file over its template, and users.csv. Nothing is contacted.
 *
 * `tenant` is there only if nothing is wrong; otherwise `problems` lists everything that is, in all files at once.
 */
export const loadTenant = ({
  root,
  name,
  today,
  env = process.env,
  texts,
}: LoadOptions): { readonly tenant?: Tenant; readonly problems: Problem[] } => {
  const source = readFiles(root, name, texts);
  const judged = source.tree && judge(source.tree, today);
  const csv = source.csv && readCsv(source.csv, source.csvFile);
  const entered = readEnteredFile(root, name, judged?.subject.file.ucaas?.linked?.entered);
  const sounds = readSounds(root, name, judged?.subject.file);
  const people = csv && readUsers(csv.rows, source.csvFile, judged?.subject);
  // A row that can't be read may be the person that a queue names.
  const isWhole = csv?.problems.length === 0 && people?.problems.every(({ path }) => path !== 'upn') === true;
  const inQueues = judged && people ? queueAgents(judged.subject.file.queues ?? [], people.users, { isWhole }) : [];
  const released = judged && people ? releasedNumbers(judged.subject.file, people.users) : [];
  const problems = [
    ...source.problems,
    ...(source.tree && judged ? toProblems(source.tree, [...judged.findings, ...inQueues, ...released]) : []),
    ...(csv?.problems ?? []),
    ...(people?.problems ?? []),
    ...entered.problems,
    ...sounds.problems,
  ];
  if (problems.length > 0 || judged?.whole === undefined || people === undefined) return { problems };
  return withLabUsers(normalise(name, judged.whole, people.users, entered.users, sounds.hashes), env);
};
