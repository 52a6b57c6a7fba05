import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import tls from 'node:tls';
import { labEnvironment, labSetupEnvironment } from '../../../lab/environment.ts';
import { labTenantId } from '../../../lab/identity.ts';
import type { LabUser } from '../../../lab/model.ts';
import { type Lab, startLab } from '../../../lab/start.ts';
import type { Context } from '../../../providers/kit/resource.ts';
import { openSetupTokens, openTokens } from '../../../providers/msteams/auth/tokens.ts';
import type { Graph } from '../../../providers/msteams/graph/graph.ts';
import { openGraph } from '../../../providers/msteams/graph/graph-client.ts';
import { openCmdlets } from '../../../providers/msteams/powershell/open-cmdlets.ts';
import { createSession, type Session } from '../../../providers/msteams/session.ts';
import { labSleep, waitOn } from './lab-clock.ts';
import { realPowerShell } from './real-powershell.ts';

/** A lab of its own whose clock stands still, with the provider's own sign-in and Graph client against it. */
export interface LabTenant {
  readonly lab: Lab;
  readonly graph: Graph;
  /** What kinds are given; the PowerShell host starts on first use. */
  readonly session: Session;
  readonly env: Readonly<Record<string, string>>;
  user(name: string): LabUser;
  /** Sign-in name to number, of those who hold one. */
  numbers(): Record<string, string>;
  close(): Promise<void>;
}

/** What the engine hands to a step; `lines` is what the engineer would read. */
export const stepContext = (signal = new AbortController().signal): Context & { readonly lines: string[] } => {
  const lines: string[] = [];
  const urn = 'urn:pulumi:lab::trunkline::msteams:index:Test::test';
  return { urn, signal, sleep: labSleep, log: (line) => lines.push(line), lines };
};

/** `setup`: with the lab's setup identity, without which nothing that is tier 0 is written. */
export const openLabTenant = async ({ setup = false } = {}): Promise<LabTenant> => {
  const dir = mkdtempSync(join(tmpdir(), 'trunkline-lab-'));
  const lab = await startLab({ dir, speed: 0 });
  waitOn(lab.clock);
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), readFileSync(lab.ca, 'utf8')]);
  const env = labEnvironment({ url: lab.url, ca: lab.ca, dir });
  const tokens = openTokens(labTenantId, env);
  const graph = openGraph(tokens, { sleep: labSleep });
  const hostEnv = { ...process.env, ...env, ...realPowerShell(process.env) };
  const cmdlets = openCmdlets({ tenantId: labTenantId, env: hostEnv, tokens: tokens.tokens });
  const setupTokens = openSetupTokens(labTenantId, setup ? { ...env, ...labSetupEnvironment() } : env);
  const { setupGraph } = createSession({
    tenantId: labTenantId,
    openCmdlets: async () => cmdlets,
    openGraph: async () => graph,
    openSetup: async () => setupTokens && { ...setupTokens, graph: openGraph(setupTokens, { sleep: labSleep }) },
  });
  const user = (name: string): LabUser => {
    const found = lab.store.list('user').find((one) => one.userPrincipalName.startsWith(`${name}@`));
    if (found === undefined) throw new Error(`The lab has no user "${name}".`);
    return found;
  };
  return {
    lab,
    graph,
    session: {
      tenantId: labTenantId,
      graph: async () => graph,
      setupGraph,
      cmdlets: async () => cmdlets,
      together: setImmediate,
    },
    env,
    user,
    numbers: () => {
      const names = new Map(lab.store.list('user').map((one) => [one.id, one.userPrincipalName]));
      return Object.fromEntries(
        lab.store
          .list('number')
          .flatMap((one) =>
            one.assignmentTargetId === null
              ? []
              : [[names.get(one.assignmentTargetId) ?? one.assignmentTargetId, one.telephoneNumber]],
          ),
      );
    },
    close: async () => {
      await cmdlets.close();
      await lab.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
};
