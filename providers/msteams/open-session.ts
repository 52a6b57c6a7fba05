import { randomUUID } from 'node:crypto';
import { commitOf, startedBy } from './history/commit-of.ts';
import { createRecorder } from './history/recorder.ts';
import { secretsIn } from './history/without-secrets.ts';
import type { JournalPlace } from './journal-place.ts';
import { createSession, type Session } from './session.ts';
import { findTenants } from './tenants-folder.ts';

/**
 * A session on the real services, or on what the environment puts in their place.
 *
 * Each side is loaded with its first use: a preview that changes nothing needs neither, and signing in alone costs
 * more start-up time than all the rest.
 */
export const openSession = (tenantId: string, env: NodeJS.ProcessEnv): Session & { close(): Promise<void> } => {
  const signIn = once(async () => (await import('./auth/tokens.ts')).openTokens(tenantId, env));
  const tenantsFolder = findTenants(env);
  const place = journalPlace(tenantsFolder, env);
  const actor = async () => (await signIn()).actor();
  return createSession({
    tenantId,
    journal: place,
    recorder: place && createRecorder({ tenantId, place, actor, secrets: secretsIn(env) }),
    tenantsFolder,
    granted: async () => (await signIn()).granted(),
    lifted: env.TRUNKLINE_LIFTED?.split('\n').filter((one) => one !== ''),
    openCmdlets: async () => {
      const [{ openCmdlets }, { tokens }] = await Promise.all([import('./powershell/open-cmdlets.ts'), signIn()]);
      return openCmdlets({ tenantId, env, tokens });
    },
    openGraph: async () => {
      const [{ openGraph }, tokens] = await Promise.all([import('./graph/graph-client.ts'), signIn()]);
      return openGraph(tokens);
    },
    openSetup: async () => {
      const tokens = (await import('./auth/tokens.ts')).openSetupTokens(tenantId, env);
      if (tokens === undefined) return undefined;
      const { openGraph } = await import('./graph/graph-client.ts');
      return { graph: openGraph(tokens), actor: tokens.actor, permissions: tokens.permissions };
    },
  });
};

const journalPlace = (tenantsFolder: string, env: NodeJS.ProcessEnv): JournalPlace | undefined => {
  const { TRUNKLINE_JOURNAL: folder } = env;
  if (!folder) return undefined;
  let commit: { readonly known: string | undefined } | undefined;
  return {
    folder,
    run: randomUUID(),
    now: () => new Date(),
    startedBy: startedBy(env),
    /** Git is asked by the first write: most runs write nothing. */
    get commit() {
      commit ??= { known: commitOf(tenantsFolder, env) };
      return commit.known;
    },
  };
};

const once = <Result>(run: () => Promise<Result>): (() => Promise<Result>) => {
  let running: Promise<Result> | undefined;
  return () => {
    running ??= run();
    return running;
  };
};
