import { allChecks } from './checks/all.ts';
import type { Subject } from './checks/check.ts';
import { namesOf } from './names.ts';
import { parseSections } from './schema/parse-sections.ts';
import { schemaAt } from './schema/schema-at.ts';
import { type TenantFile, tenantFile } from './schema/tenant-file.ts';
import type { Finding } from './source/finding.ts';
import { nodeAt } from './source/node-at.ts';
import { formatPath, type Path } from './source/path.ts';
import { typedPath } from './source/prune.ts';
import type { TreeMap } from './source/tree.ts';

export interface Judgement {
  /** What is left of the file to judge users.csv by. */
  readonly subject: Subject;
  readonly findings: Finding[];
  /** The file, if its form is right. */
  readonly whole?: TenantFile;
}

/** Everything that is wrong with a tenant file laid over its template. */
export const judge = (tree: TreeMap, today: string): Judgement => {
  const sections = parseSections(tree);
  const typed = (path: Path): Path => typedPath(sections.tree, path);
  const subject: Subject = {
    file: sections.file,
    names: namesOf(
      tree,
      sections.findings.some(({ path }) => path.length === 1),
    ),
    today,
    touched: (path) => sections.findings.some(({ path: wrong }) => path.every((step, index) => wrong[index] === step)),
    misspelt: (path) =>
      sections.findings.some(
        ({ path: wrong }) =>
          wrong.length === path.length + 1 &&
          path.every((step, index) => wrong[index] === step) &&
          schemaAt(tenantFile, wrong) === undefined,
      ),
    place: (path) => {
      const { file } = (nodeAt(tree, typed(path), true) ?? tree).origin;
      return `${formatPath(typed(path))}${file === tree.origin.file ? '' : ` of ${file}`}`;
    },
  };
  const found = allChecks
    .flatMap((check) => check(subject))
    .map((finding) => ({ ...finding, path: typed(finding.path) }));
  return { subject, findings: [...sections.findings, ...found], ...(sections.whole && { whole: sections.whole }) };
};
