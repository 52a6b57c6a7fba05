import {
  appendFileSync,
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDependencies } from '../../scripts/setup/dependencies.mjs';
import { root } from '../../scripts/setup/places.mjs';
import { buildSite } from '../../scripts/site/build-site.ts';
import { addressOf } from '../../site/address.ts';
import { attribute, type BuiltPage, elementsIn, readPage, targetIn, textOf } from './built-page.ts';

const work = mkdtempSync(join(tmpdir(), 'site-'));
const site = join(work, 'site');
const slashed = (paths: readonly string[]) => paths.map((path) => path.replaceAll('\\', '/')).sort();
let pages: readonly BuiltPage[];

beforeAll(async () => {
  expect(await buildSite(site)).toMatchObject({ exitCode: 0, problems: '' });
  pages = slashed(globSync('**/*.html', { cwd: site })).map((path) => readPage(site, path));
}, 180_000); // its tools are installed, once a checkout
afterAll(() => rmSync(work, { recursive: true, force: true }));

const pageAt = (path: string): BuiltPage => {
  const found = pages.find((page) => page.path === path);
  if (found === undefined) throw new Error(`The site has no ${path}.`);
  return found;
};
const within = (page: BuiltPage, id: string) => {
  const found = page.elements.find((element) => attribute(element, 'id') === id);
  return found === undefined ? [] : elementsIn(found);
};

it('every page of the repository is a page of the site, by the same path', () => {
  const written = slashed(globSync(['*.md', 'docs/**/*.md', '{lab,examples}/README.md'], { cwd: root }));
  const wanted = [...new Set([...written.map(addressOf), 'docs/adr/index.html'])].sort();
  expect(pages.map(({ path }) => path)).toEqual(wanted);
  expect(textOf(pageAt('index.html').elements.find(({ tagName }) => tagName === 'title') as never)).toBe(
    "trunkline: Microsoft Teams Direct Routing for Google's CCAI Platform, as code",
  );
});

it("every page's side bar has every page once, under the headings of docs/README.md, and marks its own", () => {
  for (const page of pages) {
    const links = within(page, 'pages').filter(({ tagName }) => tagName === 'a');
    const led = links.map((link) => targetIn(page, attribute(link, 'href') ?? '')?.path);
    expect([page.path, [...led].sort()]).toEqual([page.path, pages.map(({ path }) => path)]);
    const own = links
      .filter((link) => attribute(link, 'aria-current') === 'page')
      .map((link) => led[links.indexOf(link)]);
    expect(own).toEqual([page.path]);
  }
  const headings = within(pageAt('docs/rotate.html'), 'pages').filter(({ tagName }) => tagName === 'summary');
  expect(headings.map(textOf)).toEqual(['Tasks', 'Reference', 'How it is built', 'Decisions']);
});

it('no link is dead, and no anchor', () => {
  const dead = pages.flatMap((page) =>
    page.elements
      .flatMap((element) => [attribute(element, 'href'), attribute(element, 'src')])
      .filter((address) => address !== undefined)
      .filter((address) => {
        const target = targetIn(page, address);
        if (target === undefined) return false;
        if (!target.path.endsWith('.html')) return !existsSync(join(site, target.path));
        const there = pages.find(({ path }) => path === target.path);
        return there === undefined || (target.anchor !== '' && !there.ids.has(target.anchor));
      })
      .map((address) => `${page.path}: ${address}`),
  );
  expect(dead).toEqual([]);
});

it("links lead where the page's own Markdown says: a page, a part of one, a copy of a file", () => {
  const linksOf = (path: string) =>
    within(pageAt(path), 'main')
      .filter(({ tagName }) => tagName === 'a')
      .map((link) => [textOf(link), attribute(link, 'href')]);
  const links = linksOf('docs/index.html');
  expect(links).toContainEqual(['The README', '../index.html']);
  expect(links).toContainEqual(['the lab', '../lab/index.html']);
  expect(links).toContainEqual(['adr', 'adr/index.html']);
  expect(links).toContainEqual(['tenant.yaml', 'reference/tenant.schema.json']);
  // Who reads a site looks for a title, not for a file.
  expect(links).toContainEqual(["Calls don't arrive", 'calls-do-not-arrive.html']);
  const schema = 'docs/reference/tenant.schema.json';
  expect(readFileSync(join(site, schema), 'utf8')).toBe(readFileSync(join(root, schema), 'utf8'));
});

