/** `npm run handover -- <tenant>`: walks a person through what is entered in the CCAIP portal, with the values that `up` made. */

import { Command } from 'commander';
import { handoverText } from '../pages/handover/handover-text.ts';
import { handoverOutput } from '../pages/handover/output-schema.ts';
import { handoverRoutes } from '../pages/handover/routes.ts';
import { beginSession } from '../pages/handover/session.ts';
import type { Subject } from '../pages/handover/subject.ts';
import { readTicks } from '../pages/handover/ticks.ts';
import type { Ending } from '../pages/presence.ts';
import { servePage } from '../pages/serve.ts';
import { endpointProblems } from '../providers/msteams/auth/endpoints.ts';
import { dayOf } from '../tenant/day.ts';
import { leftToEnter } from '../tenant/entered/left-to-enter.ts';
import { isLabId } from '../tenant/lab-tenant.ts';
import { loadTenant } from '../tenant/load.ts';
import { ProblemError } from '../tenant/problem-error.ts';
import { tenantsRoot } from '../tenant/root.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { effectsOf, type Places } from './handover/effects.ts';
import { enteredOf, enteredPlace } from './handover/entered-of.ts';
import { openPage } from './handover/open-page.ts';
import { readOutputs } from './handover/read-outputs.ts';
import { engineAt } from './pulumi/engine.ts';
import { journalFolder } from './pulumi/journal-folder.ts';
import { launch } from './pulumi/launch.ts';
import { runScript } from './run-script.ts';
import { pulumiBinary } from './setup/places.mjs';

interface Options {
  readonly print?: boolean;
  readonly json?: boolean;
  /** Commander's word for `--no-browser`. */
  readonly browser: boolean;
}

const handover = async (name: string, options: Options): Promise<number> => {
  const { env } = process;
  const root = tenantsRoot(env);
  const today = dayOf(new Date());
  const { tenant, problems } = loadTenant({ root, name, today });
  if (tenant === undefined) throw new ProblemError(...problems);
  // The lab runs only while somebody uses it, and what reaches it must know its certificate from the start.
  if (isLabId(tenant.id) && !env.TRUNKLINE_LAB_URL) {
    const { runInLab } = await import('./lab/run-in-lab.ts');
    return runInLab(process.argv.slice(1));
  }
  const astray = endpointProblems(tenant.id, env);
  if (astray.length > 0) throw new ProblemError(...astray);
  const engine = await engineOf(tenant, env);
  const outputs = await readOutputs(engine, tenant, today);
  const portal = isLabId(tenant.id) ? env.TRUNKLINE_LAB_PORTAL : undefined;
  const subject: Subject = { tenant, outputs, ...(portal !== undefined && { portal: `${portal}/` }) };
  const places = placesOf(subject, root, env);
  const ticks = places.ticks === undefined ? {} : readTicks(places.ticks);
  const left = leftToEnter({ ...tenant, entered: enteredOf(tenant, root, env) });
  if (options.json) console.log(JSON.stringify(handoverOutput(subject, left, ticks), undefined, 2));
  else if (options.print) console.log(handoverText(subject, left, ticks));
  if (options.json || options.print) return 0;

  const session = beginSession(subject, left, ticks, effectsOf(subject, places, engine, env));
  const served = await servePage((presence) => handoverRoutes(session, presence), { signal: interrupted() });
  console.log(`Handover of ${name}: ${served.address}`);
  console.log('  The address works once, in a browser on this machine. Ctrl-C, the last step or its button ends it.');
  if (places.ticks === undefined)
    console.log('  What is ticked is not remembered: set TRUNKLINE_JOURNAL to a folder that stays.');
  if (options.browser) openPage(served, env);
  console.log(endings[await served.closed]);
  return 0;
};

const endings: Readonly<Record<Ending, string>> = {
  done: 'Every step is done.',
  'by its button': 'Ended. Run it again to go on.',
  closed: 'The page was closed. Run it again to go on.',
  'never opened': 'Nobody opened the page.',
  interrupted: 'Ended. Run it again to go on.',
};

/** The launcher's way to the state; the engine of a lab's own home is found on the PATH. */
const engineOf = async ({ name }: Tenant, env: NodeJS.ProcessEnv) => {
  const pulumi = env.TRUNKLINE_LAB_URL ? 'pulumi' : pulumiBinary(env);
  const args = ['stack', 'output', '-s', name];
  const start = await launch({ args, env, pulumi, atTerminal: false, problems: [] });
  return engineAt(pulumi, start.cwd, start.env);
};

const placesOf = ({ tenant, outputs }: Subject, root: string, env: NodeJS.ProcessEnv): Places => {
  const journal = journalFolder(env);
  const isLab = isLabId(tenant.id);
  return {
    root,
    ...(journal !== undefined && {
      ticks: { folder: journal, tenantId: tenant.id, generation: outputs.secretName },
    }),
    entered: enteredPlace(tenant, root, env),
    isPrinted: isLab,
  };
};

const interrupted = (): AbortSignal => {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => controller.abort());
  return controller.signal;
};

await new Command('npm run handover')
  .usage('-- <tenant> [--print | --json] [--no-browser]')
  .description(
    'Walks a person through the CCAIP portal in a local page: each value with its copy button, Link before Save, what it looks like when it went wrong.',
  )
  .argument('<tenant>', 'a folder under stacks/, or under TRUNKLINE_TENANTS')
  .option('--print', 'the same as text, without the secret')
  .option('--json', 'the same as JSON, without the secret: docs/reference/handover-output.schema.json')
  .option('--no-browser', 'only print the address')
  .showHelpAfterError()
  .action((name: string, options: Options) => runScript(() => handover(name, options)))
  .parseAsync();
