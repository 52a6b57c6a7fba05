import { realpathSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { displayPath } from '../../tenant/display-path.ts';
import { loadTenant } from '../../tenant/load.ts';
import type { Problem } from '../../tenant/problem.ts';
import { ProblemError } from '../../tenant/problem-error.ts';
import { nodeAt } from '../../tenant/source/node-at.ts';
import { formatPath } from '../../tenant/source/path.ts';
import { readTree } from '../../tenant/source/read-files.ts';
import { largest, readBytes, readText } from '../../tenant/source/read-text.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { writeWhole } from '../write-whole.ts';
import type { Edit } from './edit.ts';
import { editedText } from './edited-text.ts';

/** Whose file, and what of it changes. */
export interface EditOptions {
  /** The folder of tenant folders, see `tenantsRoot`. */
  readonly root: string;
  readonly name: string;
  /** `YYYY-MM-DD`, for the checks. */
  readonly today: string;
  readonly edits: readonly Edit[];
  /** Writes nothing: the lines are for a pull request. */
  readonly isPrinted?: boolean;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** What came of it. */
export interface EditedFile {
  /** As a person names it. */
  readonly file: string;
  /** The change as `git apply` takes it, and a person reads it; empty where the file says all of it already. */
  readonly patch: string;
  readonly isWritten: boolean;
  /** Why it wasn't written though nobody asked for the lines alone. */
  readonly why?: Problem;
  /** The tenant as the edited file has it. */
  readonly tenant: Tenant;
}

/**
 * Edits a tenant.yaml as a person would: comments, order, quoting and layout survive (`editedText`). The result is loaded and checked
 * first, and nothing is written if anything is wrong with it. What stands in a template, which other tenants share, is never written:
 * the lines for it are returned; so are those for a file that can't be written.
 *
 * @throws {ProblemError} with all that would be wrong
 */
export const editTenantFile = ({ root, name, today, edits, isPrinted = false, env }: EditOptions): EditedFile => {
  const { path, shared } = fileToEdit(root, name, edits);
  const file = displayPath(path);
  const read = readText(path);
  if ('problem' in read) throw new ProblemError(read.problem);
  const text = editedText(read.text, edits);
  const { tenant, problems } = loadTenant({ root, name, today, texts: new Map([[path, text]]), ...(env && { env }) });
  if (tenant === undefined) throw new ProblemError(...problems);
  const result = { file, patch: patchOf(isAbsolute(file) ? relative(root, path) : file, read.text, text), tenant };
  if (shared !== undefined) return { ...result, isWritten: false, why: shared };
  if (isPrinted || text === read.text) return { ...result, isWritten: false };
  try {
    // A link stays one.
    writeWhole(realpathSync(path), `${markOf(path)}${text}`);
    return { ...result, isWritten: true };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return { ...result, isWritten: false, why: notWritable(file, code) };
  }
};

/** The tenant's own file, or the template that holds a list which is to change. */
const fileToEdit = (root: string, name: string, edits: readonly Edit[]): { path: string; shared?: Problem } => {
  const own = join(root, name, 'tenant.yaml');
  const { tree, problems } = readTree(root, name);
  if (tree === undefined) throw new ProblemError(...problems);
  const ownFile = displayPath(own);
  for (const { kind, path } of edits) {
    // A key that is set in the tenant file stands instead of the template's; a list would have to be written whole.
    const list = kind === 'set' ? undefined : nodeAt(tree, kind === 'append' ? path : path.slice(0, -1));
    if (list === undefined || list.origin.file === ownFile || list.kind !== 'list') continue;
    const asked = tree.entries.get('extends');
    const template = asked?.kind === 'scalar' ? String(asked.value) : '';
    return {
      path: join(root, 'templates', `${template}.yaml`),
      shared: inTemplate(list.origin, formatPath(path), ownFile),
    };
  }
  return { path: own };
};

const inTemplate = ({ file, line }: { file: string; line: number }, path: string, own: string): Problem => ({
  file,
  line,
  path,
  message: 'this stands in a template, which other tenants share.',
  allowed: 'A template is changed by a person only.',
  fix: `change it there by the lines printed, or write the list whole in ${own}, which then stands instead.`,
});

const notWritable = (file: string, code: string): Problem => ({
  file,
  message: `it can't be written (${code}).`,
  fix: 'let yourself write it and run this again, or make the change by the lines printed.',
});

/** Some editors begin a file with a byte order mark, which isn't part of its text. */
const markOf = (path: string): string => {
  const read = readBytes(path, largest.yaml);
  return 'bytes' in read && Buffer.from(read.bytes.subarray(0, 3)).equals(byteOrderMark) ? '\uFEFF' : '';
};

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

const patchOf = (file: string, before: string, after: string): string =>
  before === after
    ? ''
    : createTwoFilesPatch(`a/${file}`, `b/${file}`, before, after, undefined, undefined, {
        context: 2,
        headerOptions: FILE_HEADERS_ONLY,
      });
