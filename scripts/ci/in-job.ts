import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { visibleLine } from '../../providers/kit/visible-text.ts';
import { inJobLog } from '../../review/job-log.ts';
import { journalFolder } from '../pulumi/journal-folder.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** A line that GitHub shows on the run's page; elsewhere a line like any other. */
export const annotate = (level: 'notice' | 'warning' | 'error', text: string, env: Environment): void => {
  const line = visibleLine(text);
  // Source: docs.github.com, "Workflow commands": these three are written out in data.
  const data = line.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  console.log(env.GITHUB_ACTIONS === 'true' ? `::${level}::${data}` : line);
};

/** What later steps of the job may ask for. */
export const output = (name: string, value: string, env: Environment): void => {
  if (env.GITHUB_OUTPUT) appendFileSync(env.GITHUB_OUTPUT, `${name}=${value}\n`);
};

/** A job's disk is gone with it, and a journal on it too. */
export const tellJournal = (env: Environment): void => {
  if (journalFolder(env) !== undefined) return;
  annotate(
    'warning',
    "TRUNKLINE_JOURNAL isn't set: what a killed up gave to users can't be told to the next, and there is no history. Let it name a folder that outlives the runner.",
    env,
  );
};

/** Prints what may hold a name of a folder, or anything else from files: none of it is a command to GitHub. */
export const say = (text: string, env: Environment = process.env): void => console.log(inJobLog(text, env));

/** Does something that prints by itself, of which nothing is a command to GitHub. */
export const withoutCommands = async <T>(env: Environment, work: () => Promise<T>): Promise<T> => {
  if (env.GITHUB_ACTIONS !== 'true') return work();
  const token = randomUUID();
  console.log(`::stop-commands::${token}`);
  try {
    return await work();
  } finally {
    console.log(`::${token}::`);
  }
};
