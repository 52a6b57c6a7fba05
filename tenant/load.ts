import { allChecks } from './checks/all.ts';
import { withLabUsers } from './lab-users.ts';
import { namesOf } from './names.ts';
import { normalise } from './normalise.ts';
import type { Problem } from './problem.ts';
import { parseSections } from './schema/parse-sections.ts';
import { tenantFile } from './schema/tenant-file.ts';
import { toProblem } from './source/finding.ts';
import { typedPath } from './source/prune.ts';
import { readFiles } from './source/read-files.ts';
import { plain } from './source/tree.ts';
import type { Tenant } from './tenant.ts';
import { readCsv } from './users/read-csv.ts';
import { readUsers } from './users/users.ts';

export interface LoadOptions {
  /** The folder of tenant folders, see `tenantsRoot`. */
  readonly root: string;
  /** The tenant's folder there, and its Pulumi stack's name. */
  readonly name: string;
  /** The day, `YYYY-MM-DD`: a secret whose month has not begun is counted from it. */
  readonly today: string;
  /** `TRUNKLINE_LAB_USERS` makes a large lab. */
  readonly env?: Readonly<Record<string, string | undefined>>;
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
}: LoadOptions): { readonly tenant?: Tenant; readonly problems: Problem[] } => {
  const source = readFiles(root, name);
  const problems = [...source.problems];
  const csv = source.csv === undefined ? { rows: [], problems: [] } : readCsv(source.csv, source.csvFile);
  problems.push(...csv.problems);
  if (source.tree === undefined) return { problems };
  const { tree } = source;
  const sections = parseSections(tree);
  const names = namesOf(tree);
  const found = allChecks
    .flatMap((check) => check({ file: sections.file, names, today }))
    .map((finding) => ({ ...finding, path: typedPath(sections.tree, finding.path) }));
  const people = readUsers(csv.rows, source.csvFile, sections.file, names);
  problems.push(...[...sections.findings, ...found].map(toProblem(tree)), ...people.problems);
  const parsed = problems.length === 0 ? tenantFile.safeParse(plain(tree)) : undefined;
  if (!parsed?.success) return { problems };
  return withLabUsers(normalise(name, parsed.data, people.users), env);
};
