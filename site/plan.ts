import { targetOf } from './address.ts';

/** What a Markdown file of the repository says of itself, by its path. */
export interface Source {
  readonly path: string;
  /** Its links, under the heading of level 2 that they stand below; '' before the first. In the order of the text. */
  readonly sections: readonly { readonly heading: string; readonly links: readonly string[] }[];
}

/** The files of the repository, as far as a site may be made of them. */
export interface Repository {
  /** The Markdown of that path; undefined if there is none. */
  source(path: string): Source | undefined;
  /** Whether a path is a file, a folder, or nothing. */
  kind(path: string): 'file' | 'folder' | undefined;
  /** Every page below `docs/`. */
  readonly docs: readonly string[];
}

/** A part of the side bar: its heading, '' for what stands on top, and its pages by path. */
export interface Group {
  readonly title: string;
  readonly pages: readonly string[];
}

export interface Plan {
  readonly groups: readonly Group[];
  /** Each page once. */
  readonly pages: readonly string[];
  /** Files that are no page and that a page links to; the site has a copy. */
  readonly files: readonly string[];
}

/** The page that finds all others: its headings are the groups, its links their pages. */
const index = 'docs/README.md';
/** Decisions have a group of their own, without being named one by one. */
export const decisions = 'docs/adr';

/**
 * What the site is made of, from `docs/README.md` alone: a page stands in the first group that links to it. A link to a folder leads to its
 * README. What can't be is told all at once: a page in no group, a link to what isn't there.
 */
export const planSite = ({ source, kind, docs }: Repository): Plan => {
  const pathsIn = (from: string, links: readonly string[]): readonly string[] =>
    links
      .flatMap((href) => targetOf(from, href)?.path ?? [])
      .map((path) => (kind(path) === 'folder' ? `${path}/README.md` : path));
  const isPage = (path: string): boolean => path.endsWith('.md') && source(path) !== undefined;

  const named = new Set<string>();
  const isNew = (path: string): boolean => isPage(path) && !named.has(path) && named.add(path) !== undefined;
  const sections = source(index)?.sections ?? [];
  const groups = sections.map(({ heading, links }) => ({
    title: heading,
    pages: [...pathsIn(index, links), ...(heading === '' ? [index] : [])].filter(isNew),
  }));
  const decided = docs.filter((path) => path.startsWith(`${decisions}/`) && isNew(path));

  const linked = [...named].flatMap((page) =>
    (source(page)?.sections ?? []).flatMap(({ links }) => pathsIn(page, links)).map((path) => ({ page, path })),
  );
  const files = linked.filter(({ path }) => !path.endsWith('.md') && kind(path) === 'file').map(({ path }) => path);
  const dead = linked.filter(({ path }) => !isPage(path) && kind(path) === undefined);
  const inNoGroup = [...docs, ...linked.map(({ path }) => path)].filter((path) => isPage(path) && !named.has(path));
  const problems = [
    ...dead.map(({ page, path }) => `${page} links to ${path}, which isn't there.`),
    ...inNoGroup.map((path) => `${path} is in no group: ${index} has to link to it.`),
  ];
  if (problems.length > 0) throw new Error([...new Set(problems)].join('\n'));
  return {
    groups: [...groups, { title: 'Decisions', pages: decided }].filter(({ pages }) => pages.length > 0),
    pages: [...named],
    files: [...new Set(files)],
  };
};
