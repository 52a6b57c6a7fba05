import type { Problem } from '../problem.ts';
import { nodeAt } from './node-at.ts';
import { formatPath, type Path } from './path.ts';
import type { Tree } from './tree.ts';

/** What a check found wrong at a path of the tenant file; which file it stands in is known from the tree. */
export interface Finding extends Omit<Problem, 'file' | 'line' | 'path'> {
  readonly path: Path;
}

/** Findings with the file and line that wrote the value, the tenant's own or its template, from the top of each file down. */
export const toProblems = (tree: Tree, findings: readonly Finding[]): Problem[] =>
  findings
    .map((finding) => ({ finding, origin: (nodeAt(tree, finding.path, true) ?? tree).origin }))
    .toSorted((a, b) => a.origin.file.localeCompare(b.origin.file) || a.origin.line - b.origin.line)
    .map(({ finding: { path, ...words }, origin: { file, line } }) => ({
      file,
      line,
      ...(path.length > 0 && { path: formatPath(path) }),
      ...words,
    }));
