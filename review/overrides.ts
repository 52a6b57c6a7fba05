import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { memoised } from '../routing/memoised.ts';
import { linksOut } from '../tenant/source/links-out.ts';
import { nodeAt } from '../tenant/source/node-at.ts';
import { formatPath, type Path } from '../tenant/source/path.ts';
import { readOne } from '../tenant/source/read-files.ts';
import type { Tree, TreeMap } from '../tenant/source/tree.ts';

/** What a tenant has to do with a template that changed. */
export interface TemplateUse {
  readonly template: string;
  /** Changed entries of the template that the tenant file writes itself, e.g. `pstnUsages.National`. */
  readonly overridden: readonly string[];
  /** It takes at least one changed entry from the template. */
  readonly takes: boolean;
}

/** How tenants of the newer version use the templates that changed; each template is read once. Nothing for one whose template didn't. */
export const templateUses = (baseRoot: string, headRoot: string): ((name: string) => TemplateUse | undefined) => {
  const file = (root: string, template: string): string => join(root, 'templates', `${template}.yaml`);
  const changedOf = memoised((template: string) =>
    changedPaths(read(file(baseRoot, template)), read(file(headRoot, template)), []),
  );
  return (name) => {
    const tree = ownTree(headRoot, name);
    const asked = tree?.entries.get('extends');
    if (tree === undefined || asked?.kind !== 'scalar') return undefined;
    const template = String(asked.value);
    const changed = changedOf(template);
    if (changed.length === 0) return undefined;
    const overridden = changed.filter((path) => nodeAt(tree, path) !== undefined);
    return { template, overridden: overridden.map(formatPath), takes: overridden.length < changed.length };
  };
};

/** The tenant file without its template: what it writes itself. */
const ownTree = (root: string, name: string): TreeMap | undefined =>
  linksOut(root, name).length > 0 ? undefined : readOne(join(root, name, 'tenant.yaml')).tree;

const read = (file: string): Tree | undefined => (existsSync(file) ? readOne(file).tree : undefined);

/** Maps merge by key, so a change is told of the deepest map entry; a list counts as a whole, as in a tenant file. */
const changedPaths = (before: Tree | undefined, after: Tree | undefined, path: Path): Path[] => {
  if (before?.kind === 'map' && after?.kind === 'map') {
    const keys = new Set([...before.entries.keys(), ...after.entries.keys()]);
    return [...keys].flatMap((key) => changedPaths(before.entries.get(key), after.entries.get(key), [...path, key]));
  }
  return contentOf(before) === contentOf(after) ? [] : [path];
};

/** A value as text, without the places where it was written. */
const contentOf = (tree: Tree | undefined): string =>
  JSON.stringify(tree ?? null, (key, value: unknown) => {
    if (key === 'origin' || key === 'text') return undefined;
    return value instanceof Map ? [...value] : value;
  });
