import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reviewSchema } from '../../review/review-schema.ts';
import { reviewVersions } from '../../review/review-versions.ts';
import { callKey } from '../../routing/compare/call-key.ts';
import { likelyNumbers } from '../../routing/compare/sample-numbers.ts';
import { compileConfig } from '../../routing/compile.ts';
import { explainDialled } from '../../routing/explain.ts';
import { fromTenant } from '../../routing/from-tenant.ts';
import { memoised } from '../../routing/memoised.ts';
import { listTenants } from '../../tenant/list.ts';
import { loadTenant } from '../../tenant/load.ts';
import { tenants, withEdit } from './with-edit.ts';

const today = '2026-11-22';
const goldens = globSync('golden/*.md', { cwd: import.meta.dirname }).sort();
const editIn = (file: string): string =>
  readFileSync(join(import.meta.dirname, file), 'utf8').split('\n---\n')[0] ?? '';

/** Each review once: three tests read it. */
const reviewOf = memoised((edit: string) =>
  withEdit(edit, (root) => {
    const base = { root: tenants, ref: 'main', commit: '4be1c02f00000000000000000000000000000000' };
    const head = { root, ref: 'edit', commit: '91d07aa100000000000000000000000000000000' };
    const review = reviewVersions({ base, head, names: [], shownAs: root, today });
    return { ...review, comment: review.comment.replaceAll(root, 'stacks') };
  }),
);

describe('the comment of a pull request', () => {
  it('is checked for two dozen edits', () => {
    expect(goldens.length).toBeGreaterThanOrEqual(24);
  });

  // A golden is the edit and the comment, one under the other; after `vitest -u`, read what changed.
  it.each(goldens)('says what %s changes', async (file) => {
    const edit = editIn(file);
    const golden = `${edit}\n---\n\n${reviewOf(edit).comment}\n`;
    await expect(golden).toMatchFileSnapshot(join('golden', basename(file)));
  });

  it.each(goldens)('is part of data in the published form: %s', (file) => {
    const review = reviewOf(editIn(file));
    expect(reviewSchema.parse(review)).toEqual(review);
  });
});

/** People and numbers of which one explanation says that the call goes another way than before. */
const changedCalls = (root: string): string[] =>
  listTenants(tenants).flatMap((name) => {
    const [before, after] = [tenants, root].map((from) => loadTenant({ root: from, name, today, env: {} }).tenant);
    if (!before || !after) return [];
    const [base, head] = [before, after].map((tenant) => compileConfig(fromTenant(tenant)));
    const numbers = [...before.users, ...after.users].map(({ number }) => number);
    const dialled = [
      '112',
      '+112',
      '2101',
      '2102',
      '2199',
      '1122',
      '+31881234567',
      '09001234',
      '+77134561234',
      '+123271345698',
      ...likelyNumbers('NL'),
      ...numbers,
    ];
    return [...(head?.users.values() ?? [])].flatMap((is) => {
      const was = base?.users.get(is.user.name);
      if (!was || !base || !head) return [];
      const differs = (number: string): boolean => {
        const [one, other] = [explainDialled(base, was, number), explainDialled(head, is, number)];
        const sent = one.outcome.kind === 'routed' && one.normalisation.number !== other.normalisation.number;
        return callKey(base, one) !== callKey(head, other) || sent;
      };
      return dialled.some(differs) ? [`${name} ${is.user.name}`] : [];
    });
  });

describe('what a review says of dialled calls', () => {
  it.each(goldens)('names everybody whose calls go another way, and nobody else: %s', (file) => {
    const edit = editIn(file);
    const told = reviewOf(edit)
      .tenants.filter(({ state }) => state === 'compared')
      .flatMap(({ tenant, dialled }) => dialled.flatMap(({ users }) => users.map((user) => `${tenant} ${user}`)));
    const changed = withEdit(edit, changedCalls);
    expect([...new Set(told)].sort()).toEqual([...new Set(changed)].sort());
  });
});
