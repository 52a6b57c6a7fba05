import { type Now, realNow } from '../kit/clock.ts';
import { lacksPermission, noSetupIdentity, type SetupNeed } from './auth/setup-identity.ts';
import type { Granted } from './auth/tokens.ts';
import type { Graph } from './graph/graph.ts';
import type { Recorder } from './history/recorder.ts';
import type { JournalPlace } from './journal-place.ts';
import type { Cmdlets } from './powershell/cmdlets.ts';

/** One configured provider's way into one tenant. Both sides are opened on first use and shared by all kinds. */
export interface Session {
  /** Entra tenant id (GUID), as the program's `msteams.Provider` names it. */
  readonly tenantId: string;
  /** What Graph doesn't have: SBCs, usages, routes, policies, dial plans, batch assignment. */
  cmdlets(): Promise<Cmdlets>;
  graph(): Promise<Graph>;
  /**
   * Graph by the second, short-lived identity, for what is tier 0: domains, users, licences, sign-in names. Asked for only when there
   * is something to write; what is read goes by `graph`. Throws what the reader has to set, where there is none or it may not do this.
   */
  setupGraph(need: SetupNeed): Promise<Graph>;
  /** What time it is, if not by the machine's clock. */
  readonly now?: Now;
  /** The moment in which reads count as asked together, if not the usual one. */
  readonly together?: () => Promise<unknown>;
  /** Where rosters write down what they are about to ask; left out, a run that is killed can't tell the next. */
  readonly journal?: JournalPlace | undefined;
  /** The history of changes, which hears of every write by itself; left out, none is kept. */
  readonly recorder?: Recorder | undefined;
  /** What the everyday identity may do, by its token, as far as that tells. */
  granted?(): Promise<Granted>;
  /** The folder of tenant folders, from which the audio files of announcements are sent. */
  readonly tenantsFolder?: string | undefined;
  /** What a person let go by name for this run, as the launcher's `--lift` has it. */
  readonly lifted?: readonly string[] | undefined;
}

/** The second identity, signed in. */
export interface Setup {
  readonly graph: Graph;
  actor(): Promise<string | undefined>;
  permissions(): Promise<readonly string[]>;
}

export interface SessionOptions {
  readonly tenantId: string;
  readonly journal?: JournalPlace | undefined;
  /** Told of every write, on either side; left out, no history is kept. */
  readonly recorder?: Recorder | undefined;
  readonly tenantsFolder?: string | undefined;
  /** What the everyday identity may do, by its token; left out, nobody knows. */
  granted?(): Promise<Granted>;
  readonly lifted?: readonly string[] | undefined;
  openCmdlets(): Promise<Cmdlets>;
  openGraph(): Promise<Graph>;
  /** Undefined where the environment names no setup identity; left out, there is none. */
  openSetup?(): Promise<Setup | undefined>;
}

/** What time it is to a session. */
export const nowOf = ({ now = realNow }: Pick<Session, 'now'>): Promise<Date> => now();

/** A session, and the way to end its PowerShell host. */
export const createSession = (options: SessionOptions): Session & { close(): Promise<void> } => {
  const { recorder } = options;
  const cmdlets = openOnce(async () => {
    const opened = await options.openCmdlets();
    if (recorder === undefined) return opened;
    return (await import('./history/recorded-cmdlets.ts')).recordedCmdlets(opened, recorder);
  });
  const graph = openOnce(async () => {
    const opened = await options.openGraph();
    if (recorder === undefined) return opened;
    return (await import('./history/recorded-graph.ts')).recordedGraph(opened, recorder);
  });
  const setup = openOnce(async () => {
    const opened = await options.openSetup?.();
    if (opened === undefined || recorder === undefined) return opened;
    const { recordedGraph } = await import('./history/recorded-graph.ts');
    return { ...opened, graph: recordedGraph(opened.graph, recorder.as(opened.actor)) };
  });
  return {
    tenantId: options.tenantId,
    granted: async () => (await options.granted?.()) ?? {},
    cmdlets: cmdlets.get,
    graph: graph.get,
    setupGraph: async (need) => {
      const opened = await setup.get();
      if (opened === undefined) throw noSetupIdentity(need);
      const lacking = lacksPermission(need, await opened.actor(), await opened.permissions());
      if (lacking !== undefined) throw lacking;
      return opened.graph;
    },
    journal: options.journal,
    recorder,
    tenantsFolder: options.tenantsFolder,
    lifted: options.lifted,
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