it('a page asks nothing of another host, and runs and styles nothing that stands in it', () => {
  for (const { path, elements } of pages) {
    const loaded = elements.flatMap((element) =>
      ['link', 'script', 'img', 'iframe'].includes(element.tagName)
        ? [attribute(element, 'src') ?? attribute(element, 'href') ?? 'inline']
        : [],
    );
    expect([path, loaded.filter((address) => !/^(\.\.?\/)[\w./-]+$|^data:,$/.test(address))]).toEqual([path, []]);
    const inline = elements.filter(
      ({ tagName, attrs }) =>
        tagName === 'style' || attrs.some(({ name }) => name === 'style' || name.startsWith('on')),
    );
    expect([path, inline.map(({ tagName }) => tagName)]).toEqual([path, []]);
    const policy = elements.find((element) => attribute(element, 'http-equiv') === 'Content-Security-Policy');
    expect(policy && attribute(policy, 'content')).toBe(
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'",
    );
  }
  const styles = globSync('**/*.css', { cwd: site }).map((file) => readFileSync(join(site, file), 'utf8'));
  expect(styles.length).toBeGreaterThan(2);
  expect(styles.filter((text) => /@import|url\(["']?(https?:|\/\/)/.test(text))).toEqual([]);
});

it('text is shown as GitHub shows it: code as code, in colours where its language is named; wide tables scroll by themselves', () => {
  const blocks = within(pageAt('index.html'), 'main').filter(({ tagName }) => tagName === 'pre');
  expect(blocks.map(textOf).some((text) => text.startsWith('npm start '))).toBe(true);
  // What looks like a template's braces is the page's own.
  expect(within(pageAt('docs/drift.html'), 'main').some((one) => textOf(one).includes('${{ github.token }}'))).toBe(
    true,
  );
  const policies = within(pageAt('docs/reference/policies.html'), 'main');
  expect(policies.some((one) => attribute(one, 'class') === 'hljs-attr' && textOf(one) === 'exceptions:')).toBe(true);
  const tables = pages.flatMap(({ elements }) => elements.filter(({ tagName }) => tagName === 'table'));
  expect(tables.length).toBeGreaterThan(50);
  expect(tables.filter(({ parentNode }) => attribute(parentNode as never, 'class') !== 'table')).toEqual([]);
});

/** A page as the search knows it. */
interface Found {
  readonly url: string;
  readonly content: string;
  readonly meta: { readonly title: string };
}

it('the search finds a word, and the page that it stands on', () => {
  const found = globSync('pagefind/fragment/*', { cwd: site })
    .map((file) => gunzipSync(readFileSync(join(site, file))).toString())
    .map((text) => JSON.parse(text.slice(text.indexOf('{'))) as Found);
  expect(found).toHaveLength(pages.length);
  expect(found.filter(({ content }) => /\bdrain\b/.test(content)).map(({ url }) => url)).toContain(
    '/docs/add-an-sbc.html',
  );
  // What stands on every page would be found on every page.
  expect(found.filter(({ content, meta }) => !content.startsWith(meta.title)).map(({ url }) => url)).toEqual([]);
});

it('what it is built with is pinned, comes from no named host, and is installed once', () => {
  const lock = readFileSync(join(root, 'site/package-lock.json'), 'utf8');
  expect(lock).not.toContain('"resolved"');
  const { dependencies } = JSON.parse(readFileSync(join(root, 'site/package.json'), 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  expect(Object.values(dependencies).filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  expect(hasDependencies(join(root, 'site'))).toBe(true);
});

describe('a checkout of somebody who writes', () => {
  const checkout = join(work, 'checkout');
  const out = join(work, 'written');
  beforeAll(() => {
    const own = globSync(['*.md', '{lab,examples}/README.md', 'site/*.*', 'site/theme'], { cwd: root });
    for (const path of ['docs', 'package.json', ...own]) {
      mkdirSync(dirname(join(checkout, path)), { recursive: true });
      cpSync(join(root, path), join(checkout, path), { recursive: true });
    }
    symlinkSync(join(root, 'site/node_modules'), join(checkout, 'site/node_modules'), 'junction');
  });

  it('a page that nobody would find ends the build before it writes one', { timeout: 60_000 }, async () => {
    const forgotten = join(checkout, 'docs/forgotten.md');
    writeFileSync(forgotten, '# Forgotten\n');
    const { exitCode, problems } = await buildSite(out, { checkout });
    expect([exitCode, problems]).toEqual([1, 'docs/forgotten.md is in no group: docs/README.md has to link to it.']);
    expect(globSync('**/*.html', { cwd: out })).toEqual([]);
    rmSync(forgotten);
  });

  it('a site that is watched follows what is written', { timeout: 120_000 }, async () => {
    const ending = new AbortController();
    const watched = buildSite(out, { checkout, watch: true, signal: ending.signal });
    const page = join(out, 'docs/rotate.html');
    // It is watched only once the first site is there, which nothing tells: so it is written until it is seen.
    const seen = () => {
      if (existsSync(page)) appendFileSync(join(checkout, 'docs/rotate.md'), '\nSeen anew.\n');
      return existsSync(page) ? readFileSync(page, 'utf8') : '';
    };
    await expect.poll(seen, { timeout: 100_000, interval: 500 }).toContain('Seen anew.');
    ending.abort();
    await watched;
  });
});
