import { closeSync, constants, fstatSync, openSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { displayPath } from '../display-path.ts';
import type { Problem } from '../problem.ts';
import { notUtf8 } from './not-utf8.ts';
import { otherKind } from './other-kind.ts';

/** The bytes of a file, or what is wrong with it. `missing`: nothing stands there. */
export type Bytes = { readonly bytes: Uint8Array } | { readonly problem: Problem; readonly missing?: boolean };

const mebibyte = 1024 * 1024;

/** No file of a tenant is larger, in MiB; a users.csv of 50 MiB has about half a million people, and Teams takes no such tenant. */
export const largest = { yaml: 16, csv: 50 } as const;

/**
 * Reads a file that a person wrote, without ever waiting: a folder, a pipe or a device in its place is told, and so is what may not be
 * read or is too large.
 *
 * @param path on this machine
 * @param most in MiB
 */
export const readBytes = (path: string, most: number): Bytes => {
  const file = displayPath(path);
  let descriptor: number;
  try {
    // A pipe that nobody writes to would otherwise keep open() for good.
    descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    return unreadable(path, error as NodeJS.ErrnoException);
  }
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isFile()) return { problem: noFile(file, stat.isDirectory()) };
    if (stat.size > most * mebibyte) return { problem: tooLarge(file, stat.size, most) };
    return { bytes: readFileSync(descriptor) };
  } catch (error) {
    return unreadable(path, error as NodeJS.ErrnoException);
  } finally {
    closeSync(descriptor);
  }
};

/** The text of a UTF-8 file that a person wrote, without its byte order mark; or what is wrong. */
export const readText = (path: string): { readonly text: string } | Exclude<Bytes, { readonly bytes: Uint8Array }> => {
  const read = readBytes(path, largest.yaml);
  if ('problem' in read) return read;
  const file = displayPath(path);
  const other = otherKind(read.bytes, file);
  if (other !== undefined) return { problem: other };
  const allowed = 'Letters such as ü are two bytes there; an older encoding would make other names of them.';
  const fix = 'save it as UTF-8.';
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(read.bytes);
    if (!text.includes('\0')) return { text };
    return {
      problem: { file, message: 'The file holds bytes of zero, as UTF-16 has, and is not UTF-8.', allowed, fix },
    };
  } catch {
    return { problem: { file, ...notUtf8(read.bytes), allowed, fix } };
  }
};

const unreadable = (
  path: string,
  { code, message }: NodeJS.ErrnoException,
): { problem: Problem; missing?: boolean } => {
  const file = displayPath(path);
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return { missing: true, problem: { file, message: 'There is no such file.', fix: 'write it.' } };
  }
  if (code === 'ELOOP') {
    return { problem: { file, message: 'The link leads back to itself.', fix: 'put the file itself there.' } };
  }
  if (code === 'EISDIR') return { problem: noFile(file, true) };
  if (code === 'EACCES' || code === 'EPERM') {
    return { problem: forbidden(path) };
  }
  return { problem: { file, message: `The file can't be read: ${message}.`, fix: 'put a readable file there.' } };
};

/** The file's own rights are asked where its folder can be looked into. */
const forbidden = (path: string): Problem => {
  const [file, folder] = [displayPath(path), displayPath(dirname(path))];
  try {
    statSync(path);
    return { file, message: 'You may not read this file.', fix: `let yourself read it: chmod u+r ${file}` };
  } catch {
    const message = 'You may not look into the folder of this file.';
    return { file, message, fix: `let yourself read both: chmod -R u+rX ${folder}` };
  }
};

const noFile = (file: string, folder: boolean): Problem => ({
  file,
  message: folder ? 'This is a folder.' : 'This is a pipe or a device.',
  allowed: 'A file of text stands here.',
  fix: 'move it away, and write the file.',
});

const tooLarge = (file: string, size: number, most: number): Problem => ({
  file,
  message: `The file has ${Math.ceil(size / mebibyte)} MiB.`,
  allowed: `At most ${most} MiB.`,
  fix: 'restore the file; nothing that Teams takes is so long.',
});
