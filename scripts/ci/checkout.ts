import { execa } from 'execa';
import { gitEnvironment } from '../../providers/kit/git-environment.ts';
import { ProblemError } from '../../tenant/problem-error.ts';

/** The work tree that a folder lies in, as git has it. */
export interface Checkout {
  /** The commit's full id. */
  readonly commit: string;
  /** Files that aren't as the commit has them. */
  readonly dirty: readonly string[];
}

const gitIn = (folder: string) =>
  execa({ cwd: folder, reject: false, env: gitEnvironment(process.env), extendEnv: false });

const demand = (
  folder: string,
  { exitCode, stderr }: { readonly exitCode?: number | undefined; readonly stderr: string },
): void => {
  if (exitCode === 0) return;
  throw new ProblemError({
    file: folder,
    message: `git says: ${stderr.trim().split('\n').at(-1) ?? ''}`,
    allowed: 'A job works in a checkout, with all of its history.',
    fix: 'let actions/checkout fetch it, with fetch-depth: 0.',
  });
};

export const readCheckout = async (folder: string): Promise<Checkout> => {
  const git = gitIn(folder);
  const head = await git`git rev-parse --verify HEAD`;
  demand(folder, head);
  // Only this folder: other checkouts of the job may lie beside it.
  const status = await git`git status --porcelain --untracked-files=all -- .`;
  demand(folder, status);
  return { commit: head.stdout.trim(), dirty: status.stdout.split('\n').flatMap((line) => line.slice(3) || []) };
};

/** Whether the checkout comes after a commit, or is it; a commit that isn't known here is none that it comes after. */
export const comesAfter = async (folder: string, commit: string): Promise<boolean> => {
  const { exitCode } = await gitIn(folder)`git merge-base --is-ancestor ${commit} HEAD`;
  return exitCode === 0;
};

/** Whether the checkout lies before a commit, and isn't it. */
export const liesBefore = async (folder: string, commit: string): Promise<boolean> => {
  const { exitCode } = await gitIn(folder)`git merge-base --is-ancestor HEAD ${commit}`;
  return exitCode === 0 && !(await comesAfter(folder, commit));
};

/** Goes to another commit of the same repository. */
export const goTo = async (folder: string, commit: string): Promise<void> => {
  demand(folder, await gitIn(folder)`git checkout --quiet --detach ${commit}`);
};
