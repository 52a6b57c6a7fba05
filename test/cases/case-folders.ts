import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { applyEdit } from '../review/apply-edit.ts';
import type { Case } from './case-schema.ts';

const checkout = resolve(import.meta.dirname, '..', '..');

/** Both versions of a case as folders of tenants; the same files twice where nothing is edited. */
export interface Versions {
  readonly base: string;
  readonly head: string;
}

/** Copies a case's files to folders of tenants, for as long as they are used. */
export const withVersions = <Result>(
  folder: string,
  { from, edit }: Case,
  use: (versions: Versions) => Result,
): Result => {
  const temporary = mkdtempSync(join(tmpdir(), 'case-'));
  const [base, head] = [join(temporary, 'base'), join(temporary, 'head')];
  try {
    for (const [version, name] of [
      [base, 'base'],
      [head, 'head'],
    ] as const) {
      if (from !== undefined) copyTenants(join(checkout, from), version);
      copyTenants(existsSync(join(folder, name)) ? join(folder, name) : folder, version);
    }
    if (edit !== undefined) applyEdit(head, `\`\`\`diff\n${edit}\`\`\``);
    return use({ base, head });
  } finally {
    rmSync(temporary, { recursive: true });
  }
};

/** A single tenant's files become the tenant `case`; folders of tenants and templates stay what they are. */
const copyTenants = (from: string, to: string): void => {
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (entry.isFile() && !/^(tenant\.yaml|users\.csv|calls\.yaml)$/.test(entry.name)) continue;
    cpSync(join(from, entry.name), entry.isFile() ? join(to, 'case', entry.name) : join(to, entry.name), {
      recursive: true,
    });
  }
};
