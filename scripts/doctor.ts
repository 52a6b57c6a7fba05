/** `npm run doctor -- <tenant>`: what of a tenant, its identity and its SBCs is well, in three answers. */

import { Command } from 'commander';
import type { z } from 'zod';
import { dayOf } from '../tenant/day.ts';
import { isLabId } from '../tenant/lab-tenant.ts';
import { loadTenant } from '../tenant/load.ts';
import { ProblemError } from '../tenant/problem-error.ts';
import { tenantsRoot } from '../tenant/root.ts';
import type { doctorSchema } from './doctor/output-schema.ts';
import { reportText } from './doctor/report.ts';
import { sbcPlaces } from './doctor/sbc-places.ts';
import { runScript } from './run-script.ts';

interface Options {
  readonly sbc: readonly string[];
  readonly json?: boolean;
  readonly gate?: boolean;
}

const file = 'npm run doctor';

/** Never a gate unless asked: without --gate the exit code is 0 whatever is found. */
const run = async (name: string, { sbc, json, gate }: Options): Promise<number> => {
  const now = new Date();
  const { tenant, problems } = loadTenant({ root: tenantsRoot(process.env), name, today: dayOf(now) });
  if (!tenant) throw new ProblemError(...problems);
  const places = sbcPlaces(tenant.sbcs, sbc, file);
  // The lab runs only while somebody uses it, and what reaches it must know its certificate from the start.
  if (isLabId(tenant.id) && !process.env.TRUNKLINE_LAB_URL) {
    const { runInLab } = await import('./lab/run-in-lab.ts');
    return runInLab(process.argv.slice(1));
  }
  const { examine } = await import('./doctor/examine.ts');
  const findings = await examine(tenant, { places, now, env: process.env });
  const output: z.output<typeof doctorSchema> = { tenant: name, at: now.toISOString(), findings: [...findings] };
  console.log(json ? JSON.stringify(output, undefined, 2) : reportText(name, findings));
  return gate === true && findings.some(({ standing }) => standing === 'bad') ? 1 : 0;
};

const collect = (one: string, before: readonly string[]): readonly string[] => [...before, one];

await new Command(file)
  .usage('-- <tenant> [--sbc <key=host:port>] [--gate] [--json]')
  .description(
    "Looks at what up and calls need: tools, credentials, permissions, role, subscriptions, domains, people, the SIP trunk, state, secrets, and each SBC's TLS, certificate and answer to an OPTIONS: good, bad, or can't tell from here. Only reads; needs the credentials of `up`.",
  )
  .argument('<tenant>', 'a folder under stacks/, or under TRUNKLINE_TENANTS')
  .option(
    '--sbc <key=host:port>',
    'where an SBC is reached from here, if not by its name; may be repeated',
    collect,
    [],
  )
  .option('--gate', 'exit code 1 where something is bad')
  .option('--json', 'the findings as JSON: docs/reference/doctor-output.schema.json')
  .addHelpText(
    'after',
    '\nExit codes: 0 whatever is found; with --gate, 1 something is bad.\nExample: npm run doctor -- lab',
  )
  .showHelpAfterError()
  .action((name: string, options: Options) => runScript(() => run(name, options)))
  .parseAsync();
