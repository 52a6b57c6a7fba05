/** `npm run bootstrap -- <tenant>`: what an administrator of the customer runs once, and what of it is missing or too much. */

import { Command } from 'commander';
import type { z } from 'zod';
import { dayOf } from '../tenant/day.ts';
import { isLabId } from '../tenant/lab-tenant.ts';
import { loadTenant } from '../tenant/load.ts';
import { ProblemError } from '../tenant/problem-error.ts';
import { tenantsRoot } from '../tenant/root.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { type BootstrapOptions, chosenIdentity } from './bootstrap/chosen-identity.ts';
import { everydayOf, setupOf } from './bootstrap/needs.ts';
import type { bootstrapCheckSchema } from './bootstrap/output-schema.ts';
import { scriptText } from './bootstrap/script.ts';
import { runScript } from './run-script.ts';

const file = 'npm run bootstrap';

/** Exit codes of --check: 1 something is missing; 3 nothing is, but something is too much. */
const run = async (name: string, options: BootstrapOptions): Promise<number> => {
  const { tenant, problems } = loadTenant({ root: tenantsRoot(process.env), name, today: dayOf(new Date()) });
  if (!tenant) throw new ProblemError(...problems);
  const identity = chosenIdentity(options, file);
  if (options.check === true) return check(tenant, options.json === true);
  const permissions =
    options.setup === true
      ? setupOf(tenant)
      : everydayOf(tenant).map(({ name: permission, purpose }) => ({
          name: permission,
          purpose: `without it: ${purpose}`,
        }));
  if (permissions.length === 0) {
    throw new ProblemError({
      file,
      path: '--setup',
      message: `the files of ${tenant.name} ask for nothing that takes a setup identity.`,
      allowed: 'sipDomain.activation, licences, and sign-in names that change take one.',
      fix: 'leave --setup out.',
    });
  }
  const as = options.setup === true ? 'setup' : 'everyday';
  process.stdout.write(scriptText({ tenant: tenant.name, tenantId: tenant.id, identity, permissions, as }));
  return 0;
};

const check = async (tenant: Tenant, asJson: boolean): Promise<number> => {
  // The lab runs only while somebody uses it, and what reaches it must know its certificate from the start.
  if (isLabId(tenant.id) && !process.env.TRUNKLINE_LAB_URL) {
    const { runInLab } = await import('./lab/run-in-lab.ts');
    return runInLab(process.argv.slice(1));
  }
  const [{ openSession }, { readCheck }, { checkIdentities }, { reportText }] = await Promise.all([
    import('../providers/msteams/open-session.ts'),
    import('./bootstrap/read.ts'),
    import('./bootstrap/check.ts'),
    import('./bootstrap/report.ts'),
  ]);
  const session = openSession(tenant.id, process.env);
  try {
    const facts = await readCheck(session, process.env);
    const answers = checkIdentities(facts, { everyday: everydayOf(tenant), setup: setupOf(tenant) });
    const output: z.output<typeof bootstrapCheckSchema> = { tenant: tenant.name, answers: [...answers] };
    console.log(asJson ? JSON.stringify(output, undefined, 2) : reportText(tenant.name, answers));
    const standings = answers.map(({ standing }) => standing);
    if (standings.includes('missing')) return 1;
    return standings.includes('too much') ? 3 : 0;
  } finally {
    await session.close();
  }
};

await new Command(file)
  .usage('-- <tenant> [--github <owner/repository>] [--setup] [--check]')
  .description(
    "Prints what a Privileged Role Administrator of the customer runs once, as PowerShell: the automation's identity, its permissions and its role; or checks it.",
  )
  .argument('<tenant>', 'a folder under stacks/, or under TRUNKLINE_TENANTS')
  .option('--name <name>', 'name of the application that the script makes', 'trunkline-automation')
  .option('--client-id <id>', 'of an application that is there already')
  .option('--managed-identity <id>', 'object id of a managed identity, in place of an application')
  .option('--github <owner/repository>', 'trusts the workflows of this repository that run in --environment')
  .option('--environment <name>', 'environment of the GitHub repository; left out, the name of the tenant')
  .option('--issuer <url>', 'trusts the tokens of another CI, for --subject')
  .option('--subject <text>', "subject of its tokens, as your CI's page on OIDC has it")
  .option(
    '--setup',
    'for the second identity, which is needed for a while only: domains, users, licences, sign-in names',
  )
  .option('--check', 'names what of the identities is missing, and what is too much; needs the credentials of `up`')
  .option('--json', 'with --check: the answers as JSON')
  .addHelpText(
    'after',
    '\nExit codes of --check: 1 something is missing; 3 nothing is missing, but something is too much.\nExample: npm run -s bootstrap -- contoso --github contoso/voice > bootstrap.ps1',
  )
  .showHelpAfterError()
  .action((name: string, options: BootstrapOptions) => runScript(() => run(name, { ...options, tenant: name })))
  .parseAsync();
