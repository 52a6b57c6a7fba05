import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reviewTenant } from '../../review/review-tenant.ts';
import { loadTenant } from '../../tenant/load.ts';
import type { Tenant } from '../../tenant/tenant.ts';

const root = resolve(import.meta.dirname, '..', '..', 'stacks');

const tenantOf = (name: string): Tenant => {
  const { tenant } = loadTenant({ root, name, today: '2026-11-22', env: {} });
  if (!tenant) throw new Error(`${name} can't be read`);
  // As plain data, with names' aliases resolved: each edit below touches one place only.
  return JSON.parse(JSON.stringify(tenant)) as Tenant;
};

type Path = readonly (string | number)[];
type Node = Record<string | number, unknown>;

const at = (value: unknown, path: Path): unknown => path.reduce((node, step) => (node as Node)[step], value);

const leavesOf = (value: unknown, path: Path = []): Path[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]))
    : [path];

const blocksOf = (value: unknown, path: Path = []): Path[] => {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, child]) => blocksOf(child, [...path, key]));
  return Array.isArray(value) ? inner : [path, ...inner];
};

const other = (value: unknown): unknown => {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  return `${value}7`;
};

const withEdit = (tenant: Tenant, path: Path, value: unknown): Tenant => {
  const copy = structuredClone(tenant);
  (at(copy, path.slice(0, -1)) as Node)[path.at(-1) ?? ''] = value;
  return copy;
};

const reviewOf = (base: Tenant, head: Tenant) => {
  const read = (tenant: Tenant) => ({ tenant, problems: [], calls: [] });
  return reviewTenant({ name: base.name, base: read(base), head: read(head) });
};

/** One of many rows, rules or tenants stands for all of them: each setting once. */
const once = () => {
  const seen = new Set<string>();
  return (path: Path): boolean => {
    const setting = path.map((step) => (/^\d+$/.test(String(step)) ? '#' : step)).join('.');
    return !seen.has(setting) && seen.add(setting) !== undefined;
  };
};
const [isFirstLeaf, isFirstBlock] = [once(), once()];

/** Where a row stands in users.csv is nothing of the user's; the folder's name is told as a move. */
const isOfNoMeaning = (path: Path): boolean => path.at(-1) === 'line' || path.join() === 'name';

describe.each(['lab', 'fabrikam'])('a review of %s', (name) => {
  const tenant = tenantOf(name);
  const leaves = leavesOf(tenant).filter((path) => !isOfNoMeaning(path) && isFirstLeaf(path));

  it.each(leaves.map((path) => [path.join('.'), path] as const))('tells of another %s', (_, path) => {
    const review = reviewOf(tenant, withEdit(tenant, path, other(at(tenant, path))));
    expect(review.nothingChanges).toBe(false);
    expect(review.summary).not.toBe('nothing changes');
    const { edits, lists, handedOver } = review;
    expect(edits.length + lists.length + handedOver.addresses.length).toBeGreaterThan(0);
  });

  it.each(
    blocksOf(tenant)
      .filter(isFirstBlock)
      .map((path) => [path.join('.') || 'the file', path] as const),
  )('tells, by its name, of a field of %s that it does not know', (_, path) => {
    const review = reviewOf(tenant, withEdit(tenant, [...path, 'neverSeen'], 'x'));
    expect(review.summary).toMatch(/^(no call changes; .*|SBC .*)neverSeen/);
    expect(review.edits.map(({ text }) => text).join()).toMatch(/neverSeen (unset|none) → x/);
  });

  it('says that nothing changes where only the order of rows and of named things does', () => {
    const users = tenant.users.map((user) => ({ ...user, line: user.line + 1 })).toReversed();
    const review = reviewOf(tenant, {
      ...tenant,
      users,
      sbcs: tenant.sbcs.toReversed(),
      voiceRoutingPolicies: tenant.voiceRoutingPolicies.toReversed(),
      dialPlans: tenant.dialPlans.toReversed(),
    });
    expect(review.summary).toBe('nothing changes');
    expect(review.nothingChanges).toBe(true);
  });

  it('tells where routes are tried in another order, though each usage keeps its own', () => {
    const review = reviewOf(tenant, {
      ...tenant,
      voiceRoutes: [...tenant.voiceRoutes.slice(1), ...tenant.voiceRoutes.slice(0, 1)],
    });
    expect(review.nothingChanges).toBe(false);
    expect(review.edits.length + review.lists.length).toBeGreaterThan(0);
  });
});
