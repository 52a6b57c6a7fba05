import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { displayPath } from './display-path.ts';
import type { Problem } from './problem.ts';
import { callsFile } from './schema/calls-file.ts';
import { issueFindings } from './schema/issue-findings.ts';
import { toProblems } from './source/finding.ts';
import { linksOut } from './source/links-out.ts';
import { readOne } from './source/read-files.ts';
import { plain } from './source/tree.ts';

/** A call that must stay as it is: one entry of calls.yaml. */
export type ExpectedCall = z.output<typeof callsFile>['calls'][number];

/** Reads a tenant's calls.yaml. A tenant without the file expects nothing. */
export const loadCalls = (
  root: string,
  name: string,
): { readonly file: string; readonly calls: readonly ExpectedCall[]; readonly problems: readonly Problem[] } => {
  const path = join(root, name, 'calls.yaml');
  const file = displayPath(path);
  // A link that leads out is told where the tenant is read.
  if (!existsSync(path) || linksOut(root, name).length > 0) return { file, calls: [], problems: [] };
  const { tree, problems } = readOne(path);
  if (!tree) return { file, calls: [], problems };
  const parsed = callsFile.safeParse(plain(tree), { reportInput: true });
  if (parsed.success) return { file, calls: parsed.data.calls, problems: [] };
  return { file, calls: [], problems: toProblems(tree, issueFindings(callsFile, parsed.error.issues)) };
};
