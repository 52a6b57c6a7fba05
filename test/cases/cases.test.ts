/**
 * Configurations that people really write, and what is right to say of them.
 *
 * A case is a folder `<nn-name>/` with `expect.yaml` (its words: case-schema.ts) and the files it is about:
 * - `tenant.yaml`, `users.csv`, `calls.yaml` directly in it: the tenant `case`; or
 * - `<tenant>/tenant.yaml` …, `templates/`: a folder of tenants (name the one asked about in `tenant`); or
 * - `base/` and `head/`, each either of these: two versions, for `review`. A small change is shorter as `edit: |` in expect.yaml.
 * - `from: stacks/lab` starts from those files, so that the folder needs none, or only those that differ.
 *
 * `problems`, `lint` and `explain` are asked of the newer version, `review` of both. Assert what a user would notice: the text that is
 * right, and under `never` the one that was wrong. `npm test -- test/cases -t 13` plays one.
 */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { explanationText } from '../../live/explanation.ts';
import { reviewVersions } from '../../review/review-versions.ts';
import { compileConfig } from '../../routing/compile.ts';
import { fromTenant } from '../../routing/from-tenant.ts';
import { answer } from '../../routing/question.ts';
import { questionOf } from '../../scripts/explain/asked.ts';
import { lintReport } from '../../scripts/lint/lint-report.ts';
import { lintText } from '../../scripts/lint/lint-text.ts';
import { listTenants } from '../../tenant/list.ts';
import { loadTenant } from '../../tenant/load.ts';
import { formatProblem } from '../../tenant/problem.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { type Versions, withVersions } from './case-folders.ts';
import { type Case, caseSchema } from './case-schema.ts';

const today = '2026-11-22';
const names = globSync('*/expect.yaml', { cwd: import.meta.dirname })
  .map(dirname)
  .sort();

describe('a case from real life', () => {
  it.each(names)('%s', (name) => {
    const folder = join(import.meta.dirname, name);
    const right = caseSchema.parse(parse(readFileSync(join(folder, 'expect.yaml'), 'utf8')));
    withVersions(folder, right, (versions) => play(right, versions));
  });
});

const play = (right: Case, { base, head }: Versions): void => {
  const [only, ...others] = listTenants(head);
  const name = right.tenant ?? (others.length === 0 ? only : undefined);
  if (name === undefined) throw new Error('expect.yaml must name the tenant that it asks about');
  const { tenant, problems } = loadTenant({ root: head, name, today, env: {} });
  const told = problems.map((problem) => formatProblem(problem).replaceAll(`${head}/`, ''));
  if (right.problems !== undefined) {
    expect(told, told.join('\n')).toHaveLength(right.problems.length);
    for (const [index, problem] of right.problems.entries()) holds(told[index], problem);
  } else expect(told).toEqual([]);
  if (right.lint) lint(right.lint, head, known(tenant));
  if (right.explain) explain(right.explain, known(tenant));
  if (right.review) review(right.review, { base, head });
};

const known = (tenant: Tenant | undefined): Tenant => {
  if (tenant === undefined) throw new Error('a tenant with problems can be asked nothing');
  return tenant;
};

interface Words {
  readonly says: readonly string[];
  readonly never: readonly string[];
}

const holds = (text: string | undefined, { says, never }: Words): void => {
  for (const part of says) expect(text).toContain(part);
  for (const part of never) expect(text).not.toContain(part);
};

const lint = ({ findings, never, unproved }: NonNullable<Case['lint']>, root: string, tenant: Tenant): void => {
  const report = lintReport(root, tenant, today);
  const whole = lintText(report).join('\n');
  // Hardly anybody's files name one, and that is said of each: it is no matter of what the case is about.
  const isBeside = (kind: string) =>
    kind === 'emergency-policy-missing' && !findings.some((expected) => expected.kind === kind);
  const notes = new Set(findings.filter(({ level }) => level === 'note').map(({ kind, at }) => `${kind} ${at}`));
  const shown = report.findings.filter(
    ({ level, kind, path }) =>
      !isBeside(kind) && (level !== 'note' || notes.has(`${kind} ${path}`) || notes.has(`${kind} undefined`)),
  );
  const brief = shown.map(({ level, kind, path }, index) => {
    const at = findings[index]?.at === undefined ? {} : { at: path };
    return { level, kind, ...at };
  });
  expect(brief, whole).toEqual(findings.map(({ says: _, never: __, ...rest }) => rest));
  for (const [index, finding] of findings.entries()) {
    const one = shown[index];
    if (one) holds(lintText({ ...report, findings: [one], unproved: [] })[0], finding);
  }
  for (const kind of never) expect(report.findings.map((found) => found.kind)).not.toContain(kind);
  expect(report.unproved, whole).toHaveLength(unproved.length);
  for (const [index, what] of unproved.entries())
    holds(lintText({ ...report, findings: [], unproved: report.unproved.slice(index, index + 1) })[0], what);
};

const explain = (calls: NonNullable<Case['explain']>, tenant: Tenant): void => {
  const voice = compileConfig(fromTenant(tenant));
  for (const { as, dial, to, width, ...words } of calls) {
    const question = questionOf(voice, { ...(as && { as }), ...(dial && { dial }), ...(to && { to }) });
    const call = answer(voice, question);
    if (!call) throw new Error(`nobody knows ${as}`);
    const lines = explanationText(call);
    holds(lines.join('\n'), words);
    if (width !== undefined) expect(lines.filter((line) => line.length > width)).toEqual([]);
  }
};

const review = ({ first, reasons, ...words }: NonNullable<Case['review']>, { base, head }: Versions): void => {
  const { comment, reasons: found } = reviewVersions({
    base: { root: base, ref: 'main' },
    head: { root: head, ref: 'edit' },
    names: [],
    shownAs: head,
    today,
  });
  if (first !== undefined) expect(comment.split('\n')[0], comment).toBe(`### ${first}`);
  holds(comment.replaceAll(head, 'stacks'), words);
  if (reasons !== undefined) expect(found).toEqual(reasons);
};
