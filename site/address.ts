import { posix } from 'node:path';

/**
 * Where a file of the repository stands in the site, which mirrors it: a page as HTML, a README as the front page of its folder, a folder
 * by its front page, any other file as it is. All paths are relative, with slashes.
 */
export const addressOf = (path: string): string => {
  if (posix.basename(path) === 'README.md') return posix.join(posix.dirname(path), 'index.html');
  if (path.endsWith('.md')) return `${path.slice(0, -'.md'.length)}.html`;
  return posix.extname(path) === '' ? posix.join(path, 'index.html') : path;
};

/** A link from one page to a file or folder, both by their paths in the repository: relative, so that the site may lie under any address, and on a disk. */
export const linkBetween = (from: string, to: string): string =>
  posix.relative(posix.dirname(addressOf(from)), addressOf(to)) || posix.basename(addressOf(to));

/** The path in the repository that a link of a page leads to, with its anchor (with `#`); undefined for one that leaves it, or stays on the page. */
export const targetOf = (
  from: string,
  href: string,
): { readonly path: string; readonly anchor: string } | undefined => {
  if (/^([a-z][a-z\d+.-]*:|\/\/|#)/i.test(href)) return undefined;
  const [path = '', anchor] = href.split('#');
  return {
    path: posix.join(posix.dirname(from), decodeURI(path)).replace(/\/$/, ''),
    anchor: anchor === undefined ? '' : `#${anchor}`,
  };
};
