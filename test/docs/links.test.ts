import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/setup/places.mjs';

const slashed = (path: string) => path.replaceAll('\\', '/');
const pages = globSync(['*.md', '{docs,lab,engine,examples,providers,components,policies}/**/*.md'], { cwd: root })
  .map(slashed)
  .filter((file) => !file.includes('node_modules/'))
  .sort();

const textOf = (file: string) => readFileSync(join(root, file), 'utf8');
const htmlOf = (file: string) => micromark(textOf(file), { extensions: [gfm()], htmlExtensions: [gfmHtml()] });

/** Names by which GitHub lets a heading be linked. */
const anchorsOf = (file: string): readonly string[] =>
  [...htmlOf(file).matchAll(/<h\d>(.*?)<\/h\d>/g)].map(([, heading = '']) =>
    heading
      .replace(/<[^>]+>/g, '')
      .replace(/&\w+;/g, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\- _]/gu, '')
      .replaceAll(' ', '-'),
  );

interface Link {
  readonly path: string;
  readonly anchor: string;
}

/** Links that lead to something of the repository. */
const linksOf = (file: string): readonly Link[] =>
  [...htmlOf(file).matchAll(/(?:href|src)="([^"]*)"/g)]
    .map(([, target = '']) => decodeURI(target))
    .filter((target) => !/^[a-z]+:/.test(target) && !target.startsWith('#user-content-'))
    .map((target) => {
      const [path = '', anchor = ''] = target.split('#');
      return { path: path === '' ? file : slashed(join(dirname(file), path)), anchor };
    });

const isBroken = ({ path, anchor }: Link): boolean =>
  !existsSync(join(root, path)) || (anchor !== '' && path.endsWith('.md') && !anchorsOf(path).includes(anchor));

describe('links', () => {
  it.each(pages)('%s links to what is there', (file) => {
    expect(linksOf(file).filter(isBroken)).toEqual([]);
  });

  it('the index finds every page of docs, and everything of the reference', () => {
    const found = new Set(linksOf('docs/README.md').map(({ path }) => path));
    const all = globSync(['docs/*.md', 'docs/reference/*'], { cwd: root }).map(slashed);
    expect(all.filter((file) => file !== 'docs/README.md' && !found.has(file))).toEqual([]);
  });

  it('tells a link that leads nowhere', () => {
    expect(isBroken({ path: 'docs/nowhere.md', anchor: '' })).toBe(true);
    expect(isBroken({ path: 'README.md', anchor: 'nowhere' })).toBe(true);
    expect(isBroken({ path: 'README.md', anchor: 'which-calls-change' })).toBe(false);
  });
});

it("the README's ten steps are those of the page on the first tenant", () => {
  const short = [...textOf('README.md').matchAll(/^(\d+)\. \*\*(.+?)\*\*/gm)].map(
    ([, number, title]) => `${number}. ${title}`,
  );
  const long = [...textOf('docs/first-tenant.md').matchAll(/^## (\d+\. .+)$/gm)].map(([, title]) => title);
  expect(long).toHaveLength(10);
  expect(short).toEqual(long);
});
