/**
 * `npm run import -- <tenant> <kind> <name>`: the engine's import file for one object that somebody made by hand; `--all`: the files of a
 * tenant that nobody has described yet.
 */

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

interface Flags {
  readonly out?: string;
  readonly all?: boolean;
  readonly tenantId?: string;
  readonly inboundDomain?: string;
  readonly portal?: string;
}

const importAsked = async (
  name: string,
  kind: string | undefined,
  object: string | undefined,
  { out, all, ...given }: Flags,
): Promise<number> => {
  const file = 'npm run import';
  if (all === true) {
    if (kind !== undefined || out !== undefined) {
      throw new ProblemError({
        file,
        path: '--all',
        message: 'is the whole tenant, and one object is named beside.',
        allowed: '<tenant> --all, or <tenant> <kind> <name>.',
        fix: `write npm run import -- ${name} --all.`,
      });
    }
    return (await import('./import/whole.ts')).importWhole(name, given);
  }
  if (kind === undefined || object === undefined) {
    throw new ProblemError({
      file,
      message: `It isn't said what of ${name} is to be imported.`,
      allowed: '<tenant> <kind> <name> for one object, <tenant> --all for a tenant that has no files yet.',
      fix: 'write e.g. npm run import -- contoso voice-route "NL mobile".',
    });
  }
  return writeImportFile(name, kind, object, out);
};

await new Command('npm run import --')
  .description(
    'Writes the import file for one object that is in Teams already and in the tenant file too; with --all the files of a whole tenant.',
  )
  .argument('<tenant>', 'a folder under stacks/, or under TRUNKLINE_TENANTS; with --all the folder that is made there')
  .argument('[kind]', [...Object.keys(importable), ...Object.keys(entraImportable)].join(', '))
  .argument(
    '[name]',
    "the object's name in Teams; for an SBC its FQDN, or its key in the tenant file; for app and service-principal the object id in Entra",
  )
  .option('--out <file>', 'where to write it')
  .option(
    '--all',
    'read a tenant that has no files yet, and write them: tenant.yaml, users.csv, calls.yaml and the import file; needs the credentials of `up`, only reads',
  )
  .option('--tenant-id <id>', 'with --all: Entra tenant id')
  .option('--inbound-domain <domain>', 'with --all: host of the SIP URIs that CCAIP dials, which no tenant knows')
  .option(
    '--portal <address>',
    "with --all: address of the CCAIP portal, if the tenant has no application of CCAIP's, or several",
  )
  .addHelpText(
    'after',
    `
A whole tenant: npm run import -- contoso --all --tenant-id 7c2f0b0e-6d1c-4c57-9a53-1f7d0f1a2b3c --inbound-domain ujet.sip.carrier.example
Example: npm run import -- contoso voice-route "NL mobile"`,
  )
  .showHelpAfterError()
  .action((tenant: string, kind: string | undefined, name: string | undefined, flags: Flags) =>
    runScript(() => importAsked(tenant, kind, name, flags)),
  )
  .parseAsync();
