import { join } from 'node:path';
import { displayPath } from '../../tenant/display-path.ts';
import { listTenants } from '../../tenant/list.ts';
import { listing } from '../../tenant/listing.ts';
import { ProblemError } from '../../tenant/problem-error.ts';

/** `nl-*`: `*` is any letters, `?` one; all else stands for itself. */
const matcher = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
  );

/** Tenants of the folder by the patterns that were typed; all without one. A pattern that takes nobody is refused: it is a slip. */
export const selectTenants = (root: string, only: readonly string[]): string[] => {
  const known = listTenants(root);
  if (known.length === 0) {
    throw new ProblemError({
      file: 'environment',
      path: 'TRUNKLINE_TENANTS',
      message: `there are no tenants in "${root}".`,
      allowed: 'Each folder with a tenant.yaml is a tenant.',
      fix: 'let TRUNKLINE_TENANTS name the folder of tenant folders.',
    });
  }
  const options = known.filter((name) => name.startsWith('-'));
  if (options.length > 0) {
    throw new ProblemError(
      ...options.map((name) => ({
        file: displayPath(join(root, name)),
        message: "a command would take this tenant's name for an option.",
        allowed: 'Names of tenants begin with a letter or a digit.',
        fix: 'give the folder another name.',
      })),
    );
  }
  const patterns = only.flatMap((one) => one.split(',').flatMap((part) => part.trim() || []));
  const idle = patterns.filter((pattern) => !known.some((name) => matcher(pattern).test(name)));
  if (idle.length > 0) {
    throw new ProblemError(
      ...idle.map((pattern) => ({
        file: 'npm run fleet',
        path: '--only',
        message: `no tenant is called "${pattern}".`,
        allowed: `Known tenants: ${listing(known)}. * stands for any letters, ? for one.`,
        fix: 'correct it, or leave it out for all.',
      })),
    );
  }
  return patterns.length === 0 ? known : known.filter((name) => patterns.some((one) => matcher(one).test(name)));
};
