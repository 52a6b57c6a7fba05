import {
  closeSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** Only their owner reads these files: names and numbers of people are in them. */
const ownerOnly = 0o600;

const writeAll = (file: number, text: string): void => {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
  fsyncSync(file);
};

/** The folder's own entry for the file must be on the disk too; Windows does that by itself. */
const syncFolder = (folder: string): void => {
  if (process.platform === 'win32') return;
  const opened = openSync(folder, 'r');
  fsyncSync(opened);
  closeSync(opened);
};

const isCutOff = (file: number): boolean => {
  const { size } = fstatSync(file);
  const last = Buffer.alloc(1);
  return size > 0 && readSync(file, last, 0, 1, size - 1) === 1 && last[0] !== 10;
};

const withFile = (path: string, flags: string, work: (file: number) => void): void => {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const file = openSync(path, flags, ownerOnly);
  try {
    work(file);
  } finally {
    closeSync(file);
  }
  syncFolder(dirname(path));
};

/** The text, empty where there is no file. */
export const readWhole = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
};

/** Adds text that is on the disk when this returns. A line that a kill cut off stays by itself. */
export const appendDurably = (path: string, text: string): void =>
  withFile(path, 'a+', (file) => writeAll(file, isCutOff(file) ? `\n${text}` : text));

/** Puts text in the place of all that was there, at one stroke; no text, no file. */
export const replaceDurably = (path: string, text: string): void => {
  if (text === '') {
    rmSync(path, { force: true });
    return;
  }
  withFile(`${path}.new`, 'w', (file) => writeAll(file, text));
  renameSync(`${path}.new`, path);
  syncFolder(dirname(path));
};
