/** `npm run import -- <tenant> <kind> <name>`: the engine's import file for one object that somebody made by hand. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { dayOf } from '../tenant/day.ts';
import { displayPath } from '../tenant/display-path.ts';
import { loadTenant } from '../tenant/load.ts';
import { ProblemError } from '../tenant/problem-error.ts';
import { tenantsRoot } from '../tenant/root.ts';
import { importFile } from './import/import-file.ts';
import { entraImportable, importable } from './import/importable.ts';
import { runScript } from './run-script.ts';

const writeImportFile = async (
  name: string,
  kind: string,
  object: string,
  out: string | undefined,
): Promise<number> => {
  const root = tenantsRoot(process.env);
  const { tenant, problems } = loadTenant({ root, name, today: dayOf(new Date()) });
  if (tenant === undefined) throw new ProblemError(...problems);
  const made = importFile(tenant, kind, object);
  if ('wrong' in made) {
    // The kind is a word of the command line, of which the tenant file knows nothing.
    const place = made.typed ? 'npm run import' : displayPath(join(root, name, 'tenant.yaml'));
    throw new ProblemError({ file: place, ...made.wrong });
  }
  const file = out ?? `import-${name}-${made.resource.replaceAll(/[^\w.-]+/g, '-')}.json`;
  writeFileSync(file, `${JSON.stringify(made.file, null, 2)}\n`);
  const pulumi = name === 'lab' ? 'npm run lab --' : 'npm run pulumi --';
  const stack = name === 'lab' ? '' : ` -s ${name}`;
  const first = made.before === undefined ? '' : `\n  first  ${made.before}`;
  console.log(`${file} imports ${made.resource}; nothing was contacted yet.${first}
  next  ${pulumi} import${stack} --file ${file} --generate-code=false --protect=false --yes
  then  ${pulumi} preview${stack} --diff     shows what the tenant file would still change`);
  return 0;
};

await new Command('npm run import --')
  .description('Writes the import file for one object that is in Teams already and in the tenant file too.')
  .argument('<tenant>', 'a folder under stacks/, or under TRUNKLINE_TENANTS')
  .argument('<kind>', [...Object.keys(importable), ...Object.keys(entraImportable)].join(', '))
  .argument(
    '<name>',
    "the object's name in Teams; for an SBC its FQDN, or its key in the tenant file; for app and service-principal the object id in Entra",
  )
  .option('--out <file>', 'where to write it')
  .addHelpText('after', '\nExample: npm run import -- contoso voice-route "NL mobile"')
  .showHelpAfterError()
  .action((tenant: string, kind: string, name: string, { out }: { out?: string }) =>
    runScript(() => writeImportFile(tenant, kind, name, out)),
  )
  .parseAsync();
