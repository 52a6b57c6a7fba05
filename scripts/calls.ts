/** `npm run calls -- <tenant>`: plays the calls of calls.yaml, by the files or by the tenant as it is now, and prints those that don't hold. */

import { Command } from 'commander';
import type { LiveCallResult } from '../live/check-calls.ts';
import type { FileSide } from '../live/side.ts';
import { checkCall } from '../routing/calls/check-call.ts';
import { emergencyCalls } from '../routing/calls/emergency-calls.ts';
import { compileConfig } from '../routing/compile.ts';
import { fromTenant } from '../routing/from-tenant.ts';
import { factsOf } from '../routing/prove/facts.ts';
import { countryOf } from '../tenant/countries.ts';
import { dayOf } from '../tenant/day.ts';
import { exampleIn } from '../tenant/example-in.ts';
import { loadTenant } from '../tenant/load.ts';
import { type ExpectedCall, loadCalls } from '../tenant/load-calls.ts';
import { formatProblem } from '../tenant/problem.ts';
import { ProblemError } from '../tenant/problem-error.ts';
import { tenantsRoot } from '../tenant/root.ts';
import { isOpen, liveReport, report } from './calls/report.ts';
import { runScript } from './run-script.ts';

interface Options {
  readonly json?: boolean;
  readonly live?: boolean;
  readonly emergency?: boolean;
}

/** Exit codes: 1 something is wrong, 3 nothing is but something isn't in effect yet, or isn't known yet. */
const calls = async (name: string, { json, live, emergency }: Options): Promise<number> => {
  const root = tenantsRoot(process.env);
  const { tenant, problems } = loadTenant({ root, name, today: dayOf(new Date()) });
  const expected = loadCalls(root, name, tenant?.country);
  if (!tenant || expected.problems.length > 0) throw new ProblemError(...problems, ...expected.problems);
  if (!emergency && !expected.there) {
    throw new ProblemError({
      file: expected.file,
      message: 'There is no such file, so no call is expected, and none was played.',
      fix: exampleIn(
        "write one, e.g. calls: [{ as: ada, dial: '0612345678', expect: { route: NL mobile } }].",
        countryOf(tenant.country),
      ),
    });
  }
  // The lab runs only while somebody uses it, and what reaches it must know its certificate from the start.
  if (live && name === 'lab' && !process.env.TRUNKLINE_LAB_URL) {
    const { runInLab } = await import('./lab/run-in-lab.ts');
    return runInLab(process.argv.slice(1));
  }
  const file = { tenant, voice: compileConfig(fromTenant(tenant)) };
  const { lost, calls } = emergency ? emergencyCalls(factsOf(tenant)) : { lost: [], calls: expected.calls };
  const source = emergency ? 'emergency numbers' : expected.file;
  for (const { what, fix } of lost) console.error(formatProblem({ file: name, message: what, fix }));
  const print = (results: readonly unknown[], lines: readonly string[]) =>
    console.log(json ? JSON.stringify(results, undefined, 2) : lines.join('\n'));
  if (live) {
    const results = await playLive(file, calls);
    print(results, liveReport(source, results));
    const verdicts = results.map((result) => result.live.verdict);
    if (lost.length > 0 || verdicts.includes('wrong')) return 1;
    return verdicts.includes('not in effect') ? 3 : 0;
  }
  const results = calls.map((call) => checkCall(file.voice, call));
  print(results, report(source, results));
  if (lost.length > 0 || results.some(({ failures }) => failures.length > 0)) return 1;
  return results.some(isOpen) ? 3 : 0;
};

const playLive = async (file: FileSide, expected: readonly ExpectedCall[]): Promise<LiveCallResult[]> => {
  const [{ openSession }, { checkCallsLive }] = await Promise.all([
    import('../providers/msteams/open-session.ts'),
    import('../live/check-calls.ts'),
  ]);
  const session = openSession(file.tenant.id, process.env);
  try {
    return await checkCallsLive(session, file, expected);
  } finally {
    await session.close();
  }
};

await new Command('npm run calls')
  .usage('-- <tenant> [--live] [--emergency] [--json]')
  .description('Plays the calls of calls.yaml against the tenant file; fails if one does not go as expected.')
  .argument('<tenant>', 'a folder under stacks/, or under TRUNKLINE_TENANTS')
  .option('--live', 'against the tenant itself; needs the credentials of `up`, only reads')
  .option('--emergency', "the emergency numbers of users' countries in place of calls.yaml, by one user of each kind")
  .option('--json', 'all results with their traces as JSON')
  .addHelpText(
    'after',
    '\nExit codes: 1 a call is wrong; 3 none is, but one is not known yet, or with --live not in effect yet.\nExample: npm run calls -- lab',
  )
  .showHelpAfterError()
  .action((name: string, options: Options) => runScript(() => calls(name, options)))
  .parseAsync();
