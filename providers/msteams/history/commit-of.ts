import { execFileSync } from 'node:child_process';
import { userInfo } from 'node:os';
import { gitEnvironment } from '../../kit/git-environment.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const gitMilliseconds = 5_000;

/** What CI calls the commit that it checked out: GitHub, GitLab, Azure, Bitbucket, Jenkins. */
const commitVariables = ['GITHUB_SHA', 'CI_COMMIT_SHA', 'BUILD_SOURCEVERSION', 'BITBUCKET_COMMIT', 'GIT_COMMIT'];
const startedByVariables = ['GITHUB_ACTOR', 'GITLAB_USER_LOGIN', 'BUILD_REQUESTEDFOR'];

const firstOf = (env: Environment, names: readonly string[]): string | undefined =>
  names.map((name) => env[name]).find((value) => value !== undefined && value !== '');

/** The commit of a folder's repository; `-dirty` where files below the folder aren't as committed. Undefined without git. */
const commitByGit = (folder: string, env: Environment): string | undefined => {
  try {
    const args = ['-c', 'core.fsmonitor=false', 'status', '--porcelain=v2', '--branch', '--', '.'];
    const said = execFileSync('git', args, {
      cwd: folder,
      env: gitEnvironment(env),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: gitMilliseconds,
      windowsHide: true,
    });
    const oid = /^# branch\.oid ([0-9a-f]{40,64})$/m.exec(said)?.[1];
    return oid === undefined ? undefined : `${oid}${/^[^#\n]/m.test(said) ? '-dirty' : ''}`;
  } catch {
    return undefined;
  }
};

/** The commit of the tenants' files: git knows it best, else CI says what it checked out. */
export const commitOf = (folder: string, env: Environment): string | undefined =>
  commitByGit(folder, env) ?? firstOf(env, commitVariables);

/** Who started the run: a person by CI's account, else whose session on this machine it is. */
export const startedBy = (env: Environment): string | undefined => {
  const named = firstOf(env, startedByVariables);
  if (named !== undefined) return named;
  try {
    return userInfo().username;
  } catch {
    return undefined; // a container's user may have no name
  }
};
