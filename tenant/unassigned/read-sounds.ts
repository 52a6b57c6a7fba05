import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { displayPath } from '../display-path.ts';
import type { Problem } from '../problem.ts';
import type { TenantParts } from '../schema/parse-sections.ts';
import { readBytes } from '../source/read-text.ts';
import { audioProblem, largestSound } from './audio-problem.ts';

/** What is known of the audio files that a tenant file names: their SHA-256, by the path as typed. */
export const readSounds = (
  root: string,
  name: string,
  file: Pick<TenantParts, 'unassignedNumbers'> | undefined,
): { readonly hashes: ReadonlyMap<string, string>; readonly problems: readonly Problem[] } => {
  const paths = new Set((file?.unassignedNumbers ?? []).flatMap(({ announcement }) => announcement ?? []));
  const hashes = new Map<string, string>();
  const problems = [...paths].flatMap((typed): Problem[] => {
    const path = join(root, name, typed);
    const outside = leadsOut(join(root, name), path);
    if (outside) {
      return [
        {
          file: displayPath(path),
          message: "This leads out of the tenant's folder.",
          allowed: `Only what lies in ${displayPath(join(root, name))} is sent to Teams.`,
          fix: 'put the file itself there.',
        },
      ];
    }
    const read = readBytes(path, largestSound);
    if ('problem' in read) return [read.missing ? missing(read.problem.file) : read.problem];
    const problem = audioProblem(typed, read.bytes);
    if (problem !== undefined) return [{ file: displayPath(path), ...problem }];
    hashes.set(typed, createHash('sha256').update(read.bytes).digest('hex'));
    return [];
  });
  return { hashes, problems };
};

const missing = (file: string): Problem => ({
  file,
  message: 'There is no such file, and a treatment of unassigned numbers plays it.',
  fix: 'put the audio file there, or correct announcement in tenant.yaml.',
});

const leadsOut = (folder: string, path: string): boolean => {
  try {
    const way = relative(realpathSync(folder), realpathSync(path));
    return way === '..' || way.startsWith(`..${sep}`);
  } catch {
    return false;
  }
};
