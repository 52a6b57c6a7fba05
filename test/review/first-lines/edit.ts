import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { FailReason } from '../../../review/reasons.ts';
import type { Review } from '../../../review/review-schema.ts';
import { reviewVersions } from '../../../review/review-versions.ts';

type Change = readonly [file: string, from: string | RegExp, to: string];

/** What a person does to the files of an example tenant, and what a caller would write about it. */
export interface Edit {
  /** What was done, as the title of a pull request. */
  readonly title: string;
  readonly tenant: 'lab' | 'fabrikam' | 'northwind';
  /** File under the tenant's folder, or of templates; the text that stands there once, or each time for a list; what stands instead. */
  readonly change: readonly Change[];
  /** What stands there already, in the same form; absent: the tenant as it is. */
  readonly base?: readonly Change[];
  /** The first line, without the tenant's name. */
  readonly says: string | RegExp;
  readonly reasons?: readonly FailReason[];
  /** What else stands in the comment. */
  readonly alsoSays?: readonly (string | RegExp)[];
}

const stacks = resolve(import.meta.dirname, '..', '..', '..', 'stacks');
export const today = '2026-11-22';

/** A copy of the tenants with an edit, for as long as it is used. */
export const withEdit = <Result>(
  { tenant, change }: Pick<Edit, 'tenant' | 'change'>,
  use: (root: string) => Result,
): Result => {
  const root = mkdtempSync(join(tmpdir(), 'first-line-'));
  try {
    cpSync(stacks, root, { recursive: true });
    for (const [file, from, to] of change) {
      const path = join(root, file.startsWith('templates/') ? file : join(tenant, file));
      const text = readFileSync(path, 'utf8');
      const found = text.split(from).length - 1;
      if (found === 0 || (typeof from === 'string' && found > 1))
        throw new Error(`${file} has "${from}" ${found} times`);
      writeFileSync(
        path,
        text.replace(from, () => to),
      );
    }
    return use(root);
  } finally {
    rmSync(root, { recursive: true });
  }
};

/** The review of one edit of one tenant. */
export const reviewOf = (edit: Edit): Review =>
  withEdit({ ...edit, change: edit.base ?? [] }, (base) =>
    withEdit(edit, (root) =>
      reviewVersions({
        base: { root: base, ref: 'main' },
        head: { root, ref: 'edit' },
        names: [edit.tenant],
        shownAs: root,
        today,
      }),
    ),
  );
