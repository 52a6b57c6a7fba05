/** `npm run drift -- [tenant…]`: where tenants differ from their files, since when, and whose calls that changes. For a scheduled CI job. */

import { appendFileSync } from 'node:fs';
import { Command } from 'commander';
import { inJobLog } from '../review/job-log.ts';
import { folderInRepository } from '../review/version.ts';
import { isLabId } from '../tenant/lab-tenant.ts';
import { listTenants } from '../tenant/list.ts';
import { ProblemError } from '../tenant/problem-error.ts';
import { tenantsRoot } from '../tenant/root.ts';
import { tenantIdOf } from '../tenant/tenant-id-of.ts';
import { driftMarkdown } from './drift/drift-markdown.ts';
import { driftText } from './drift/drift-text.ts';
import { look } from './drift/look.ts';
import { type Drift, exitCodeOf } from './drift/output-schema.ts';
import { inOrder } from './drift/phrases.ts';
import { postFor } from './drift/post.ts';
import { type Memory, noMemory, readMemory, writeMemory } from './drift/seen.ts';
import { runScript } from './run-script.ts';
import { writeWhole } from './write-whole.ts';

interface Options {
  readonly json?: boolean;
  readonly seen?: string;
  readonly out?: string;
  readonly post?: boolean;
}

const command = 'npm run drift';

const drift = async (typed: readonly string[], options: Options): Promise<number> => {
  const { env } = process;
  const root = tenantsRoot(env);
  const names = typed.length === 0 ? listTenants(root) : [...new Set(typed)];
  if (names.length === 0) {
    throw new ProblemError({ file: root, message: 'There are no tenants.', fix: 'npm run new -- <tenant>.' });
  }
  // The lab runs only while somebody uses it, and what reaches it must know its certificate from the start.
  if (!env.TRUNKLINE_LAB_URL && names.some((name) => isLabId(tenantIdOf(root, name) ?? ''))) {
    const { runInLab } = await import('./lab/run-in-lab.ts');
    return runInLab(process.argv.slice(1));
  }
  const now = new Date();
  const post = options.post
    ? await postFor({ env, folder: await folderInRepository(root, '--post'), typed })
    : undefined;
  const memory = options.seen === undefined ? post?.memory : readMemory(options.seen);
  const { tenants, remembered } = await lookAtAll(names, { root, now, memory });
  const output: Drift = { at: now.toISOString(), tenants: inOrder(tenants) };
  if (options.seen !== undefined) writeMemory(options.seen, remembered);
  const markdown = driftMarkdown(output.tenants, output.at);
  if (options.out !== undefined) writeWhole(options.out, `${markdown}\n`);
  if (env.GITHUB_STEP_SUMMARY) appendFileSync(env.GITHUB_STEP_SUMMARY, `${markdown}\n`);
  console.log(
    options.json ? JSON.stringify(output, undefined, 2) : inJobLog(driftText(output.tenants).join('\n'), env),
  );
  const isTold = post === undefined || (await post.keep({ tenants: output.tenants, markdown, memory: remembered }));
  return isTold ? exitCodeOf(output.tenants) : 1;
};

/** One after the other: each service's throttle is the customer's. */
const lookAtAll = async (
  names: readonly string[],
  { root, now, memory }: { readonly root: string; readonly now: Date; readonly memory: Memory | undefined },
) => {
  const tenants = [];
  // Tenants that nobody asked for now are remembered as they were.
  const remembered = { ...(memory ?? noMemory).tenants };
  for (const name of names) {
    const looked = await look(name, { root, env: process.env, now, memory });
    tenants.push(looked.drift);
    if (looked.drift.id !== undefined && looked.remembered !== undefined)
      remembered[looked.drift.id] = looked.remembered;
  }
  return { tenants, remembered: { version: 1 as const, tenants: remembered } };
};

await new Command(command)
  .usage('-- [tenant…] [--seen <file>] [--out <file>] [--post] [--json]')
  .description(
    'Tells where tenants differ from their files: what is there, what the file says, since when it is seen, and whose calls change. Only reads; needs the credentials of `up`.',
  )
  .argument('[tenant...]', 'folders under stacks/, or under TRUNKLINE_TENANTS; all if none is named')
  .option('--seen <file>', 'keeps when each difference was seen first; a CI job keeps the file from run to run')
  .option('--out <file>', 'where the report is written as Markdown')
  .option(
    '--post',
    'keeps one issue at GitHub up to date: opened by the first drift, closed when it is gone (docs/drift.md)',
  )
  .option('--json', 'everything as JSON: docs/reference/drift-output.schema.json')
  .addHelpText(
    'after',
    "\nExit codes: 0 no drift; 7 something differs; 1 something couldn't be read, and whether it differs is not known; or the issue couldn't be kept.\nExample: npm run drift -- lab",
  )
  .showHelpAfterError()
  .action((names: string[], options: Options) => runScript(() => drift(names, options)))
  .parseAsync();
