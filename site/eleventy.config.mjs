import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as pagefind from 'pagefind';
import { addressOf, linkBetween, targetOf } from './address.ts';
import { describe, markdown } from './markdown.mjs';
import { decisions, planSite } from './plan.ts';

/** Eleventy's configuration: every page of the repository's documentation, in the theme, with an index to search. `npm run site` runs it. */
const root = fileURLToPath(new URL('..', import.meta.url));

const kindOf = (path) => {
  if (path.startsWith('../') || !existsSync(join(root, path))) return undefined;
  return statSync(join(root, path)).isDirectory() ? 'folder' : 'file';
};
const docs = () => globSync('docs/**/*.md', { cwd: root }).map((path) => path.replaceAll('\\', '/'));

/** GitHub lists the folder of the decisions by itself; here a page does. */
const listOfDecisions = (pages) =>
  `# Decisions\n\nWhat was decided, why, and what was given up for it.\n\n${pages
    .map(({ path, title }) => `- [${title}](${path.slice(decisions.length + 1)})`)
    .join('\n')}\n`;

/** Every page that there may be, read once. */
const repository = () => {
  const read = (path) => ({ text: readFileSync(join(root, path), 'utf8') });
  const sources = new Map();
  const source = (path) => {
    if (!sources.has(path) && kindOf(path) === 'file') {
      const { text } = read(path);
      sources.set(path, { text, ...describe(path, text) });
    }
    return sources.get(path);
  };
  const found = docs().sort();
  const list = `${decisions}/README.md`;
  if (!found.includes(list)) {
    const text = listOfDecisions(found.filter((path) => path.startsWith(`${decisions}/`)).map(source));
    sources.set(list, { text, ...describe(list, text) });
  }
  return { source, kind: kindOf, docs: found };
};

const indexForSearch = async ({ directories }) => {
  const { index } = await pagefind.createIndex({ keepIndexUrl: true, forceLanguage: 'en' });
  const { errors, page_count: count } = await index.addDirectory({ path: directories.output });
  const written = await index.writeFiles({ outputPath: join(directories.output, 'pagefind') });
  await pagefind.close();
  const problems = [...errors, ...written.errors];
  if (problems.length > 0 || (count === 0 && !isWritten))
    throw new Error(`The index to search was not made.\n${problems.join('\n')}`);
};

/** What is wrong with the pages is told without a stack, and nothing is written; who is writing one may put it right. */
const isWritten = process.argv.includes('--watch');
const planned = (found) => {
  try {
    return planSite(found);
  } catch (error) {
    console.error(error.message);
    if (isWritten) return { groups: [], pages: [], files: [] };
    return process.exit(1);
  }
};

export default (config) => {
  const { source, ...rest } = repository();
  const plan = planned({ source, ...rest });
  const { description } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const isFront = (path) => path === 'README.md';

  for (const path of plan.pages) {
    const { text, title, summary, headings } = source(path);
    const lead = (href) => {
      const target = targetOf(path, href);
      if (target === undefined) return undefined;
      const link = linkBetween(path, target.path) + target.anchor;
      return { href: link, title: target.anchor === '' ? source(target.path)?.title : undefined };
    };
    const groups = plan.groups.map(({ title, pages }) => ({
      title,
      isOpen: pages.length < 25 || pages.includes(path),
      pages: pages.map((one) => ({ href: linkBetween(path, one), title: source(one).title, isThis: one === path })),
    }));
    config.addTemplate(path, text, {
      layout: 'page.liquid',
      permalink: addressOf(path),
      title,
      isFront: isFront(path),
      summary: isFront(path) ? description : summary,
      headings: headings.filter(({ level }) => level < 4),
      groups,
      root: '../'.repeat(path.split('/').length - 1) || './',
      lead,
    });
  }
  for (const file of plan.files) config.addPassthroughCopy({ [file]: file });
  config.addPassthroughCopy({ 'site/theme/*.css': '.' });
  for (const watched of ['./docs/', './*.md', './lab/*.md', './examples/*.md'])
    config.addWatchTarget(watched, { resetConfig: true });
  // Its reader of imports knows no TypeScript.
  config.setWatchJavaScriptDependencies(false);
  config.setUseGitIgnore(false);
  config.setLibrary('md', markdown);
  // Eleventy takes indented code for text, GitHub doesn't.
  config.amendLibrary('md', (library) => library.enable('code'));
  config.setLiquidOptions({ outputEscape: 'escape' });
  config.on('eleventy.after', indexForSearch);
  return {
    dir: { input: 'site', includes: 'theme' },
    // Braces in our pages are GitHub's or PowerShell's, never a template's.
    markdownTemplateEngine: false,
    templateFormats: ['md'],
  };
};
