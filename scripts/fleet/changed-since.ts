import { foldersOf } from '../../review/folders.ts';
import { openVersion, type Version } from '../../review/version.ts';
import { listTenants } from '../../tenant/list.ts';
import { fingerprintOf } from './fingerprint.ts';

/** Tenants beside an older version of their files. */
export interface Changed {
  readonly changed: readonly string[];
  /** Folders that are gone: what their stacks made is still there. */
  readonly gone: readonly string[];
}

/** Tenants whose own files, or those of a template that they extend, aren't as they were; one that got another name counts as changed. */
export const changedBetween = (base: Pick<Version, 'root'>, head: Pick<Version, 'root'>): Changed => {
  const is = new Set(listTenants(head.root));
  const folders = foldersOf(base, head);
  return {
    changed: folders.flatMap(({ name, from }) =>
      is.has(name) && (from !== undefined || fingerprintOf(base.root, name) !== fingerprintOf(head.root, name))
        ? name
        : [],
    ),
    gone: folders.flatMap(({ name }) => (is.has(name) ? [] : name)),
  };
};

/** The same, of the work tree beside a commit. */
export const changedSince = async (root: string, ref: string): Promise<Changed> => {
  const base = await openVersion(root, '--changed-since', ref);
  try {
    return changedBetween(base, { root });
  } finally {
    base.dispose();
  }
};
