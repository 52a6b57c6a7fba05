import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

const sha256 = async (file: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
};

/** What `sha256sum -c` reads: a line for each file of the folder, by name. */
export const checksums = async (folder: string, files: readonly string[]): Promise<string> => {
  const lines: string[] = [];
  for (const file of [...files].sort()) lines.push(`${await sha256(join(folder, file))}  ${file}\n`);
  return lines.join('');
};
