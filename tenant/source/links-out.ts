import { lstatSync, readdirSync, readlinkSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { displayPath } from '../display-path.ts';
import type { Problem } from '../problem.ts';

/**
 * Links among the files of a tenant, or of the templates, that lead out of the folder of tenants. Nothing outside it is ever read: who
 * writes a pull request could otherwise have any file of the machine that reviews it shown in the comment.
 */
export const linksOut = (root: string, name: string): Problem[] => {
  const inside = realPath(root) ?? resolve(root);
  return ['templates', name]
    .flatMap((folder) => [join(root, folder), ...entriesOf(join(root, folder))])
    .filter((path) => isLink(path) && !isIn(inside, realPath(path) ?? targetOf(path)))
    .map((path) => ({
      file: displayPath(path),
      message: `This is a link to "${readlinkSync(path)}", which is outside of the folder of tenants.`,
      allowed: `Only what lies in ${displayPath(root)} is read.`,
      fix: 'put the file itself there.',
    }));
};

const entriesOf = (folder: string): string[] => {
  try {
    return readdirSync(folder)
      .sort()
      .map((entry) => join(folder, entry));
  } catch {
    return [];
  }
};

const isLink = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;

/** Absent where a link leads to nothing, or to itself. */
const realPath = (path: string): string | undefined => {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
};

const targetOf = (link: string): string => resolve(realPath(dirname(link)) ?? dirname(link), readlinkSync(link));

const isIn = (folder: string, path: string): boolean => {
  const way = relative(folder, path);
  return way !== '..' && !/^\.\.[\\/]/.test(way) && !isAbsolute(way);
};
