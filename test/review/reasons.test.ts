import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reviewVersions } from '../../review/review-versions.ts';
import { type Edit, today, withEdit } from './first-lines/edit.ts';

const stacks = resolve(import.meta.dirname, '..', '..', 'stacks');
const reviewed = (base: string, head: string) =>
  reviewVersions({
    base: { root: base, ref: 'base' },
    head: { root: head, ref: 'head' },
    names: ['lab'],
    shownAs: head,
    today,
  });

const withoutRule: Edit = {
  title: 'the rule for 112 goes',
  tenant: 'lab',
  change: [['tenant.yaml', "    - { name: Emergency, pattern: '^(112)$', translation: '$1' }\n", '']],
  says: /112/,
};

describe('reasons to fail', () => {
  it('are none where an emergency number is gained, which is told first', () => {
    const { tenants, reasons } = withEdit(withoutRule, (root) => reviewed(root, stacks));
    expect(tenants[0]?.summary).toMatch(/^all 12 users can now call 112 \(emergency\)/);
    expect(reasons).toEqual([]);
  });

  it('are none of a new tenant whose exception says why premium numbers may be dialled', () => {
    const empty = mkdtempSync(join(tmpdir(), 'no-tenants-'));
    cpSync(join(stacks, 'templates'), join(empty, 'templates'), { recursive: true });
    const { tenants, reasons } = reviewed(empty, stacks);
    rmSync(empty, { recursive: true });
    expect(tenants[0]?.summary).toBe('new, with 12 users');
    expect(tenants[0]?.exceptions).toMatchObject([{ rule: 'toll-exposure-needs-approval', changed: true }]);
    expect(reasons).toEqual([]);
  });
});
