import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { execa } from 'execa';
import { gitEnvironment } from '../providers/kit/git-environment.ts';
import { displayPath } from '../tenant/display-path.ts';
import type { Wording } from '../tenant/problem.ts';
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

type Option = '--base' | '--head' | '--changed-since' | '--post';

/**
 * Reads the tenants' folder of a commit, or of the work tree if no ref is given. Git is asked in that very folder: it may be the top of
 * its repository, lie in another one, in a worktree or in a submodule.
 */
export const openVersion = async (root: string, option: Option, ref?: string): Promise<Version> => {
  if (ref === undefined) return { root, ref: 'work tree', dispose: () => {} };
  const { top, under } = await repositoryOf(root, option);
  const git = execa({ cwd: top, reject: false, env: gitEnvironment(process.env), extendEnv: false });
  const { exitCode, stdout } = await git`git rev-parse --verify --quiet --end-of-options ${`${ref}^{commit}`}`;
  if (exitCode !== 0) throw refused(option, unknownRef(ref, top));
  const commit = stdout.trim();
  const copy = realpathSync(mkdtempSync(join(tmpdir(), 'trunkline-review-')));
  const dispose = () => rmSync(copy, { recursive: true, force: true });
  const tenants = join(copy, basename(root));
  mkdirSync(tenants);
  try {
    const tree = `${commit}:${under}`;
    // A folder that wasn't there yet has no tenants.
    if ((await git`git cat-file -t ${tree}`).stdout === 'tree') {
      demandWhole(root, (await git`git ls-tree -z ${tree}`).stdout, option, ref);
      // An index of its own: nothing of the person's checkout is touched, and line ends are as in a checkout.
      const own = execa({
        cwd: top,
        env: { ...gitEnvironment(process.env), GIT_INDEX_FILE: join(copy, 'index') },
        extendEnv: false,
      });
      await own`git read-tree ${tree}`;
      await own`git checkout-index --all --quiet --prefix=${`${tenants.replaceAll('\\', '/')}/`}`;
    }
  } catch (error) {
    dispose();
    throw error;
  }
  return { root: tenants, ref, commit, dispose };
};

/** The tenants' folder as its repository knows it, e.g. `stacks`; empty at its top. */
export const folderInRepository = async (root: string, option: Option = '--base'): Promise<string> =>
  (await repositoryOf(root, option)).under;

/** Whether a version is a commit that another one was made from: going from that one to it is a way back. */
export const isBefore = async (root: string, one: Version, other: Version): Promise<boolean> => {
  if (one.commit === undefined || other.commit === undefined || one.commit === other.commit) return false;
  const { exitCode } = await execa('git', ['merge-base', '--is-ancestor', one.commit, other.commit], {
    cwd: nearestFolder(root),
    reject: false,
    env: gitEnvironment(process.env),
    extendEnv: false,
  });
  return exitCode === 0;
};

/** The work tree's top that holds the folder, and the folder's path in it; of a folder that is gone, where it would be. */
const repositoryOf = async (
  root: string,
  option: Option,
): Promise<{ readonly top: string; readonly under: string }> => {
  const near = nearestFolder(root);
  const folder = join(realpathSync(near), relative(near, root));
  const { exitCode, stdout, stderr } = await execa('git', ['rev-parse', '--show-toplevel'], {
    cwd: near,
    reject: false,
    env: gitEnvironment(process.env),
    extendEnv: false,
  });
  if (exitCode !== 0) throw refused(option, noRepository(root, exitCode, stderr));
  const top = realpathSync(stdout.trim());
  return { top, under: relative(top, folder).replaceAll('\\', '/') };
};

const nearestFolder = (path: string): string =>
  existsSync(path) || dirname(path) === path ? path : nearestFolder(dirname(path));

/** A tenant that is a submodule has its files in another repository: a commit of this one would show it as gone. */
const demandWhole = (root: string, tree: string, option: Option, ref: string): void => {
  const elsewhere = tree.split('\0').flatMap((row) => {
    const [facts = '', path = ''] = row.split('\t');
    const isRead = path === 'templates' || existsSync(join(root, path, 'tenant.yaml'));
    return facts.startsWith('160000 ') && isRead ? [path] : [];
  });
  if (elsewhere.length > 0) throw refused(option, ...elsewhere.map((path) => submodule(path, ref)));
};

const refused = (option: Option, ...wordings: readonly Wording[]): ProblemError =>
  new ProblemError(...wordings.map((wording) => ({ file: commandOf(option), path: option, ...wording })));

const commandOf = (option: Option): string =>
  option === '--post' ? 'npm run drift' : option === '--changed-since' ? 'npm run fleet' : 'npm run review';

const submodule = (path: string, ref: string): Wording => ({
  message: `"${path}" is a submodule in ${ref}, so its files are in another repository.`,
  allowed: 'A review compares two versions of one repository.',
  fix: 'let TRUNKLINE_TENANTS name a folder in that repository, and review there.',
});

const noRepository = (root: string, exitCode: number | undefined, stderr: string): Wording => {
  if (exitCode === undefined) {
    return {
      message: '"git" could not be started.',
      allowed: 'Versions are read by git.',
      fix: 'install git, and put it on the PATH.',
    };
  }
  if (stderr.includes('dubious ownership')) {
    return {
      message: `git reads nothing of "${displayPath(root)}": another user owns it.`,
      allowed: 'git reads a repository of its own user, or one that is named as safe.',
      fix: `git config --global --add safe.directory '${/'([^']+)'/.exec(stderr)?.[1] ?? root}'`,
    };
  }
  return {
    message: `"${displayPath(root)}" isn't in a git repository, so it has no other version.`,
    allowed: 'A review compares two versions of the folder of tenants.',
    fix: 'set TRUNKLINE_TENANTS to a folder in a clone of the repository that holds the tenants.',
  };
};

const unknownRef = (ref: string, top: string): Wording => ({
  message: `"${ref}" isn't a commit, branch or tag of ${displayPath(top) || 'this repository'}.`,
  allowed: 'A shallow clone has no other commit than its own.',
  fix: 'correct the spelling, or fetch it: git fetch origin (in GitHub Actions: fetch-depth: 0).',
});
