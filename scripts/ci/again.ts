import { existsSync } from 'node:fs';
import { ProblemError } from '../../tenant/problem-error.ts';
import { tenantsRoot } from '../../tenant/root.ts';
import { tenantIdOf } from '../../tenant/tenant-id-of.ts';
import { callsDontHold, judgeAfterUp } from '../calls/after-up.ts';
import { readWrites } from '../history/read-writes.ts';
import { journalFolder } from '../pulumi/journal-folder.ts';
import type { StackState } from '../pulumi/stack-state.ts';
import { somethingWaits, waitsIn } from '../pulumi/tell-waiting.ts';
import { root as code } from '../setup/places.mjs';
import { type Commands, carryOut, type Ended, ownCommands, playCalls } from './carry-out.ts';
import { comesAfter, goTo, readCheckout } from './checkout.ts';
import { type GitHub, gitHubOf } from './github.ts';
import { annotate, say, tellJournal } from './in-job.ts';
import { judgeLast, judgeRecord, type Last, lateIn, olderThan } from './judge-again.ts';
import { type Own, own } from './own.ts';
import { jsonIn } from './preview-part.ts';
import { aliveNow, begunBeyond, isAlive, lastBegun, putOnRecord, tellAgain } from './records.ts';

interface Options {
  readonly tenant: string;
  readonly lateHours: number;
}

/** What it works with; tests take others. */
interface With {
  readonly gitHub?: GitHub;
  readonly run?: Own;
  readonly commands?: Commands;
  readonly now?: Date;
}

const readState = async (
  tenant: string,
  run: Own,
  { isMissing }: { readonly isMissing?: StackState } = {},
): Promise<StackState> => {
  const { exitCode, stdout, stderr } = await run('pulumi.ts', ['stack', 'export', '-s', tenant]);
  const state = exitCode === 0 ? jsonIn(stdout) : undefined;
  if (typeof state === 'object' && state !== null) return state;
  if (isMissing && /no stack named/.test(stderr)) return isMissing;
  throw new ProblemError({
    file: tenant,
    message: `its state can't be read: ${stderr.trim().split('\n').at(-1) ?? ''}`,
    allowed: 'Whether something waits stands in the state.',
    fix: 'give this job what the up has: the backend, and what opens its secrets.',
  });
};

const lastOf = async (gitHub: GitHub, tenant: string, root: string): Promise<Last | undefined> => {
  const record = await lastBegun(gitHub, tenant);
  if (record === undefined) return undefined;
  return { ...record, isAlive: await isAlive(gitHub, record), isMerged: await comesAfter(root, record.commit) };
};

/** A record is written by whoever may deploy: it is held against the run that it names, in which a person must have approved this commit. */
const isApprovedBy = async (gitHub: GitHub, tenant: string, { run, commit }: Last): Promise<boolean> =>
  run !== '' && (await gitHub.runOf(run)).commit === commit && (await gitHub.approvedIn(run)).includes(tenant);

const demandClean = async (tenant: string, root: string): Promise<void> => {
  const { dirty } = await readCheckout(root);
  if (dirty.length === 0) return;
  throw new ProblemError({
    file: tenant,
    message: `the checkout has files that its commit has not: ${dirty.slice(0, 5).join(', ')}.`,
    allowed: 'Only what was approved is carried out again.',
    fix: 'check out nothing but the repository of tenants there.',
  });
};

/** The commit of what was written last, by the history, where the checkout doesn't come after it: carried out from elsewhere, it left no record. */
const writtenBeyond = async (tenant: string, root: string): Promise<string | undefined> => {
  const folder = journalFolder(process.env);
  const id = tenantIdOf(root, tenant);
  if (folder === undefined || id === undefined || !existsSync(folder)) return undefined;
  const commit = readWrites(folder, id)
    .writes.at(-1)
    ?.commit?.replace(/-dirty$/, '');
  return commit === undefined || (await comesAfter(root, commit)) ? undefined : commit;
};

/** Nothing waits but calls: nothing is written, and what isn't in effect is late once too much time has gone. */
const lookAgain = async (tenant: string, commands: Commands): Promise<Ended> => {
  const calls = judgeAfterUp({
    up: 'done',
    ...(await playCalls(tenant, commands)),
    mayBeOnItsWay: () => true, // how long it may be is asked afterwards
  });
  if (calls === 'wrong') return { exitCode: callsDontHold, state: 'stopped' };
  return { exitCode: 0, state: calls === 'late' ? 'late' : 'done' };
};

