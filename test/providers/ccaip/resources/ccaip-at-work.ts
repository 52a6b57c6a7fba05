import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { Outcome, PersonChange } from '../../../../providers/ccaip/bulk/change.ts';
import type { PersonWrite } from '../../../../providers/ccaip/people.ts';
import { createExternalUserRemovalsKind } from '../../../../providers/ccaip/resources/external-user-removals/kind.ts';
import { createExternalUsersKind } from '../../../../providers/ccaip/resources/external-users/kind.ts';
import type { ExternalUsersState } from '../../../../providers/ccaip/schema/external-users.ts';
import type { CcaipSession } from '../../../../providers/ccaip/session.ts';
import type { CcaipUser } from '../../../../providers/ccaip/users.ts';
import type { PartialFailure } from '../../../../providers/kit/resource.ts';
import type { Graph } from '../../../../providers/msteams/graph/graph.ts';
import { writeAsked } from '../../../../providers/msteams/resources/roster/asked.ts';
import { stepContext } from '../../msteams/lab-tenant.ts';
import { userChanges } from '../../msteams/roster-values.ts';

export const portal = 'https://contoso.uc1.ccaiplatform.example';
const urn = (kind: string) => `urn:pulumi:contoso::trunkline::ccaip:index:${kind}::external-users`;

/** `ada@contoso.com` for ada. */
export const emailOf = (name: string): string => `${name}@contoso.com`;
/** What is asked of ada at number 1. */
export const valueAt = (name: string, at: number): string => `+3120555210${at}@sip.example ${emailOf(name)}`;

type Pairs = Readonly<Record<string, number>>;

const asked = (pairs: Pairs): string =>
  writeAsked(Object.fromEntries(Object.entries(pairs).map(([name, at]) => [emailOf(name), valueAt(name, at)])), false);

const nothing = { external: false, sipUri: '', ucaasName: '', deactivatedAt: '' } as const;

const after = (
  user: CcaipUser,
  { external, status, unrestrictedInternationalCalling: calling }: PersonChange,
): CcaipUser => ({
  ...user,
  ...(external === 'clear' && nothing),
  ...(typeof external === 'object' && { external: true, ...external }),
  ...(calling !== undefined && { unrestrictedInternationalCalling: calling }),
  ...(status === 'Inactive' && { deactivatedAt: '2026-11-30' }),
});

