import { displayPath } from '../../tenant/display-path.ts';
import { ProblemError } from '../../tenant/problem-error.ts';
import { largest, readBytes } from '../../tenant/source/read-text.ts';
import { writeWhole } from '../write-whole.ts';
import type { Column } from './columns.ts';
import { csvText } from './csv-text.ts';

/** Writes the file for its owner alone, over one that was written before and nothing else: users.csv is named quickly. */
export const writeOut = (path: string, text: string, columns: readonly Column[]): void => {
  const header = csvText(columns, []);
  const read = readBytes(path, largest.csv);
  const isOurs =
    'bytes' in read
      ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(read.bytes).startsWith(header)
      : read.missing;
  if (isOurs !== true) {
    throw new ProblemError({
      file: displayPath(path),
      path: '--out',
      message: 'something else stands there.',
      allowed: 'A file that this command wrote by the same template is written over, and no other.',
      fix: 'move it away, or name another: --out <file>.',
    });
  }
  writeWhole(path, text, 0o600);
};
