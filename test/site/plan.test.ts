import { expect, it } from 'vitest';
import { planSite } from '../../site/plan.ts';

/** A repository of pages, each by its links below each heading; `more` are files that are no page. */
const planOf = (
  pages: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>,
  more: readonly string[] = [],
) => {
  const all = [...Object.keys(pages), ...more];
  return planSite({
    source: (path) =>
      pages[path] && { path, sections: Object.entries(pages[path]).map(([heading, links]) => ({ heading, links })) },
    kind: (path) =>
      all.includes(path) ? 'file' : all.some((one) => one.startsWith(`${path}/`)) ? 'folder' : undefined,
    docs: Object.keys(pages).filter((path) => path.startsWith('docs/')),
  });
};

it('a page stands in the first group that names it, decisions in their own', () => {
  const { groups, pages, files } = planOf(
    {
      'docs/README.md': {
        '': ['../README.md'],
        Tasks: ['a.md', 'b.md#part', '../lab'],
        'How it is built': ['a.md', 'adr', 'adr/0006-limits.md', 'a.schema.json', 'https://pulumi.com/'],
      },
      'README.md': { '': ['docs/a.md', 'stacks/lab/tenant.yaml'] },
      'docs/a.md': {},
      'docs/b.md': { '': ['#here'], More: ['../stacks/lab/tenant.yaml'] },
      'docs/adr/README.md': { '': ['0001-first.md', '0006-limits.md'] },
      'docs/adr/0001-first.md': {},
      'docs/adr/0006-limits.md': {},
      'lab/README.md': {},
    },
    ['stacks/lab/tenant.yaml', 'docs/a.schema.json', 'docs/unlinked.schema.json'],
  );
  expect(groups).toEqual([
    { title: '', pages: ['README.md', 'docs/README.md'] },
    { title: 'Tasks', pages: ['docs/a.md', 'docs/b.md', 'lab/README.md'] },
    { title: 'How it is built', pages: ['docs/adr/README.md', 'docs/adr/0006-limits.md'] },
    { title: 'Decisions', pages: ['docs/adr/0001-first.md'] },
  ]);
  expect([...pages].sort()).toEqual(groups.flatMap(({ pages: some }) => some).sort());
  expect([...files].sort()).toEqual(['docs/a.schema.json', 'stacks/lab/tenant.yaml']);
});

it('everything that is wrong is told at once: pages in no group, links to nothing', () => {
  const plan = () =>
    planOf({
      'docs/README.md': { '': [], Tasks: ['a.md'] },
      'docs/a.md': { '': ['gone.md', '../stacks', '../SECURITY.md'] },
      'docs/forgotten.md': {},
      'docs/reference/forgotten.md': {},
      'SECURITY.md': {},
      'stacks/lab/tenant.yaml': {},
    });
  expect(plan).toThrow(
    [
      "docs/a.md links to docs/gone.md, which isn't there.",
      "docs/a.md links to stacks/README.md, which isn't there.",
      'docs/forgotten.md is in no group: docs/README.md has to link to it.',
      'docs/reference/forgotten.md is in no group: docs/README.md has to link to it.',
      'SECURITY.md is in no group: docs/README.md has to link to it.',
    ].join('\n'),
  );
});
