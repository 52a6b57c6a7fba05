import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { labTenantId } from '../../../../../lab/identity.ts';
import type { LabUser } from '../../../../../lab/model.ts';
import { ServiceError } from '../../../../../providers/kit/error.ts';
import { PartialFailure } from '../../../../../providers/kit/resource.ts';
import type { GraphReply, GraphRequest } from '../../../../../providers/msteams/graph/graph.ts';
import { recordedGraph } from '../../../../../providers/msteams/history/recorded-graph.ts';
import { createRecorder } from '../../../../../providers/msteams/history/recorder.ts';
import { createUserSignInsKind } from '../../../../../providers/msteams/resources/user-sign-ins/kind.ts';
import type { Session } from '../../../../../providers/msteams/session.ts';
import { labSleep } from '../../lab-clock.ts';
import { type LabTenant, openLabTenant, stepContext } from '../../lab-tenant.ts';

export const sip = '4f9a1.teams.carrier.example';
export const [ada, bob, eve] = ['ada', 'bob', 'eve'].map((name) => `${name}@contoso.example`) as [
  string,
  string,
  string,
];
export const to = (upn: string) => `${upn.split('@')[0]}@${sip}`;
export const all = (...upns: string[]) => ({ signIns: Object.fromEntries(upns.map((upn) => [upn, to(upn)])) });
export const urn = 'urn:pulumi:lab::trunkline::msteams:index:UserSignIns::voice-users-sign-ins';
export const context = () => ({ ...stepContext(), urn });

export const unavailable = ({ doing }: GraphRequest): GraphReply => ({
  status: 0,
  body: undefined,
  error: new ServiceError({ kind: 'Unavailable', doing, text: 'Its reply was lost.' }),
});

export const failure = async (work: Promise<unknown>): Promise<PartialFailure> => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof PartialFailure)) throw error ?? new Error('It succeeded.');
  return error;
};

type Send = (requests: readonly GraphRequest[]) => Promise<GraphReply[]>;

/** A lab of its own for each test, with journal and history, and the roster of sign-ins as a run of the engine has it. */
export const signInsAtWork = () => {
  let tenant: LabTenant;
  let folder: string;
  let patched: string[] = [];
  beforeEach(async () => {
    tenant = await openLabTenant({ setup: true });
    folder = mkdtempSync(join(tmpdir(), 'trunkline-sign-ins-'));
    patched = [];
  });
  afterEach(async () => {
    await tenant.close();
    rmSync(folder, { recursive: true });
  });
  /** `around` stands between the kind and what writes. */
  const sessionWith = (
    around: (send: Send, requests: readonly GraphRequest[]) => Promise<GraphReply[]> = (send, requests) =>
      send(requests),
    run = 'one',
  ): Session => {
    const journal = { folder, run, now: () => new Date(tenant.lab.clock.now()), providerId: 'p1' };
    const recorder = createRecorder({ tenantId: labTenantId, place: journal, actor: async () => 'setup', secrets: [] });
    return {
      ...tenant.session,
      journal,
      setupGraph: async (need) => {
        const graph = recordedGraph(await tenant.session.setupGraph(need), recorder);
        const send =
          (call: Parameters<typeof graph.batch>[1]): Send =>
          (requests) => {
            patched.push(...requests.map(({ method, path }) => `${method} ${path}`));
            return graph.batch(requests, call);
          };
        return { ...graph, batch: (requests, call) => around(send(call), requests) };
      },
    };
  };
  return {
    tenant: () => tenant,
    folder: () => folder,
    /** What reached the service. */
    patches: () => patched,
    sessionWith,
    kind: (session = sessionWith()) => createUserSignInsKind(session, labSleep),
    names: (...users: string[]) => users.map((name) => tenant.user(name).userPrincipalName),
    set: (name: string, facts: Partial<LabUser>) => {
      const user = tenant.user(name);
      tenant.lab.store.put('user', user.id, { ...user, ...facts });
    },
  };
};
