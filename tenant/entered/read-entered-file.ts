import { join } from 'node:path';
import { displayPath } from '../display-path.ts';
import type { Problem } from '../problem.ts';
import { largest, readBytes } from '../source/read-text.ts';
import type { EnteredUser } from './entered.ts';
import { readEntered } from './read-entered.ts';

/** What a person confirmed, from a file of the tenant's folder; nothing is known where none is named or it isn't written yet. */
export const readEnteredFile = (
  root: string,
  name: string,
  file: string | undefined,
): { readonly users?: readonly EnteredUser[]; readonly problems: readonly Problem[] } => {
  if (file === undefined) return { problems: [] };
  const path = join(root, name, file);
  const read = readBytes(path, largest.csv);
  if ('bytes' in read) return readEntered(read.bytes, displayPath(path));
  return { problems: read.missing ? [] : [read.problem] };
};