/** A CCAIP in memory, a journal's folder, and the two kinds as each run of the engine has them. */
export const ccaipAtWork = () => {
  let users: Map<string, CcaipUser>;
  let folder: string;
  let writes: PersonWrite[];
  /** What becomes of a change, if it isn't done. */
  let refuse: (change: PersonChange) => Outcome | undefined;
  let time: number;
  /** What an earlier run's job does before it ends. */
  let earlier: () => void;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'trunkline-journal-'));
    users = new Map();
    writes = [];
    refuse = () => undefined;
    earlier = () => undefined;
    time = Date.parse('2026-11-30T21:00:00Z');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const end = ({ change }: PersonWrite): Outcome => {
    const { email, newUser } = change;
    const refused = refuse(change);
    if (refused !== undefined) return refused;
    const user = users.get(email.toLowerCase());
    if (user === undefined && newUser === undefined) return { email, ended: 'asIs', problems: [], warnings: [] };
    const now = after(user ?? { email, ...nothing, ...newUser, location: newUser?.location ?? '' }, change);
    users.set(email.toLowerCase(), now);
    return { email, ended: user === undefined ? 'made' : 'written', problems: [], warnings: [], user: now };
  };
  /** Names in Entra by sign-in name. */
  const entra: Record<string, readonly [string, string]> = {};
  const graph = {
    batch: async (requests: readonly { path: string }[]) =>
      requests.map(({ path }) => {
        const [givenName, surname] = entra[decodeURIComponent(/^\/users\/([^?]+)/.exec(path)?.[1] ?? '')] ?? [];
        return { status: 200, body: { id: 'x', givenName, surname } };
      }),
  } as unknown as Graph;
  const session = (more: Partial<CcaipSession> = {}): CcaipSession => ({
    tenantId: '7c2f0a34-5d1b-4c7e-9f5e-2a6b8c9d0e1f',
    portal,
    journal: { folder, run: 'run', now: () => new Date(time), providerId: 'p' },
    graph: async () => graph,
    now: async () => new Date(time),
    people: () => ({
      settled: async () => earlier(),
      read: async () => [...users.values()],
      write: async (some) => {
        writes.push(...some);
        time += 41_000;
        return some.map(end);
      },
    }),
    ...more,
  });
  const contextOf = (kind: string) => ({ ...stepContext(), urn: urn(kind) });
  const roster = (more?: Partial<CcaipSession>) => createExternalUsersKind(session(more), async () => undefined);
  const args = (pairs: Pairs, more: object = {}) => ({ portal, externalUsers: asked(pairs), ...more });
  return {
    put: (name: string, facts: Partial<CcaipUser> = {}) =>
      users.set(emailOf(name), { email: emailOf(name), ...nothing, firstName: name, lastName: 'Name', ...facts }),
    entra,
    session,
    writes: () => writes.map(({ change }) => change),
    refuse: (how: typeof refuse) => {
      refuse = how;
    },
    earlier: (job: typeof earlier) => {
      earlier = job;
    },
    /** What the history of changes has each write change from. */
    from: () => writes.map(({ from }) => from),
    placesOf: (pairs: Pairs) => asked(pairs),
    forget: () => {
      writes = [];
    },
    /** By name, what CCAIP has: a place, or nothing. */
    has: () =>
      Object.fromEntries(
        [...users].map(([email, { external, sipUri }]) => [email.split('@')[0], external === true ? sipUri : '']),
      ),
    user: (name: string) => users.get(emailOf(name)),
    removals: (more?: Partial<CcaipSession>) => createExternalUserRemovalsKind(session(more), async () => undefined),
    removalsArgs: (...names: string[]) => ({
      portal,
      asked: names.map((name) => `${emailOf(name)}\n`).join(''),
      whenRemoved: 'clear' as const,
    }),
    create: async (pairs: Pairs, { context = contextOf('ExternalUsers'), kind = roster(), more = {} } = {}) =>
      (await kind.create({ args: args(pairs, more), context })).state,
    update: async (
      state: ExternalUsersState,
      pairs: Pairs,
      { context = contextOf('ExternalUsers'), kind = roster(), more = {} } = {},
    ) => (await kind.update({ id: 'external-users', args: args(pairs, more), state, context })).state,
    diff: (state: ExternalUsersState, pairs: Pairs, more: object = {}, kind = roster()) =>
      kind.diff({ urn: urn('ExternalUsers'), id: 'external-users', state, args: args(pairs, more) }),
    changes: (state: ExternalUsersState, pairs: Pairs, more: object = {}) =>
      userChanges(roster().diff({ urn: urn('ExternalUsers'), id: 'external-users', state, args: args(pairs, more) })),
    foresee: async (pairs: Pairs, state?: ExternalUsersState, kind = roster()) => {
      const context = contextOf('ExternalUsers');
      await kind.foresee?.({ args: args(pairs), ...(state && { state }), context });
      return context.lines;
    },
    destroy: async (state: ExternalUsersState, kind = roster()) => {
      const context = contextOf('ExternalUsers');
      await kind.delete({ id: 'external-users', state, context });
      return context.lines;
    },
    read: async (state: ExternalUsersState) => {
      const found = await roster().read({ id: 'external-users', state, context: contextOf('ExternalUsers') });
      if (found === undefined) throw new Error('It is gone.');
      return found.state;
    },
    roster,
    contextOf,
  };
};

/** CCAIP refuses these, and does the others. */
export const refusing =
  (...names: string[]) =>
  ({ email }: Pick<PersonChange, 'email'>): Outcome | undefined =>
    names.map(emailOf).includes(email) ? { email, ended: 'refused', problems: ['no'], warnings: [] } : undefined;

/** By name, what the state says of each: `made`, `found`, `pending`. */
export const howOf = ({ users }: ExternalUsersState): Record<string, string> =>
  Object.fromEntries(
    users
      .split('\n')
      .filter(Boolean)
      .map((line) => [line.split('@')[0], line.split(' ')[2]]),
  );

/** What a failure in part says, and leaves in the state. */
export const failed = async (work: Promise<unknown>): Promise<{ reasons: string[]; state: ExternalUsersState }> => {
  const error = await work.then(
    () => undefined,
    (thrown: PartialFailure) => thrown,
  );
  if (error?.name !== 'PartialFailure') throw error ?? new Error('It did not fail.');
  return {
    reasons: error.reasons.map((reason) => (typeof reason === 'string' ? reason : reason.message)),
    state: error.state as ExternalUsersState,
  };
};
