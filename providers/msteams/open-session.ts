import { randomUUID } from 'node:crypto';
import { createSession, type Session } from './session.ts';

/**
 * A session on the real services, or on what the environment puts in their place.
 *
 * Each side is loaded with its first use: a preview that changes nothing needs neither, and signing in alone costs
 * more start-up time than all the rest.
 */
export const openSession = (tenantId: string, env: NodeJS.ProcessEnv): Session & { close(): Promise<void> } => {
  const signIn = once(async () => (await import('./auth/tokens.ts')).openTokens(tenantId, env));
  return createSession({
    tenantId,
    journal: journalPlace(env),
    openCmdlets: async () => {
      const [{ openCmdlets }, { tokens }] = await Promise.all([import('./powershell/open-cmdlets.ts'), signIn()]);
      return openCmdlets({ tenantId, env, tokens });
    },
    openGraph: async () => {
      const [{ openGraph }, tokens] = await Promise.all([import('./graph/graph-client.ts'), signIn()]);
      return openGraph(tokens);
    },
  });
};

const journalPlace = ({ TRUNKLINE_JOURNAL: folder, GITHUB_ACTOR: actor, GITHUB_SHA: commit }: NodeJS.ProcessEnv) =>
  folder ? { folder, run: randomUUID(), now: () => new Date(), actor, commit } : undefined;

const once = <Result>(run: () => Promise<Result>): (() => Promise<Result>) => {
  let running: Promise<Result> | undefined;
  return () => {
    running ??= run();
    return running;
  };
};
