import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import { countryOf } from './countries.ts';
import { displayPath } from './display-path.ts';
import { exampleIn } from './example-in.ts';
import type { Problem } from './problem.ts';
import { callsFile } from './schema/calls-file.ts';
import { issueFindings } from './schema/issue-findings.ts';
import { toProblems } from './source/finding.ts';
import { isThere } from './source/is-there.ts';
import { linksOut } from './source/links-out.ts';
import { readOne } from './source/read-files.ts';
import { plain } from './source/tree.ts';

/** A call that must stay as it is: one entry of calls.yaml. */
export type ExpectedCall = z.output<typeof callsFile>['calls'][number];

export interface Expected {
  /** As a person would name it, whether it is there or not. */
  readonly file: string;
  readonly there: boolean;
  readonly calls: readonly ExpectedCall[];
  readonly problems: readonly Problem[];
}

/** Reads a tenant's calls.yaml; `country` is the tenant's, for examples in messages. A tenant without the file expects nothing; one that has it under another name is told. */
export const loadCalls = (root: string, name: string, country = ''): Expected => {
  const path = join(root, name, 'calls.yaml');
  const file = displayPath(path);
  // A link that leads out is told where the tenant is read.
  const there = isThere(path);
  const none = { file, there, calls: [] };
  if (linksOut(root, name).length > 0) return { ...none, problems: [] };
  const misnamed = misnamedIn(join(root, name), there).map(notRead);
  if (!there && entriesOf(join(root, name)).includes('calls.yaml'))
    return { ...none, problems: [...misnamed, leadsNowhere(file)] };
  if (!there) return { ...none, problems: misnamed };
  const { tree, problems } = readOne(path, undefined, exampleIn(howToWrite, countryOf(country)));
  if (!tree) return { ...none, problems: [...misnamed, ...problems] };
  const typed = plain(tree);
  const parsed = callsFile.safeParse(typed, { reportInput: true });
  if (parsed.success) return { ...none, calls: parsed.data.calls, problems: misnamed };
  return {
    ...none,
    problems: [
      ...misnamed,
      ...toProblems(tree, issueFindings(callsFile, parsed.error.issues, countryOf(country), typed)),
    ],
  };
};

/** calls.yaml as people begin it. */
const howToWrite =
  'write calls: with a list below it, e.g. calls: [{ as: ada, dial: 0612345678, expect: { route: NL mobile } }].';

/** Names that are meant for calls.yaml: another ending or case, or the singular. */
const meant = /^calls?\.(?:ya?ml|json)(?:\.txt)?$/i;

/** Files of the folder that are meant for calls.yaml and nothing reads, also where the names differ by case alone and the disk's don't. */
const misnamedIn = (folder: string, there: boolean): string[] => {
  const entries = entriesOf(folder);
  const isSame = (entry: string) => there && !entries.includes('calls.yaml') && entry.toLowerCase() === 'calls.yaml';
  return entries
    .filter((entry) => entry !== 'calls.yaml' && meant.test(entry) && !isSame(entry))
    .map((entry) => join(folder, entry));
};

/** What may not be looked into is told where its files are read. */
const entriesOf = (folder: string): string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};

const leadsNowhere = (file: string): Problem => ({
  file,
  message: 'This is a link that leads to nothing.',
  allowed: 'The calls that a tenant expects stand in calls.yaml.',
  fix: 'put the file itself there, or remove the link.',
});

const notRead = (path: string): Problem => ({
  file: displayPath(path),
  message: `"${basename(path)}" is read by nothing.`,
  allowed: 'The calls that a tenant expects stand in calls.yaml.',
  fix: 'rename it to calls.yaml, or move what it holds there.',
});
