/** `npm run verify -- <tenant>`: what of the handover to CCAIP is really so, in three answers. */

import { Command } from 'commander';
import type { z } from 'zod';
import { unknown } from '../live/known.ts';
import { aroundTick, isTooLong, type Window } from '../live/verify/test-call.ts';
import { readTicks } from '../pages/handover/ticks.ts';
import { dayOf } from '../tenant/day.ts';
import { isLabId } from '../tenant/lab-tenant.ts';
import { loadTenant } from '../tenant/load.ts';
import { ProblemError } from '../tenant/problem-error.ts';
import { tenantsRoot } from '../tenant/root.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { journalFolder } from './pulumi/journal-folder.ts';
import { runScript } from './run-script.ts';
import { notATime, sinceOf } from './since.ts';
import type { verifySchema } from './verify/output-schema.ts';
import { report } from './verify/report.ts';

interface Options {
  readonly json?: boolean;
  readonly since?: string;
  readonly strict?: boolean;
}

const file = 'npm run verify';

/** Seconds of waiting for a CCAIP that throttles or is down, for each list. */
const patienceSeconds = 30;

/** Exit codes: 1 something is not so; 3, with --strict alone, nothing is not so but something can't be told. */
const run = async (name: string, { json, since, strict }: Options): Promise<number> => {
  const now = new Date();
  const { tenant, problems } = loadTenant({ root: tenantsRoot(process.env), name, today: dayOf(now) });
  if (!tenant) throw new ProblemError(...problems);
  const asked = since === undefined ? undefined : sinceWindow(since, now);
  // The lab runs only while somebody uses it, and what reaches it must know its certificate from the start.
  if (isLabId(tenant.id) && !process.env.TRUNKLINE_LAB_URL) {
    const { runInLab } = await import('./lab/run-in-lab.ts');
    return runInLab(process.argv.slice(1));
  }
  const answers = await answersOf(tenant, { now, window: asked ?? tickedWindow(tenant) });
  const output: z.output<typeof verifySchema> = { tenant: name, at: now.toISOString(), answers: [...answers] };
  console.log(json ? JSON.stringify(output, undefined, 2) : report(name, answers).join('\n'));
  const standings = answers.map(({ standing }) => standing);
  if (standings.includes('not so')) return 1;
  return strict === true && standings.includes("can't tell") ? 3 : 0;
};

const answersOf = async (
  tenant: Tenant,
  { now, window }: { readonly now: Date; readonly window: Window | undefined },
) => {
  const [{ openSession }, { openCcaip }, { howToMakeToken }, { readContext }, { verify }] = await Promise.all([
    import('../providers/msteams/open-session.ts'),
    import('../providers/ccaip/ccaip.ts'),
    import('../providers/ccaip/place.ts'),
    import('../live/read-context.ts'),
    import('../live/verify/verify.ts'),
  ]);
  const of = { tenantId: tenant.id, redirectDomain: tenant.app.redirectDomain };
  const ccaip = openCcaip(of, process.env, { context: readContext, patienceSeconds });
  const nobody = unknown("needs CCAIP's API, and TRUNKLINE_CCAIP_TOKEN isn't set", howToMakeToken);
  const session = openSession(tenant.id, process.env);
  try {
    return await verify({ tenant, session, ccaip: ccaip ?? nobody, window, now });
  } finally {
    await session.close();
  }
};

/** When the test call was made by the handover's tick, of the newest generation. */
const tickedWindow = ({ id, app }: Tenant): Window | undefined => {
  const folder = journalFolder(process.env);
  const generation = app.secrets.at(-1)?.name;
  if (folder === undefined || generation === undefined) return undefined;
  const tick = readTicks({ folder, tenantId: id, generation })['test-call'];
  return tick === undefined ? undefined : aroundTick(tick.on);
};

const sinceWindow = (typed: string, now: Date): Window => {
  const from = sinceOf(typed, now);
  if (from === undefined) throw new ProblemError(notATime(file, typed));
  const window = { from, to: now, by: `--since ${typed}` };
  if (from <= now && !isTooLong(window)) return window;
  throw new ProblemError({
    file,
    path: '--since',
    message: `"${typed}" is ${from > now ? 'to come' : 'too long ago'}.`,
    allowed: "Teams' log of Direct Routing calls is asked about at most 90 days.",
    fix: 'name the day of the test call, e.g. --since 7d.',
  });
};

await new Command('npm run verify')
  .usage('-- <tenant> [--since <time>] [--strict] [--json]')
  .description(
    "Tells what of the handover to CCAIP is really so: so, not so, or can't tell from here. Only reads; needs the credentials of `up`.",
  )
  .argument('<tenant>', 'a folder under stacks/, or under TRUNKLINE_TENANTS')
  .option('--since <time>', 'looks for the test call since then (2h, 7d, 2026-11-28), in place of the time of its tick')
  .option('--strict', "exit code 3 where something can't be told")
  .option('--json', 'the answers as JSON: docs/reference/verify-output.schema.json')
  .addHelpText(
    'after',
    "\nExit codes: 1 something is not so; with --strict, 3 nothing is, but something can't be told.\nExample: npm run verify -- lab",
  )
  .showHelpAfterError()
  .action((name: string, options: Options) => runScript(() => run(name, options)))
  .parseAsync();
