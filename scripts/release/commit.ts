import { execa } from 'execa';
import { ProblemError } from '../../tenant/problem-error.ts';
import { root } from '../setup/places.mjs';

/** What a release is made of. */
export interface ReleasedCommit {
  /** Undefined outside of git. */
  readonly id?: string;
  /** Whether files aren't as committed. */
  readonly isDirty: boolean;
  /** Seconds since 1970, by `SOURCE_DATE_EPOCH`, else when it was committed. */
  readonly time: number;
}

const git = async (...args: string[]): Promise<string | undefined> => {
  const { stdout, failed } = await execa('git', args, { cwd: root, reject: false });
  return failed ? undefined : stdout.trim();
};

/** The commit of the checkout and the time that its archives bear. */
export const releasedCommit = async (env: NodeJS.ProcessEnv): Promise<ReleasedCommit> => {
  const said = await git('log', '-1', '--format=%H %ct');
  const [id, committed] = said?.split(' ') ?? [];
  const time = env.SOURCE_DATE_EPOCH || committed;
  if (time === undefined || !/^\d{1,11}$/.test(time)) {
    throw new ProblemError({
      file: 'SOURCE_DATE_EPOCH',
      message: time === undefined ? "isn't set, and this checkout is none of git." : `"${time}" is no time.`,
      allowed: 'Whole seconds since 1970 UTC, which every file of an archive bears; by default those of the commit.',
      fix: 'set it, e.g. to what git log -1 --format=%ct prints.',
    });
  }
  const changed = id === undefined ? '' : await git('status', '--porcelain');
  return { ...(id !== undefined && { id }), isDirty: changed !== '', time: Number(time) };
};
