import type { Graph } from './graph/graph.ts';
import type { Cmdlets } from './powershell/cmdlets.ts';

/** One configured provider's way into one tenant. Both sides are opened on first use and shared by all kinds. */
export interface Session {
  /** Entra tenant id (GUID), as the program's `msteams.Provider` names it. */
  readonly tenantId: string;
  /** What Graph doesn't have: SBCs, usages, routes, policies, dial plans, batch assignment. */
  cmdlets(): Promise<Cmdlets>;
  graph(): Promise<Graph>;
}

export interface SessionOptions {
  readonly tenantId: string;
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
