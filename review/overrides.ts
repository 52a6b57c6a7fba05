import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { displayPath } from '../tenant/display-path.ts';
import { nodeAt } from '../tenant/source/node-at.ts';
import { formatPath, type Path } from '../tenant/source/path.ts';
import { readFiles, readOne } from '../tenant/source/read-files.ts';
import type { Tree } from '../tenant/source/tree.ts';

/** What a tenant has to do with a template that changed. */
export interface TemplateUse {
  readonly template: string;
  /** Changed entries of the template that the tenant file writes itself, e.g. `pstnUsages.National`. */
  readonly overridden: readonly string[];
  /** It takes at least one changed entry from the template. */
  readonly takes: boolean;
}

/** How a tenant of the newer version uses a template that changed; nothing if its template didn't. */
export const templateUse = (baseRoot: string, headRoot: string, name: string): TemplateUse | undefined => {
  const { tree } = readFiles(headRoot, name);
  const asked = tree?.entries.get('extends');
  if (tree === undefined || asked?.kind !== 'scalar') return undefined;
  const template = String(asked.value);
  const file = (root: string): string => join(root, 'templates', `${template}.yaml`);
  const changed = changedPaths(read(file(baseRoot)), read(file(headRoot)), []);
  if (changed.length === 0) return undefined;
  const shown = displayPath(file(headRoot));
  const overridden = changed.filter((path) => {
    const node = nodeAt(tree, path);
    return node !== undefined && node.origin.file !== shown;
  });
  return { template, overridden: overridden.map(formatPath), takes: overridden.length < changed.length };
};

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
