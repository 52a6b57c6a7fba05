import { listing } from '../../tenant/listing.ts';
import { ProblemError } from '../../tenant/problem-error.ts';
import { tenantsRoot } from '../../tenant/root.ts';
import { changedSince } from '../fleet/changed-since.ts';
import { matrixOf } from '../fleet/matrix.ts';
import { selectTenants } from '../fleet/select-tenants.ts';
import { annotate, output, say } from './in-job.ts';
import { mixedNames } from './mixed-names.ts';

interface Options {
  readonly only: string;
  readonly changedSince?: string;
  /** Which part of 256, from 0, and how many the caller has jobs for. */
  readonly part: number;
  readonly parts: number;
  /** The tenant that comes first, alone, if it is among them; none where empty. */
  readonly canary?: string;
}

const wrong = (path: string, message: string, allowed: string, fix: string) =>
  new ProblemError({ file: 'workflow', path, message, allowed, fix });

/**
 * `ci matrix`: the tenants of this call's jobs, as the job's outputs `tenants` and `any`; `canary` and `rest` are the same, apart. More than the
 * caller has parts for is no success, nor is a part that isn't there.
 */
export const matrix = async ({ only, changedSince: ref, part, parts, canary = '' }: Options): Promise<number> => {
  const { env } = process;
  const root = tenantsRoot(env);
  if (part >= parts) {
    throw wrong(
      'part',
      `part ${part} of ${parts} is none.`,
      'Parts are counted from 0.',
      `call the workflow with part: 0${parts > 1 ? ` to ${parts - 1}` : ''}, or with more parts.`,
    );
  }
  const known = selectTenants(root, []);
  const mixed = mixedNames(known);
  if (mixed.length > 0) {
    throw new ProblemError(
      ...mixed.map(({ name, of }) => ({
        file: 'workflow',
        path: `tenants.${name}`,
        message: `"${name}" is also a name that jobs of "${of}" go by: credentials or queues of the two would mix.`,
        allowed: `Beside "${of}" no tenant is called ${of}-preview, ${of}-drift, ${of}-again or again-${of}, nor the same in other letters of upper and lower case.`,
        fix: 'give one of the two another name: its folder, its stack and its environments.',
      })),
    );
  }
  if (canary !== '' && !known.includes(canary)) {
    throw wrong('canary', `there is no tenant "${canary}".`, `Known tenants: ${listing(known)}.`, 'name one of them.');
  }
  const selected = selectTenants(root, [only]);
  const since = ref === undefined ? undefined : await changedSince(root, ref);
  for (const name of since?.gone ?? []) {
    annotate(
      'warning',
      `${name}: its files are gone, and no job is for it: its stack, and all that this made, are still there.`,
      env,
    );
  }
  const all = matrixOf(since === undefined ? selected : selected.filter((name) => since.changed.includes(name)));
  if (all.length > parts) {
    throw wrong(
      'parts',
      `${all.flat().length} tenants are ${all.length} parts of 256, and this is called for ${parts}.`,
      'GitHub takes 256 jobs in a matrix.',
      `call the workflow ${all.length} times, with parts: ${all.length} and part: 0 to ${all.length - 1}.`,
    );
  }
  const mine = all[part] ?? [];
  const first = mine.filter((name) => name === canary);
  if (canary !== '' && mine.length > 0 && first.length === 0) {
    annotate('warning', `${canary}: it is not among the tenants of this call, so no canary comes first.`, env);
  }
  output('tenants', JSON.stringify(mine), env);
  output('any', String(mine.length > 0), env);
  output('canary', JSON.stringify(first), env);
  output('rest', JSON.stringify(mine.filter((name) => name !== canary)), env);
  say(mine.length === 0 ? 'No tenant.' : mine.join('\n'), env);
  return 0;
};
