import type { Problem } from '../problem.ts';
import { nodeAt } from './node-at.ts';
import { formatPath, type Path } from './path.ts';
import type { Tree } from './tree.ts';

/** What a check found wrong at a path of the tenant file; which file it stands in is known from the tree. */
export interface Finding extends Omit<Problem, 'file' | 'line' | 'path'> {
  readonly path: Path;
}

/** Names the file that wrote the value: the tenant's own or its template. */
export const toProblem =
  (tree: Tree) =>
  ({ path, ...rest }: Finding): Problem => ({
    file: (nodeAt(tree, path, true) ?? tree).origin.file,
    ...(path.length > 0 && { path: formatPath(path) }),
    ...rest,
  });
