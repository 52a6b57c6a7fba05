/** `npm run lint -- <tenant>`: what the files say and a reviewer wouldn't expect, each with a call that shows it. */

import { Command, Option } from 'commander';
import { dayOf } from '../tenant/day.ts';
import { loadTenant } from '../tenant/load.ts';
import { otherFolders } from '../tenant/other-folder.ts';
import { ProblemError } from '../tenant/problem-error.ts';
import { tenantsRoot } from '../tenant/root.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { lintReport } from './lint/lint-report.ts';
import { lintText } from './lint/lint-text.ts';
import { runScript } from './run-script.ts';

interface Asked {
  readonly json?: boolean;
  readonly failOn: 'error' | 'warning' | 'note' | 'never';
}

const levels = ['error', 'warning', 'note'];

/** Whether the file describes every calling policy that somebody in users.csv has, so that what it allows is known. */
const describesAll = ({ users, callingPolicies }: Tenant): boolean =>
  users.every(({ callingPolicy }) =>
    callingPolicies.some(({ name }) => name.toLowerCase() === callingPolicy?.toLowerCase()),
  );

const lint = async (name: string, { json, failOn }: Asked): Promise<number> => {
  const root = tenantsRoot(process.env);
  const today = dayOf(new Date());
  const { tenant, problems } = loadTenant({ root, name, today });
  const shared = otherFolders(root, name);
  if (!tenant || shared.length > 0) throw new ProblemError(...problems, ...shared);
  const report = lintReport(root, tenant, today);
  console.log(json ? JSON.stringify(report, undefined, 2) : lintText(report, describesAll(tenant)).join('\n'));
  return report.findings.some(({ level }) => levels.indexOf(level) <= levels.indexOf(failOn)) ? 1 : 0;
};

await new Command('npm run lint')
  .usage('-- <tenant> [--fail-on <level>] [--json]')
  .description(
    'Finds rules and routes that can never be chosen, patterns that are too wide, emergency numbers that do not arrive and more, from the files alone, with the proof.',
  )
  .argument('<tenant>', 'a folder under stacks/, or under TRUNKLINE_TENANTS')
  .addOption(
    new Option('--fail-on <level>', 'exit code 1 if there is something of this level or worse')
      .choices([...levels, 'never'])
      .default('error'),
  )
  .option('--json', 'as JSON: docs/reference/lint-output.schema.json')
  .action((name: string, asked: Asked) => runScript(() => lint(name, asked)))
  .parseAsync();
