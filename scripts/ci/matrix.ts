import { ProblemError } from '../../tenant/problem-error.ts';
import { tenantsRoot } from '../../tenant/root.ts';
import { changedSince } from '../fleet/changed-since.ts';
import { matrixOf } from '../fleet/matrix.ts';
import { selectTenants } from '../fleet/select-tenants.ts';
import { output } from './in-job.ts';

interface Options {
  readonly only: string;
  readonly changedSince?: string;
  /** Which part of 256, from 0, and how many the caller has jobs for. */
  readonly part: number;
  readonly parts: number;
}

/** `ci matrix`: the tenants of this call's jobs, as the job's outputs `tenants` and `any`. More than the caller has parts for is no success. */
export const matrix = async ({ only, changedSince: ref, part, parts }: Options): Promise<number> => {
  const { env } = process;
  const root = tenantsRoot(env);
  const selected = selectTenants(root, [only]);
  const since = ref === undefined ? undefined : await changedSince(root, ref);
  const all = matrixOf(since === undefined ? selected : selected.filter((name) => since.changed.includes(name)));
  if (all.length > parts) {
    throw new ProblemError({
      file: 'workflow',
      path: 'parts',
      message: `${all.flat().length} tenants are ${all.length} parts of 256, and this is called for ${parts}.`,
      allowed: 'GitHub takes 256 jobs in a matrix.',
      fix: `call the workflow ${all.length} times, with parts: ${all.length} and part: 0 to ${all.length - 1}.`,
    });
  }
  const mine = all[part] ?? [];
  output('tenants', JSON.stringify(mine), env);
  output('any', String(mine.length > 0), env);
  console.log(mine.length === 0 ? 'No tenant.' : mine.join('\n'));
  return 0;
};
