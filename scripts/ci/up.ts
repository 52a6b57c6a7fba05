import { existsSync, readFileSync } from 'node:fs';
import { ProblemError } from '../../tenant/problem-error.ts';
import { tenantsRoot } from '../../tenant/root.ts';
import { fingerprintOf } from '../fleet/fingerprint.ts';
import { runOwnCommand } from '../pulumi/own-command.ts';
import { somethingWaits } from '../pulumi/tell-waiting.ts';
import { root as code } from '../setup/places.mjs';
import { comesAfter, readCheckout } from './checkout.ts';
import { type GitHub, gitHubOf } from './github.ts';
import { annotate, output, tellJournal } from './in-job.ts';
import { judgeApproved } from './judge-approved.ts';
import { jsonIn, partSchema } from './preview-part.ts';

interface Options {
  readonly tenant: string;
  /** The preview's file. */
  readonly preview: string;
}

/** Runs `up` with the job's own output; tests take something else. */
export type Up = (tenant: string) => Promise<number>;

/** The job's token is for this step alone: nothing of the engine's asks GitHub. */
export const upOf: Up = (tenant) => {
  const { GITHUB_TOKEN: _, ...env } = process.env;
  return runOwnCommand('pulumi.ts', { args: ['up', '--yes', '--non-interactive', '-s', tenant], env, whole: true });
};

const readPreview = (file: string) =>
  existsSync(file) ? partSchema.safeParse(jsonIn(readFileSync(file, 'utf8'))).data : undefined;

/** `ci up`: carries out the commit whose preview a person has approved, and no other. What waits then is no failure. */
export const up = async (
  { tenant, preview }: Options,
  gitHub: GitHub = gitHubOf(process.env),
  run: Up = upOf,
): Promise<number> => {
  const { env } = process;
  const root = tenantsRoot(env);
  const [{ commit, dirty }, trunkline] = [await readCheckout(root), await readCheckout(code)];
  const done = await gitHub.lastDone(tenant);
  const problems = judgeApproved({
    tenant,
    preview: readPreview(preview),
    commit,
    dirty,
    trunkline: trunkline.commit,
    fingerprint: fingerprintOf(root, tenant),
    isApproved: (await gitHub.approvedIn()).includes(tenant),
    last: done === undefined ? undefined : { commit: done, isBefore: await comesAfter(root, done) },
  });
  if (problems.length > 0) throw new ProblemError(...problems);
  tellJournal(env);
  const exitCode = await run(tenant);
  output('waiting', String(exitCode === somethingWaits), env);
  if (exitCode !== somethingWaits) return exitCode;
  annotate(
    'notice',
    `${tenant}: all that can be done is done, and something waits. The scheduled job goes on with it.`,
    env,
  );
  return 0;
};
