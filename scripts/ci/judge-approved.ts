import type { Problem } from '../../tenant/problem.ts';
import type { PreviewPart } from './preview-part.ts';

/** What an `up` in CI stands on. */
export interface Standing {
  readonly tenant: string;
  /** What the preview's job has left; absent: nothing. */
  readonly preview?: PreviewPart | undefined;
  /** Of the checkout that is to be carried out, and of trunkline's code. */
  readonly commit: string;
  readonly trunkline: string;
  readonly fingerprint: string;
  /** Files of the checkout that aren't those of its commit. */
  readonly dirty: readonly string[];
  /** Whether a person has approved this run for the tenant's environment. */
  readonly isApproved: boolean;
  /** A tenant of the same run after whose `up` calls aren't shown to hold; absent: there is none. */
  readonly stoppedBy?: string | undefined;
  /** The commit whose `up` began last, however that ended, and whether the checkout's comes after it or is it; absent: none did. */
  readonly last?: { readonly commit: string; readonly isBefore: boolean } | undefined;
}

const short = (commit: string): string => commit.slice(0, 10);

/** Why this `up` must not begin; nothing where it is that of the commit whose preview was approved. */
export const judgeApproved = (standing: Standing): Problem[] => {
  const { tenant, preview, commit, last } = standing;
  const wrong = (message: string, fix: string, allowed?: string): Problem => ({
    file: tenant,
    message,
    ...(allowed !== undefined && { allowed }),
    fix,
  });
  const again = 'start the workflow anew, and approve the preview of this commit.';
  const problems: Problem[] = [];
  if (preview === undefined) problems.push(wrong('there is no preview of it in this run.', again));
  else if (preview.tenant !== tenant) problems.push(wrong(`the preview is that of "${preview.tenant}".`, again));
  else {
    if (preview.commit !== commit || preview.fingerprint !== standing.fingerprint) {
      problems.push(
        wrong(
          `the preview that was approved is of commit ${short(preview.commit)}, and this is ${short(commit)}${preview.commit === commit ? ' with other files' : ''}.`,
          again,
          'Only the commit whose preview was approved is carried out.',
        ),
      );
    }
    if (preview.trunkline !== standing.trunkline) {
      problems.push(
        wrong(
          `the preview was made by trunkline ${short(preview.trunkline)}, and this is ${short(standing.trunkline)}.`,
          again,
        ),
      );
    }
    if (preview.exitCode !== 0)
      problems.push(wrong(`its preview failed (exit code ${preview.exitCode}).`, 'put that right first.'));
  }
  if (standing.dirty.length > 0) {
    problems.push(
      wrong(`the checkout has files that its commit has not: ${standing.dirty.slice(0, 5).join(', ')}.`, again),
    );
  }
  if (!standing.isApproved) {
    problems.push(
      wrong(
        `nobody has approved this run for environment "${tenant}".`,
        `in the repository's settings give environment "${tenant}" required reviewers, and start the workflow anew.`,
        'GitHub makes an environment that a workflow names and nobody set up, and lets every job through.',
      ),
    );
  }
  if (standing.stoppedBy !== undefined) {
    problems.push(
      wrong(
        `not begun, since calls of "${standing.stoppedBy}" are not shown to hold after its up in this run.`,
        'see what it says; once that is right, run the failed jobs again.',
      ),
    );
  }
  if (last !== undefined && !last.isBefore) {
    problems.push(
      wrong(
        `commit ${short(last.commit)} was begun since, and this one does not come after it.`,
        'to go back, revert it: that is a commit of its own.',
      ),
    );
  }
  return problems;
};
