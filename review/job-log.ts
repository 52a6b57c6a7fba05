import { randomUUID } from 'node:crypto';

/**
 * A comment as a CI job may print it: GitHub takes lines that begin with :: for commands, so none is taken while it is printed.
 *
 * Source: docs.github.com/actions "Workflow commands", Stopping and starting workflow commands.
 */
export const inJobLog = (text: string, env: Readonly<Record<string, string | undefined>>): string => {
  if (env.GITHUB_ACTIONS !== 'true') return text;
  const token = randomUUID();
  return `::stop-commands::${token}\n${text}\n::${token}::`;
};
