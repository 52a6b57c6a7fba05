import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyEdit } from './apply-edit.ts';

/** The tenants that goldens edit. */
export const tenants = join(import.meta.dirname, 'tenants');

/** A copy of the tenants with an edit, for as long as it is used. */
export const withEdit = <Result>(edit: string, use: (root: string) => Result): Result => {
  const root = mkdtempSync(join(tmpdir(), 'golden-'));
  try {
    cpSync(tenants, root, { recursive: true });
    applyEdit(root, edit);
    return use(root);
  } finally {
    rmSync(root, { recursive: true });
  }
};
