/** `npm run show -- <tenant>`: the tenant file after its template, each line with the place that it comes from, or its picture. */

import { Command } from 'commander';
import { mermaidOf } from '../pages/look/picture/mermaid.ts';
import { pictureOf } from '../pages/look/picture/picture.ts';
import { compileConfig } from '../routing/compile.ts';
import { fromTenant } from '../routing/from-tenant.ts';
import { dayOf } from '../tenant/day.ts';
import { loadTenant } from '../tenant/load.ts';
import { placesNotKnownYet } from '../tenant/not-known-yet.ts';
import { originLines, withOrigins } from '../tenant/origins.ts';
import { ProblemError } from '../tenant/problem-error.ts';
import { tenantsRoot } from '../tenant/root.ts';
import { formatPath } from '../tenant/source/path.ts';
import { trunkProviders } from '../tenant/trunk-providers.ts';
import { runScript } from './run-script.ts';

const show = async (name: string, { mermaid }: { readonly mermaid?: boolean }): Promise<number> => {
  const root = tenantsRoot(process.env);
  const lines = mermaid ? [] : originLines(root, name);
  if (lines.length > 0) console.log(withOrigins(lines));
  const { tenant, problems } = loadTenant({ root, name, today: dayOf(new Date()) });
  if (!tenant) throw new ProblemError(...problems);
  const unknown = placesNotKnownYet(tenant).map(formatPath);
  const { provider } = tenant.sipTrunk;
  if (!mermaid && unknown.length > 0 && provider !== undefined)
    console.log(
      `# Not known yet: ${unknown.join(', ')}. ${trunkProviders[provider].name} makes the name; the first up writes it.`,
    );
  if (mermaid) console.log(mermaidOf(pictureOf(tenant, compileConfig(fromTenant(tenant)))));
  return 0;
};

await new Command('npm run show --')
  .description('Prints a tenant file after its template, each line with the place that it comes from.')
  .argument('<tenant>', 'a folder under stacks/, or under TRUNKLINE_TENANTS')
  .option('--mermaid', 'the picture of the tenant instead, as a flowchart of mermaid for a README or a pull request')
  .action((name: string, options: { readonly mermaid?: boolean }) => runScript(() => show(name, options)))
  .parseAsync();
