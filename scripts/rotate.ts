/** `npm run rotate -- <tenant>`: the next generation of CCAIP's client secret, for a pull request; `--retire` drops the old one. */

import { Command } from 'commander';
import { readTicks } from '../pages/handover/ticks.ts';
import { dayOf } from '../tenant/day.ts';
import { isLabId } from '../tenant/lab-tenant.ts';
import { loadTenant } from '../tenant/load.ts';
import { formatProblem } from '../tenant/problem.ts';
import { ProblemError } from '../tenant/problem-error.ts';
import { tenantsRoot } from '../tenant/root.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { engineAt } from './pulumi/engine.ts';
import { journalFolder } from './pulumi/journal-folder.ts';
import { launch } from './pulumi/launch.ts';
import { exportState } from './pulumi/stack-state.ts';
import { generationsIn } from './rotate/generations-in.ts';
import { judgeFiles, judgeRun, type Known } from './rotate/judge-retire.ts';
import { nextGeneration } from './rotate/next-generation.ts';
import { retireEdits } from './rotate/retire-edits.ts';
import { addedText, retiredText } from './rotate/words.ts';
import { runScript } from './run-script.ts';
import { pulumiBinary } from './setup/places.mjs';
import type { Edit } from './tenant-file/edit.ts';
import { editTenantFile } from './tenant-file/edit-tenant-file.ts';

interface Asked {
  readonly retire?: boolean;
  readonly expires?: string;
  readonly lost?: boolean;
  readonly print?: boolean;
}

const rotate = async (name: string, asked: Asked): Promise<number> => {
  const root = tenantsRoot(process.env);
  const today = dayOf(new Date());
  const { tenant, problems } = loadTenant({ root, name, today });
  if (tenant === undefined) throw new ProblemError(...problems);
  const write = (edits: readonly Edit[]) =>
    editTenantFile({ root, name, today, edits, ...(asked.print && { isPrinted: true }) });
  return asked.retire ? retire(root, tenant, write) : add(tenant, today, asked, write);
};

type Write = (edits: readonly Edit[]) => ReturnType<typeof editTenantFile>;

const add = (tenant: Tenant, today: string, { expires, lost }: Asked, write: Write): number => {
  const next = nextGeneration(tenant, today, { expires, isLost: lost });
  if ('problem' in next) throw new ProblemError(next.problem);
  const value = { name: next.name, expires: next.expires };
  return told(write([{ kind: 'append', path: ['app', 'secrets'], value }]), addedText(tenant, value));
};

const retire = async (root: string, tenant: Tenant, write: Write): Promise<number> => {
  const wrong = judgeFiles(tenant);
  if (wrong.length > 0) throw new ProblemError(...wrong);
  const linked = tenant.ucaas.linked?.secret ?? '';
  const dropped = tenant.app.secrets.flatMap(({ name }) => (name === linked ? [] : [name]));
  if (dropped.length === 0) {
    console.log(`${tenant.name}: "${linked}" is the only generation, nothing is to be dropped.`);
    return 0;
  }
  // The lab's state is read as the lab reads it, with its own engine and folders.
  if (isLabId(tenant.id) && !process.env.TRUNKLINE_LAB_URL) {
    const { runInLab } = await import('./lab/run-in-lab.ts');
    return runInLab(process.argv.slice(1));
  }
  const refused = judgeRun(tenant, dropped, await known(tenant, linked));
  if (refused.length > 0) throw new ProblemError(...refused);
  return told(write(retireEdits(root, tenant.name, dropped)), retiredText(tenant, dropped));
};

/** What the state holds, and what a person ticked. */
const known = async ({ name, id }: Tenant, linked: string): Promise<Known> => {
  const { env } = process;
  const pulumi = env.TRUNKLINE_LAB_URL ? 'pulumi' : pulumiBinary(env);
  const args = ['stack', 'export', '-s', name];
  const start = await launch({ args, env, pulumi, atTerminal: false, problems: [] });
  const state = await exportState(engineAt(pulumi, start.cwd, start.env), ['-s', name]);
  if ('said' in state) {
    throw new ProblemError({
      file: 'pulumi stack export',
      message: `whether an up has made and protected "${linked}" can't be told: ${state.said}`,
      allowed: 'An old generation goes only when the state shows that the new one is in use.',
      fix: 'see that the state can be read from here (PULUMI_BACKEND_URL, pulumi login), then run this again.',
    });
  }
  const folder = journalFolder(env);
  const ticks = folder === undefined ? undefined : readTicks({ folder, tenantId: id, generation: linked });
  return { generations: generationsIn(state), ticks };
};

/** Says what became of the file, then what to do next. */
const told = (
  { file, patch, isWritten, why }: ReturnType<Write>,
  { what, next }: ReturnType<typeof addedText>,
): number => {
  if (why !== undefined) console.error(formatProblem(why));
  console.log(isWritten ? `${file}: ${what}` : `${file} is not written. By these lines ${what}:`);
  console.log(`\n${patch}`);
  console.log(next.join('\n'));
  return why === undefined ? 0 : 1;
};

await new Command('npm run rotate')
  .usage('-- <tenant> [--expires <day>] [--lost] [--retire] [--print]')
  .description(
    "Adds the next generation of CCAIP's client secret to the tenant file, beside the one in use; with --retire drops what CCAIP uses no more.",
  )
  .argument('<tenant>', 'a folder under stacks/, or under TRUNKLINE_TENANTS')
  .option('--expires <day>', 'its last day, YYYY-MM-DD; as late as its 24 months allow if left out')
  .option('--lost', 'although CCAIP is not linked with the newest yet: its value is lost, or somebody else has it')
  .option('--retire', 'drops the generations before the linked one, once the test call is ticked')
  .option('--print', 'only prints the lines, for a pull request')
  .action((name: string, asked: Asked) => runScript(() => rotate(name, asked)))
  .parseAsync();
