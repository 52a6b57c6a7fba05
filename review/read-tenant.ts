import { join } from 'node:path';
import { displayPath } from '../tenant/display-path.ts';
import { loadTenant } from '../tenant/load.ts';
import { type ExpectedCall, loadCalls } from '../tenant/load-calls.ts';
import type { Problem } from '../tenant/problem.ts';
import { isThere } from '../tenant/source/is-there.ts';
import { linksOut } from '../tenant/source/links-out.ts';
import type { Tenant } from '../tenant/tenant.ts';

/** One tenant in one version. */
export interface Read {
  /** Absent if something is wrong. */
  readonly tenant?: Tenant;
  readonly problems: readonly Problem[];
  readonly calls: readonly ExpectedCall[];
}

/** Reads a tenant of a version; nothing if it isn't there. Problems name files as their repository does, wherever the version lies. */
export const readTenant = (root: string, name: string, today: string, shownAs: string): Read | undefined => {
  // In the copy of a commit a link that leads out may lead to nothing; its tenant is there, and is refused.
  if (!isThere(join(root, name, 'tenant.yaml')) && linksOut(root, name).length === 0) return undefined;
  const { tenant, problems } = loadTenant({ root, name, today });
  const expected = loadCalls(root, name, tenant?.country);
  const from = displayPath(root);
  const toShown = (text: string): string =>
    text.replaceAll(`${from}/`, shownAs === '' ? '' : `${shownAs}/`).replaceAll(from, shownAs || '.');
  const shown = (problem: Problem): Problem =>
    Object.assign({ ...problem }, ...Object.entries(problem).map(([key, value]) => asShown(key, value, toShown)));
  return { ...(tenant && { tenant }), problems: [...problems, ...expected.problems].map(shown), calls: expected.calls };
};

const asShown = (key: string, value: unknown, toShown: (text: string) => string): Record<string, unknown> =>
  typeof value === 'string' ? { [key]: toShown(value) } : {};
