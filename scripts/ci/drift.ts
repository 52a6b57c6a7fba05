import { setTimeout } from 'node:timers/promises';
import { ProblemError } from '../../tenant/problem-error.ts';
import { type GitHub, gitHubOf } from './github.ts';
import { output, say } from './in-job.ts';
import { lookForDrift } from './look-for-drift.ts';
import { aliveNow, newestRecord } from './records.ts';
import type { Waiter } from './up.ts';

interface Options {
  readonly tenant: string;
}

const halfAnHour: Waiter = { tries: 60, wait: () => setTimeout(30_000) };

/**
 * `ci drift`: compares a tenant with its files while nothing is carried out in it, since in the middle of an `up` they differ. What began
 * meanwhile makes it compare again, and the issue is kept by a look alone during which nothing began. The job's output `moved` is false where nothing is known.
 */
export const drift = async (
  { tenant }: Options,
  gitHub: GitHub = gitHubOf(process.env),
  look = lookForDrift,
  { tries, wait } = halfAnHour,
): Promise<number> => {
  for (let at = 0; at < tries; at += 1) {
    const before = await newestRecord(gitHub, tenant);
    if ((await aliveNow(gitHub, { tenant, tasks: ['up', 'again'] })) !== undefined) {
      if (at === 0) say(`${tenant}: an up is running, and is waited for.`);
      await wait();
      continue;
    }
    const { exitCode, tell } = await look(tenant);
    if ((await newestRecord(gitHub, tenant)) === before) {
      output('moved', String(exitCode !== 0), process.env);
      return (await tell()) ? exitCode : 1;
    }
    say(`${tenant}: an up began meanwhile, so it is compared again.`);
  }
  output('moved', 'false', process.env);
  throw new ProblemError({
    file: tenant,
    message: 'an up is running and does not end, so it was not compared: whether it has drifted is not known.',
    fix: 'run this job again once it has ended.',
  });
};
