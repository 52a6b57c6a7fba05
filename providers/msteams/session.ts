import type { Graph } from './graph/graph.ts';
import type { Cmdlets } from './powershell/cmdlets.ts';

/** One configured provider's way into one tenant. Both sides are opened on first use and shared by all kinds. */
export interface Session {
  /** Entra tenant id (GUID), as the program's `msteams.Provider` names it. */
  readonly tenantId: string;
  /** What Graph doesn't have: SBCs, usages, routes, policies, dial plans, batch assignment. */
  cmdlets(): Promise<Cmdlets>;
  graph(): Promise<Graph>;
  /** Where rosters write down what they are about to ask; left out, a run that is killed can't tell the next. */
  readonly journal?: JournalPlace | undefined;
}

export interface JournalPlace {
  /** A durable folder. */
  readonly folder: string;
  /** The provider's id in the engine's state, which tells stacks of one name apart; undefined before it is made. */
  providerId?: string | undefined;
  /** An id of this run. */
  readonly run: string;
  now(): Date;
  /** Who runs it, and on which commit of the files, where the environment tells. */
  readonly actor?: string | undefined;
  readonly commit?: string | undefined;
}

export interface SessionOptions {
  readonly tenantId: string;
  readonly journal?: JournalPlace | undefined;
  openCmdlets(): Promise<Cmdlets>;
  openGraph(): Promise<Graph>;
}

/** A session, and the way to end its PowerShell host. */
export const createSession = (options: SessionOptions): Session & { close(): Promise<void> } => {
  const cmdlets = openOnce(() => options.openCmdlets());
  const graph = openOnce(() => options.openGraph());
  return {
    tenantId: options.tenantId,
    cmdlets: cmdlets.get,
    graph: graph.get,
    journal: options.journal,
    close: async () => {
      const opened = cmdlets.opened();
      await opened?.then((host) => host.close()).catch(() => undefined); // one that failed to open has nothing to close
    },
  };
};

/** Opens on first use; a failed opening is forgotten, so that the next use tries again. */
const openOnce = <Thing>(open: () => Promise<Thing>) => {
  let opening: Promise<Thing> | undefined;
  return {
    opened: () => opening,
    get: () => {
      opening ??= open().catch((error: unknown) => {
        opening = undefined;
        throw error;
      });
      return opening;
    },
  };
};
