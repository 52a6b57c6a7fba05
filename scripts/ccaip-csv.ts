/** `npm run ccaip-csv -- <tenant>`: the file that a person uploads in CCAIP's bulk user management, in place of entering users one by one. */

import { join } from 'node:path';
import { Command } from 'commander';
import { literalsOf } from '../providers/ccaip/literals.ts';
import { addressesNotKnownYet } from '../tenant/addresses-not-known-yet.ts';
import { dayOf } from '../tenant/day.ts';
import { displayPath } from '../tenant/display-path.ts';
import { leftToEnter } from '../tenant/entered/left-to-enter.ts';
import { externalUsersOf } from '../tenant/external-users.ts';
import { isLabId } from '../tenant/lab-tenant.ts';
import { loadTenant } from '../tenant/load.ts';
import { isConnected } from '../tenant/not-known-yet.ts';
import { ProblemError } from '../tenant/problem-error.ts';
import { tenantsRoot } from '../tenant/root.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { fewProblems } from '../tenant/users/few-problems.ts';
import { csvText } from './ccaip-csv/csv-text.ts';
import { csvLiterals } from './ccaip-csv/literals.ts';
import { massRemoval } from './ccaip-csv/mass-removal.ts';
import { planRows } from './ccaip-csv/plan.ts';
import type { PersonName } from './ccaip-csv/planned.ts';
import { readSources } from './ccaip-csv/read-sources.ts';
import { nextLines, planLines } from './ccaip-csv/told.ts';
import { writeOut } from './ccaip-csv/write-out.ts';
import { enteredOf } from './handover/entered-of.ts';
import { runScript } from './run-script.ts';

interface Options {
  readonly template?: string;
  readonly from?: string;
  readonly out?: string;
}

const run = async (name: string, { template, from, out = `ccaip-${name}.csv` }: Options): Promise<number> => {
  const { env } = process;
  const root = tenantsRoot(env);
  const { tenant, problems } = loadTenant({ root, name, today: dayOf(new Date()) });
  if (tenant === undefined) throw new ProblemError(...problems);
  const unknown = addressesNotKnownYet(tenant, displayPath(join(root, name, 'tenant.yaml')));
  if (unknown.length > 0) throw new ProblemError(...unknown);
  const wanted = externalUsersOf(tenant);
  const isAway = isLabId(tenant.id) && !env.TRUNKLINE_LAB_URL;
  if (isAway && (template === undefined || from === undefined)) return again();
  const literals = literalsOf(env);
  const sources = await readSources(tenant, { template, from, literals });
  const there = new Set(sources.people.map(({ email }) => email.toLowerCase()));
  const missing = wanted.filter(({ email }) => !there.has(email.toLowerCase()));
  const told = missing.flatMap(({ upn, email }) => {
    const name = sources.newcomers.get(email.toLowerCase());
    return name === undefined ? [] : [[upn, name] as const];
  });
  const unnamed = missing.filter(({ email }) => !sources.newcomers.has(email.toLowerCase()));
  if (isAway && unnamed.length > 0) return again();
  const { literals: words, assumed } = csvLiterals(literals, sources.people);
  // Where up does it nothing would be left.
  const { externalUsers, ...byHand } = tenant.ucaas;
  const entered = enteredOf(tenant, root, env);
  const plan = planRows({
    ...sources,
    wanted,
    entered,
    left: leftToEnter({ ...tenant, ucaas: byHand, ...(entered && { entered }) }),
    names: new Map([...(await namesOf(tenant, unnamed)), ...told]),
    literals: words,
    whenRemoved: externalUsers?.whenRemoved ?? 'clear',
    place: placeIn(tenant, displayPath(join(root, name, 'users.csv'))),
  });
  const wrong = [...fewProblems(plan.problems), ...massRemoval(plan.rows, entered?.length ?? 0, tenant)];
  if (wrong.length > 0) throw new ProblemError(...wrong);
  console.log(planLines(name, plan).join('\n'));
  if (plan.rows.length === 0) return 0;
  const { columns } = sources;
  writeOut(
    out,
    csvText(
      columns,
      plan.rows.map(({ cells }) => cells),
    ),
    columns,
  );
  console.log(nextLines(name, out, plan.rows, assumed).join('\n'));
  if (!isConnected(tenant))
    console.log(
      "  The SIP trunk isn't connected yet: whoever is called by these addresses before it is gets no call (not known yet).",
    );
  if (externalUsers?.by === 'api')
    console.log('  ucaas.externalUsers says by: api, so the next up does the same by itself.');
  return 0;
};

/** The lab runs only while somebody uses it, and what reaches it must know its certificate from the start. */
const again = async (): Promise<number> => {
  const { runInLab } = await import('./lab/run-in-lab.ts');
  return runInLab(process.argv.slice(1));
};

const placeIn = ({ users }: Tenant, file: string) => {
  const lines = new Map(users.map(({ upn, line }) => [upn, line]));
  return (upn: string) => {
    const line = lines.get(upn);
    return { file, ...(line !== undefined && { line }) };
  };
};

const namesOf = async (
  tenant: Tenant,
  missing: ReturnType<typeof externalUsersOf>,
): Promise<ReadonlyMap<string, PersonName>> => {
  if (missing.length === 0) return new Map();
  const { namesInEntra } = await import('./ccaip-csv/read-names.ts');
  return namesInEntra(tenant.id, missing, process.env);
};

await new Command('npm run ccaip-csv')
  .usage('-- <tenant> [--template <file>] [--from <file>] [--out <file>]')
  .description(
    "Writes the CSV that a person uploads in CCAIP's bulk user management: only what is new, to be changed or to be cleared, under the columns of the tenant's own template. Nothing is written in CCAIP.",
  )
  .argument('<tenant>', 'a folder under stacks/, or under TRUNKLINE_TENANTS')
  .option(
    '--template <file>',
    "bulk_user_manage_template.csv as downloaded in the portal; left out, CCAIP's API is asked (TRUNKLINE_CCAIP_TOKEN)",
  )
  .option(
    '--from <file>',
    'a CSV of who is in CCAIP: Email, First name, Last name, and whatever else it tells under the headers of the template; left out, the API is asked',
  )
  .option('--out <file>', 'where to write it (default: ccaip-<tenant>.csv)')
  .addHelpText('after', '\nExample: npm run ccaip-csv -- lab')
  .showHelpAfterError()
  .action((name: string, options: Options) => runScript(() => run(name, options)))
  .parseAsync();
