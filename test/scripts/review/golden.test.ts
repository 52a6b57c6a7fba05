import { cpSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reviewVersions } from '../../../scripts/review/review-versions.ts';
import { applyEdit } from './apply-edit.ts';

const here = import.meta.dirname;
const tenants = join(here, 'tenants');

/** The review of an edit of the tenants beside this file. */
const reviewOf = (edit: string): string => {
  const root = mkdtempSync(join(tmpdir(), 'golden-'));
  try {
    cpSync(tenants, root, { recursive: true });
    applyEdit(root, edit);
    const base = { root: tenants, ref: 'main', commit: '4be1c02f00000000000000000000000000000000' };
    const head = { root, ref: 'edit', commit: '91d07aa100000000000000000000000000000000' };
    return reviewVersions({ base, head, names: [], shownAs: root, today: '2026-11-22' })
      .comment.replaceAll(root, 'stacks')
      .concat('\n');
  } finally {
    rmSync(root, { recursive: true });
  }
};

const goldens = globSync('golden/*.md', { cwd: here }).sort();

describe('the comment of a pull request', () => {
  it('is checked for two dozen edits', () => {
    expect(goldens.length).toBeGreaterThanOrEqual(24);
  });

  // A golden is the edit and the comment, one under the other; after `vitest -u`, read what changed.
  it.each(goldens)('says what %s changes', async (file) => {
    const [edit = ''] = readFileSync(join(here, file), 'utf8').split('\n---\n');
    const golden = `${edit}\n---\n\n${reviewOf(edit)}`;
    await expect(golden).toMatchFileSnapshot(join('golden', basename(file)));
  });
});
