/** `npm run calls -- <tenant>`: plays the calls of calls.yaml and prints those that don't go as expected, with their trace. */

import { Command } from 'commander';
import { type CallResult, checkCall } from '../routing/calls/check-call.ts';
import { compileConfig } from '../routing/compile.ts';
import { explainText } from '../routing/explain-text.ts';
import { fromTenant } from '../routing/from-tenant.ts';
import { dayOf } from '../tenant/day.ts';
import { loadTenant } from '../tenant/load.ts';
import { type ExpectedCall, loadCalls } from '../tenant/load-calls.ts';
import { ProblemError } from '../tenant/problem-error.ts';
import { tenantsRoot } from '../tenant/root.ts';
import { runScript } from './run-script.ts';

const calls = async (name: string, { json }: { readonly json?: boolean }): Promise<number> => {
  const root = tenantsRoot(process.env);
  const { tenant, problems } = loadTenant({ root, name, today: dayOf(new Date()) });
  const expected = loadCalls(root, name);
  if (!tenant || expected.problems.length > 0) throw new ProblemError(...problems, ...expected.problems);
  const voice = compileConfig(fromTenant(tenant));
  const results = expected.calls.map((call) => checkCall(voice, call));
  const failed = results.filter(({ failures }) => failures.length > 0);
  if (json) console.log(JSON.stringify(results, undefined, 2));
  else console.log(report(expected.file, results).join('\n'));
  return failed.length === 0 ? 0 : 1;
};

const report = (file: string, results: readonly CallResult[]): string[] => {
  const lines = results.flatMap(({ expected, failures, call }, index) => {
    if (failures.length === 0) return [];
    const trace = call === undefined ? [] : explainText(call).map((line) => (line === '' ? '' : `    ${line}`));
    return [
      `${file}: calls[${index}]: ${titleOf(expected)}`,
      ...failures.map((failure) => `  ${failure}`),
      ...trace,
      '',
    ];
  });
  const held = results.filter(({ failures }) => failures.length === 0).length;
  return [...lines, `${file}: ${held} of ${results.length} expected calls hold.`];
};

const titleOf = (expected: ExpectedCall): string =>
  'to' in expected ? `CCAIP hands over to ${expected.to}` : `${expected.as} dials ${expected.dial}`;

await new Command('npm run calls')
  .usage('-- <tenant> [--json]')
  .description('Plays the calls of calls.yaml against the tenant file; fails if one does not go as expected.')
  .argument('<tenant>', 'a folder under stacks/, or under TRUNKLINE_TENANTS')
  .option('--json', 'all results with their traces as JSON')
  .action((name: string, options: { readonly json?: boolean }) => runScript(() => calls(name, options)))
  .parseAsync();
