import { ProblemError } from '../../tenant/problem-error.ts';
import { tenantsRoot } from '../../tenant/root.ts';
import type { StackState } from '../pulumi/stack-state.ts';
import { somethingWaits, waitsIn } from '../pulumi/tell-waiting.ts';
import { goTo, readCheckout } from './checkout.ts';
import { type GitHub, gitHubOf } from './github.ts';
import { annotate, tellJournal } from './in-job.ts';
import { judgeAgain } from './judge-again.ts';
import { type Own, own } from './own.ts';
import { jsonIn } from './preview-part.ts';
import { type Up, upOf } from './up.ts';

interface Options {
  readonly tenant: string;
  readonly lateHours: number;
}

/** What it works with; tests take others. */
interface With {
  readonly gitHub?: GitHub;
  readonly run?: Own;
  readonly carryOut?: Up;
  readonly now?: Date;
}

const readState = async (tenant: string, run: Own): Promise<StackState> => {
  const { exitCode, stdout, stderr } = await run('pulumi.ts', ['stack', 'export', '-s', tenant]);
  const state = exitCode === 0 ? jsonIn(stdout) : undefined;
  if (typeof state === 'object' && state !== null) return state;
  throw new ProblemError({
    file: tenant,
    message: `its state can't be read: ${stderr.trim().split('\n').at(-1) ?? ''}`,
    allowed: 'Whether something waits stands in the state.',
    fix: 'give this job what the up has: the backend, and what opens its secrets.',
  });
};

/** `ci again`: carries out again what was approved and carried out last, as long as something waits; exit code 9 once that takes too long. */
export const again = async ({ tenant, lateHours }: Options, given: With = {}): Promise<number> => {
  const { env } = process;
  const { gitHub = gitHubOf(env), run = own, carryOut = upOf, now = new Date() } = given;
  const root = tenantsRoot(env);
  const commit = await gitHub.lastDone(tenant);
  if (commit !== undefined) {
    const { dirty } = await readCheckout(root);
    if (dirty.length > 0) {
      throw new ProblemError({
        file: tenant,
        message: `the checkout has files that its commit has not: ${dirty.slice(0, 5).join(', ')}.`,
        allowed: 'Only what was approved is carried out again.',
        fix: 'check out nothing but the repository of tenants there.',
      });
    }
    await goTo(root, commit);
  }
  const waits = commit === undefined ? [] : waitsIn(await readState(tenant, run));
  const found = judgeAgain({ commit, waits }, { now, lateHours });
  if (found.does === 'nothing') {
    console.log(`${tenant}: ${found.why}.`);
    return 0;
  }
  tellJournal(env);
  console.log(`${tenant}: commit ${found.commit.slice(0, 10)} again, ${waits.length} of it waited.`);
  const exitCode = await carryOut(tenant);
  if (exitCode !== somethingWaits) return exitCode;
  for (const line of found.late) annotate('error', `${tenant}: ${line}, which is more than ${lateHours} hours.`, env);
  return found.late.length > 0 ? somethingWaits : 0;
};
