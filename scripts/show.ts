/** `npm run show -- <tenant>`: the tenant file after its template, each line with the place that it comes from. */

import { Command } from 'commander';
import { dayOf } from '../tenant/day.ts';
import { loadTenant } from '../tenant/load.ts';
import { originLines, withOrigins } from '../tenant/origins.ts';
import { ProblemError } from '../tenant/problem-error.ts';
import { tenantsRoot } from '../tenant/root.ts';
import { runScript } from './run-script.ts';

const show = async (name: string): Promise<number> => {
  const root = tenantsRoot(process.env);
  const lines = originLines(root, name);
  if (lines.length > 0) console.log(withOrigins(lines));
  const { problems } = loadTenant({ root, name, today: dayOf(new Date()) });
  if (problems.length > 0) throw new ProblemError(...problems);
  return 0;
};

await new Command('npm run show --')
  .description('Prints a tenant file after its template, each line with the place that it comes from.')
  .argument('<tenant>', 'a folder under stacks/, or under TRUNKLINE_TENANTS')
  .action((name: string) => runScript(() => show(name)))
  .parseAsync();
