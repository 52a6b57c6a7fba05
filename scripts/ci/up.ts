import { existsSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { ProblemError } from '../../tenant/problem-error.ts';
import { tenantsRoot } from '../../tenant/root.ts';
import { callsDontHold } from '../calls/after-up.ts';
import { fingerprintOf } from '../fleet/fingerprint.ts';
import { somethingWaits } from '../pulumi/tell-waiting.ts';
import { root as code } from '../setup/places.mjs';
import { type Commands, carryOut, type Ended, ownCommands } from './carry-out.ts';
import { comesAfter, liesBefore, readCheckout } from './checkout.ts';
import { type GitHub, gitHubOf } from './github.ts';
import { annotate, output, say, tellJournal } from './in-job.ts';
import { judgeApproved } from './judge-approved.ts';
import { jsonIn, partSchema } from './preview-part.ts';
import { aliveNow, lastBegun, putOnRecord, stoppedBy, stopRun } from './records.ts';

interface Options {
  readonly tenant: string;
  /** The preview's file. */
  readonly preview: string;
  /** The tenant that the others of the run wait for: it counts as well where a newer commit is there and well. */
  readonly canary?: string;
}

const readPreview = (file: string) =>
  existsSync(file) ? partSchema.safeParse(jsonIn(readFileSync(file, 'utf8'))).data : undefined;

/** How an `up` waits for what may run in its tenant; a test waits not at all. */
export interface Waiter {
  /** Looks at GitHub, and how long is between two. */
  readonly tries: number;
  readonly wait: () => Promise<unknown>;
}

/** What is left of the job's 350 minutes is for the `up` itself. */
const twoHours: Waiter = { tries: 40, wait: () => setTimeout(3 * 60_000) };

/** Whether nothing else carries out anything in this tenant, after it was waited for. */
const isFree = async (gitHub: GitHub, tenant: string, { tries, wait }: Waiter): Promise<boolean> => {
  for (let at = 0; at < tries; at += 1) {
    if ((await aliveNow(gitHub, { tenant, tasks: ['again'] })) === undefined) return true;
    if (at === 0) say(`${tenant}: the scheduled job is at work, and is waited for, two hours at most.`);
    await wait();
  }
  return false;
};

/** `ci up`: carries out the commit whose preview a person has approved, and no other. What waits then is no failure. */
export const up = async (
  { tenant, preview, canary = '' }: Options,
  gitHub: GitHub = gitHubOf(process.env),
  commands: Commands = ownCommands,
  waiter = twoHours,
): Promise<number> => {
  const { env } = process;
  const root = tenantsRoot(env);
  const [{ commit, dirty }, trunkline] = [await readCheckout(root), await readCheckout(code)];
  const isApproved = (await gitHub.approvedIn()).includes(tenant);
  const judge = async () => {
    const last = await lastBegun(gitHub, tenant);
    const isPast = tenant === canary && last?.state === 'done' && (await liesBefore(root, last.commit));
    const problems = judgeApproved({
      tenant,
      preview: readPreview(preview),
      commit,
      dirty,
      trunkline: trunkline.commit,
      fingerprint: fingerprintOf(root, tenant),
      isApproved,
      stoppedBy: await stoppedBy(gitHub, commit),
      last:
        isPast || last === undefined
          ? undefined
          : { commit: last.commit, isBefore: await comesAfter(root, last.commit) },
    });
    if (problems.length > 0 || !isPast) return { problems, isPast: false };
    const newer = `a newer commit, ${last.commit.slice(0, 10)}, was carried out and is well`;
    annotate('notice', `${tenant}: ${newer}. The others of this run may begin.`, env);
    return { problems, isPast };
  };
  const { problems, isPast } = await judge();
  if (problems.length > 0) throw new ProblemError(...problems);
  if (isPast) return 0;
  // First its own flag, then a look at the other's: the scheduled job does the same, and gives way.
  const record = await putOnRecord(gitHub, { tenant, task: 'up', commit, trunkline: trunkline.commit });
  if (!(await isFree(gitHub, tenant, waiter))) {
    await record.tell('left', 'the scheduled job did not end');
    throw new ProblemError({
      file: tenant,
      message: 'the scheduled job of this tenant is at work and does not end, so nothing was begun.',
      fix: 'see what it does, end it, then run this job again.',
    });
  }
  // Once more: others may have ended, or begun, while it waited.
  const since = await judge();
  if (since.problems.length > 0 || since.isPast) {
    await record.tell('left', 'not begun after it had waited');
    if (since.isPast) return 0;
    throw new ProblemError(...since.problems);
  }
  await record.tell('runs');
  tellJournal(env);
  // Whatever throws from here on may have lost calls.
  let ended: Ended = { exitCode: -1, state: 'stopped' };
  try {
    ended = await carryOut(tenant, commands);
  } finally {
    // Either of the two holds the others back, so the second is told whatever came of the first.
    try {
      await record.tell(ended.state, `exit code ${ended.exitCode}`);
    } finally {
      if (ended.state === 'stopped') await stopRun(gitHub, { tenant, commit, trunkline: trunkline.commit });
    }
  }
  const { exitCode } = ended;
  if (exitCode === callsDontHold) {
    annotate('error', `${tenant}: its calls are not shown to hold. No other up of this run begins.`, env);
  }
  output('waiting', String(exitCode === somethingWaits || ended.state === 'late'), env);
  if (exitCode !== somethingWaits) return exitCode;
  annotate(
    'notice',
    `${tenant}: all that can be done is done, and something waits. The scheduled job goes on with it.`,
    env,
  );
  return 0;
};