/** `ci again`: carries out again what was approved and carried out last, as long as something waits; exit code 9 once that takes too long. */
export const again = async ({ tenant, lateHours }: Options, given: With = {}): Promise<number> => {
  const { env } = process;
  const { gitHub = gitHubOf(env), run = own, commands = ownCommands, now = new Date() } = given;
  const root = tenantsRoot(env);
  const last = await lastOf(gitHub, tenant, root);
  const found = judgeLast(tenant, last);
  if (found.does === 'refuse') throw new ProblemError(found.problem);
  /** Nothing is carried out without a record, but what waits too long is told. */
  const lateWithoutRecord = async (): Promise<number> => {
    const late = lateIn(waitsIn(await readState(tenant, run, { isMissing: {} })), { now, lateHours });
    if (late.length === 0) return nothing('nothing was approved and carried out yet');
    for (const line of late) {
      annotate(
        'error',
        `${tenant}: ${line}, more than ${lateHours} hours, and no up is on record that could be carried out again.`,
        env,
      );
    }
    return somethingWaits;
  };
  const nothing = (why: string): number => {
    say(`${tenant}: ${why}.`);
    return 0;
  };
  if (last === undefined) return lateWithoutRecord();
  if (found.does === 'nothing') return nothing(found.why);
  await demandClean(tenant, root);
  await goTo(root, found.commit);
  const waits = waitsIn(await readState(tenant, run)).length;
  const isLate = last.state === 'late';
  if (waits === 0 && !isLate) return nothing('nothing waits, and its calls held');
  const newer =
    (await begunBeyond(gitHub, tenant, (commit) => comesAfter(root, commit))) ?? (await writtenBeyond(tenant, root));
  if (newer !== undefined) throw new ProblemError(olderThan(tenant, found.commit, newer));
  const { commit: trunkline } = await readCheckout(code);
  const isApproved = await isApprovedBy(gitHub, tenant, last);
  const problem = judgeRecord(tenant, last, { isApproved, trunkline });
  if (problem) throw new ProblemError(problem);
  // First its own flag, then a look at the other's: an up does the same, and waits where this one gives way.
  const record = await putOnRecord(gitHub, { tenant, task: 'again', commit: found.commit, trunkline });
  const other = await aliveNow(gitHub, { tenant, tasks: ['up'] });
  if (other !== undefined || (await lastBegun(gitHub, tenant))?.id !== last.id) {
    await record.tell('left', 'an up came first');
    return nothing('an up has begun meanwhile, and comes first');
  }
  await record.tell('runs');
  tellJournal(env);
  say(`${tenant}: commit ${found.commit.slice(0, 10)} again, ${waits} of it waited${isLate ? ', and calls' : ''}.`);
  let ended: Ended = { exitCode: -1, state: 'stopped' };
  try {
    ended = waits > 0 ? await carryOut(tenant, commands) : await lookAgain(tenant, commands);
  } finally {
    await record.tell(ended.state, `exit code ${ended.exitCode}`);
  }
  // Whether its calls hold by now stands with the up itself, which is what the next job goes by.
  if (ended.state !== 'failed' && ended.state !== last.state) {
    await tellAgain(gitHub, last.id, ended.state, 'as the scheduled job has seen');
  }
  if (ended.state === 'stopped') {
    annotate('error', `${tenant}: its calls are not shown to hold.`, env);
    return ended.exitCode;
  }
  const isLateNow = ended.state === 'late' && now.getTime() - Date.parse(last.at) > lateHours * 3_600_000;
  if (isLateNow) {
    annotate('error', `${tenant}: calls are not in effect yet, more than ${lateHours} hours after its up.`, env);
    return somethingWaits;
  }
  if (ended.exitCode !== somethingWaits) return ended.exitCode;
  // What waits now: something of it may have come to its end.
  const late = lateIn(waitsIn(await readState(tenant, run)), { now, lateHours });
  for (const line of late) annotate('error', `${tenant}: ${line}, which is more than ${lateHours} hours.`, env);
  return late.length > 0 ? somethingWaits : 0;
};
