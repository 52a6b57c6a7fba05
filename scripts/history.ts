/** `npm run history -- <tenant>`: what trunkline wrote in a tenant: when, by whom, of which commit, old → new, and how it ended. */

import { existsSync } from 'node:fs';
import { Command } from 'commander';
import type { z } from 'zod';
import { historyFolder } from '../providers/msteams/history/history-file.ts';
import { dayOf } from '../tenant/day.ts';
import { displayPath } from '../tenant/display-path.ts';
import { loadTenant } from '../tenant/load.ts';
import { formatProblem } from '../tenant/problem.ts';
import { ProblemError } from '../tenant/problem-error.ts';
import { tenantsRoot } from '../tenant/root.ts';
import { tenantIdOf } from '../tenant/tenant-id-of.ts';
import { type Asked, chosen, problemsOf } from './history/asked.ts';
import { historyText } from './history/history-text.ts';
import type { historySchema } from './history/output-schema.ts';
import { readWrites } from './history/read-writes.ts';
import { labFolder, labJournal } from './lab/place.ts';
import { journalFolder } from './pulumi/journal-folder.ts';
import { runScript } from './run-script.ts';

const tenantIdShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Where it lies: where the journal of the runs does. */
const folderOf = (name: string, env: NodeJS.ProcessEnv): string => {
  const isLab = name === 'lab' && !env.TRUNKLINE_LAB_URL;
  const folder = isLab ? labJournal(labFolder(env)) : journalFolder(env);
  if (folder === undefined) {
    throw new ProblemError({
      file: 'environment',
      path: 'TRUNKLINE_JOURNAL',
      message: 'not set, and state lies in no folder of this machine: no history is kept.',
      allowed:
        'A durable folder that every machine that runs up writes to, such as a mounted share; never one that ends with a CI runner.',
      fix: 'set it here and where up runs; what was written until now is on no record.',
    });
  }
  if (!isLab && env.TRUNKLINE_JOURNAL && !existsSync(folder)) {
    throw new ProblemError({
      file: 'environment',
      path: 'TRUNKLINE_JOURNAL',
      message: `"${env.TRUNKLINE_JOURNAL}": there is no such folder here.`,
      fix: 'mount it, or correct the path; it is the one that up runs with.',
    });
  }
  return folder;
};

const history = async (name: string, { json, ...asked }: Asked & { readonly json?: boolean }): Promise<number> => {
  const { env } = process;
  const root = tenantsRoot(env);
  const loaded = tenantIdShape.test(name) ? undefined : loadTenant({ root, name, today: dayOf(new Date()) });
  // A file that is wrong today keeps nobody from what was written yesterday.
  const id = tenantIdShape.test(name) ? name : (loaded?.tenant?.id ?? tenantIdOf(root, name));
  if (id === undefined) throw new ProblemError(...(loaded?.problems ?? []));
  const journal = folderOf(name, env);
  const { writes: all, unread } = readWrites(journal, id);
  const known = {
    writes: all,
    users: loaded?.tenant?.users.map(({ upn }) => upn) ?? [],
    now: new Date(),
  };
  for (const { file, line } of json ? [] : unread) {
    console.error(
      formatProblem({
        file,
        line,
        message: "this line can't be read and is left out; all others are read.",
        why: 'A run that is killed while it writes a line leaves half of it. What that line told may have been sent.',
        fix: '',
      }),
    );
  }
  const problems = problemsOf(asked, known);
  if (problems.length > 0) throw new ProblemError(...problems);
  const writes = chosen(asked, known);
  if (json) {
    const output: z.output<typeof historySchema> = { tenant: name, writes: [...writes], unread: [...unread] };
    console.log(JSON.stringify(output, undefined, 2));
  } else if (writes.length > 0) {
    console.log(historyText(name, writes, known.writes.length).join('\n'));
  } else {
    console.log(
      known.writes.length > 0
        ? `${name}: none of the ${known.writes.length} writes on record is about that.`
        : `${name}: nothing is on record yet. What up and destroy write will be in ${displayPath(historyFolder(journal, id))}.`,
    );
  }
  return 0;
};

await new Command('npm run history')
  .usage('-- <tenant> [--user <user>] [--object <name>] [--kind <kind>] [--since <time>] [--json]')
  .description(
    'Tells what was written in a tenant: when, by whom, of which commit, old → new, and how it ended; also what an interrupted run sent. Reads files only.',
  )
  .argument(
    '<tenant>',
    'a folder under stacks/, or under TRUNKLINE_TENANTS; or the id of a tenant whose folder is gone',
  )
  .option('--user <user>', 'only writes about one user: a UPN, the part before the @, or an object id')
  .option('--object <name>', 'only writes of one object, by its name in Teams')
  .option('--kind <kind>', 'only writes of one kind, as the list shows it, e.g. PhoneNumbers')
  .option('--since <time>', 'only writes since then: 2026-11-28, 2026-11-28T14:00 (UTC), 24h, 7d, 2w')
  .option('--json', 'all of it as JSON: docs/reference/history-output.schema.json')
  .addHelpText('after', '\nExample: npm run history -- lab --user ada')
  .showHelpAfterError()
  .action((name: string, asked: Asked & { readonly json?: boolean }) => runScript(() => history(name, asked)))
  .parseAsync();
