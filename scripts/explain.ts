/** `npm run explain -- <tenant> --as <user> --dial <number>`, or `--to <user or number>`: what Teams does with one call. */

import { Command } from 'commander';
import { type Explanation, explanationText } from '../live/explanation.ts';
import type { FileSide } from '../live/side.ts';
import { compileConfig } from '../routing/compile.ts';
import { fromTenant } from '../routing/from-tenant.ts';
import { jsonWithoutStandIn } from '../routing/not-connected.ts';
import { answer } from '../routing/question.ts';
import { dayOf } from '../tenant/day.ts';
import { loadTenant } from '../tenant/load.ts';
import { ProblemError } from '../tenant/problem-error.ts';
import { tenantsRoot } from '../tenant/root.ts';
import { type Asked, questionOf } from './explain/asked.ts';
import { runScript } from './run-script.ts';

const explain = async (name: string, asked: Asked & { readonly json?: boolean }): Promise<number> => {
  const today = dayOf(new Date());
  const { tenant, problems } = loadTenant({ root: tenantsRoot(process.env), name, today });
  if (!tenant) throw new ProblemError(...problems);
  const voice = compileConfig(fromTenant(tenant));
  const question = questionOf(voice, asked);
  // The lab runs only while somebody uses it, and what reaches it must know its certificate from the start.
  if (asked.live && name === 'lab' && !process.env.TRUNKLINE_LAB_URL) {
    const { runInLab } = await import('./lab/run-in-lab.ts');
    return runInLab(process.argv.slice(1));
  }
  const explanation = asked.live ? await explainFromTenant({ tenant, voice }, question) : answer(voice, question);
  if (explanation === undefined) throw new Error(`no answer for ${JSON.stringify(question)}`);
  console.log(
    asked.json ? JSON.stringify(explanation, jsonWithoutStandIn, 2) : explanationText(explanation).join('\n'),
  );
  return 0;
};

const explainFromTenant = async (file: FileSide, question: ReturnType<typeof questionOf>): Promise<Explanation> => {
  const [{ openSession }, { explainLive }] = await Promise.all([
    import('../providers/msteams/open-session.ts'),
    import('../live/explain.ts'),
  ]);
  const session = openSession(file.tenant.id, process.env);
  try {
    return await explainLive(session, file, question);
  } finally {
    await session.close();
  }
};

await new Command('npm run explain')
  .usage('-- <tenant> (--as <user> --dial <number> | --to <user>) [--live] [--json]')
  .description(
    'Tells what Teams does with one call, step by step, from the tenant file alone or from the tenant itself.',
  )
  .argument('<tenant>', 'a folder under stacks/, or under TRUNKLINE_TENANTS')
  .option('--as <user>', 'who dials: a UPN, or the part before the @')
  .option('--dial <number>', 'what they dial')
  .option('--to <user>', 'whom CCAIP hands the call to: a user, a number or a SIP URI')
  .option(
    '--live',
    'from the tenant itself, and where it differs from the file; needs the credentials of `up`, only reads',
  )
  .option('--json', 'the trace as JSON: docs/reference/explain-output.schema.json')
  .addHelpText('after', '\nExample: npm run explain -- lab --as ada --dial 112')
  .showHelpAfterError()
  .action((name: string, asked: Asked & { readonly json?: boolean }) => runScript(() => explain(name, asked)))
  .parseAsync();
