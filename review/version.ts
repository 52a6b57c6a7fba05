import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { execa } from 'execa';
import { displayPath } from '../tenant/display-path.ts';
import { ProblemError } from '../tenant/problem-error.ts';

/** The tenants' folder as it was, or is, at one time. */
export interface Version {
  /** The folder of tenant folders; of a commit, a copy. */
  readonly root: string;
  /** As asked for: `main`, `work tree`. */
  readonly ref: string;
  /** The commit's full id; absent for the work tree. */
  readonly commit?: string;
  /** Removes the copy. */
  readonly dispose: () => void;
}

/** Reads the tenants' folder of a commit, or of the work tree if no ref is given, from the repository that holds the folder. */
export const openVersion = async (root: string, option: '--base' | '--head', ref?: string): Promise<Version> => {
  if (ref === undefined) return { root, ref: 'work tree', dispose: () => {} };
  const { top, under } = await repositoryOf(root, option);
  const git = execa({ cwd: top, reject: false });
  const { exitCode, stdout } = await git`git rev-parse --verify --quiet --end-of-options ${`${ref}^{commit}`}`;
  if (exitCode !== 0) throw new ProblemError(unknownRef(option, ref, top));
  const commit = stdout.trim();
  const copy = realpathSync(mkdtempSync(join(tmpdir(), 'trunkline-review-')));
  const dispose = () => rmSync(copy, { recursive: true, force: true });
  const tenants = join(copy, basename(root));
  mkdirSync(tenants);
  try {
    // A folder that wasn't there yet has no tenants.
    const tree = `${commit}:${under}`;
    if ((await git`git rev-parse --verify --quiet ${tree}`).exitCode === 0) {
      // An index of its own: nothing of the person's checkout is touched, and line ends are as in a checkout.
      const own = execa({ cwd: top, env: { GIT_INDEX_FILE: join(copy, 'index') } });
      await own`git read-tree ${tree}`;
      await own`git checkout-index --all --quiet --prefix=${`${tenants.replaceAll('\\', '/')}/`}`;
    }
  } catch (error) {
    dispose();
    throw error;
  }
  return { root: tenants, ref, commit, dispose };
};

const repositoryOf = async (
  root: string,
  option: string,
): Promise<{ readonly top: string; readonly under: string }> => {
  const { exitCode, stdout } = await execa({ cwd: dirname(root), reject: false })`git rev-parse --show-toplevel`;
  if (exitCode !== 0) {
    throw new ProblemError({
      file: 'npm run review',
      path: option,
      message: `"${displayPath(root)}" isn't in a git repository, so it has no other version.`,
      allowed: 'A review compares two versions of the folder of tenants.',
      fix: 'set TRUNKLINE_TENANTS to a folder in a clone of the repository that holds the tenants.',
    });
  }
  const top = realpathSync(stdout.trim());
  return { top, under: relative(top, realpathSync(root)).replaceAll('\\', '/') };
};

const unknownRef = (option: string, ref: string, top: string) => ({
  file: 'npm run review',
  path: option,
  message: `"${ref}" isn't a commit, branch or tag of ${displayPath(top) || 'this repository'}.`,
  allowed: 'A shallow clone has no other commit than its own.',
  fix: 'correct the spelling, or fetch it: git fetch origin (in GitHub Actions: fetch-depth: 0).',
});
