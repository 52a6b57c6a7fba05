import type { z } from 'zod';
import { countryOf } from '../countries.ts';
import type { Finding } from '../source/finding.ts';
import { nodeAt } from '../source/node-at.ts';
import type { Path } from '../source/path.ts';
import { prune } from '../source/prune.ts';
import { plain, type Tree, type TreeMap } from '../source/tree.ts';
import { type TrunkProvider, trunkProviderNames, trunkProviders } from '../trunk-providers.ts';
import { app } from './app.ts';
import { block } from './block.ts';
import { issueFindings } from './issue-findings.ts';
import { missingNames } from './missing-names.ts';
import { sipDomain } from './sip-domain.ts';
import { sipTrunk } from './sip-trunk.ts';
import { type TenantFile, tenantFile } from './tenant-file.ts';
import { tenantIdentity } from './tenant-identity.ts';
import { ucaas } from './ucaas.ts';

/** What could be read of a tenant file, so that checks across its sections still run. */
export interface ParsedSections {
  /** What stands; wrong entries are left out. */
  readonly file: TenantParts;
  /** What `file` was read from: it turns the paths in `file` into the typed ones. */
  readonly tree: Tree;
  readonly findings: Finding[];
  /** All of it, if nothing is wrong. */
  readonly whole?: TenantFile;
}

const partOfProviders = Object.fromEntries(
  trunkProviderNames.map((name) => [name, block(trunkProviders[name].settings.out.partial().shape).optional()]),
) as Readonly<Record<string, z.ZodType>> as {
  [Name in TrunkProvider]: z.ZodOptional<PartOf<(typeof trunkProviders)[Name]['settings']['out']>>;
};

type PartOf<Block extends z.ZodObject> = z.ZodType<Partial<z.output<Block>>>;

/** A tenant file of which anything may be missing, but for what an entry of a list or of a named map needs. */
const anyPart = block({
  ...tenantFile.out.partial().shape,
  tenant: block(tenantIdentity.out.partial().shape).optional(),
  sipTrunk: block({ ...sipTrunk.out.partial().shape, ...partOfProviders }).optional(),
  sipDomain: block(sipDomain.out.partial().shape).optional(),
  app: block(app.out.partial().shape).optional(),
  ucaas: block(ucaas.out.partial().shape).optional(),
});

export type TenantParts = z.output<typeof anyPart>;

/** Reads the merged tenant file by its schema. What is wrong is reported and set aside, and the rest is read without it. */
export const parseSections = (tree: TreeMap): ParsedSections => {
  const whole = tenantFile.safeParse(plain(tree), { reportInput: true });
  const missing = missingNames(tree);
  if (whole.success && missing.length === 0) return { file: whole.data, tree, findings: [], whole: whole.data };
  const country = tree.entries.get('country');
  const issues = [...(whole.error?.issues ?? []), ...missing];
  const findings = issueFindings(tenantFile, issues, countryOf(String(country && plain(country))));
  let rest: Tree = tree;
  // What is missing takes nothing with it where the rest can be read without it.
  let going = findings.map(({ path }) => path).filter((path) => nodeAt(tree, path) !== undefined);
  for (;;) {
    rest = latestFirst(going).reduce<Tree>(prune, rest);
    const parsed = anyPart.safeParse(plain(rest), { reportInput: true });
    if (parsed.success) return { file: parsed.data, tree: rest, findings };
    // Leaving something out can leave a hole, such as an SBC without its name: then that goes too, unreported.
    going = issueFindings(tenantFile, parsed.error.issues).map(({ path }) => standing(rest, path));
  }
};

/** As much of a path as exists. */
const standing = (tree: Tree, path: Path): Path => {
  const length = path.findIndex((_, index) => nodeAt(tree, path.slice(0, index + 1)) === undefined);
  return length < 0 ? path : path.slice(0, length);
};

/** Later list items before earlier ones, so that leaving one out doesn't move those still to go. */
const latestFirst = (paths: readonly Path[]): Path[] =>
  paths.toSorted((a, b) => {
    const differs = a.findIndex((step, index) => step !== b[index]);
    if (differs < 0) return b.length - a.length;
    const [left, right] = [a[differs], b[differs]];
    return typeof left === 'number' && typeof right === 'number' ? right - left : 0;
  });
