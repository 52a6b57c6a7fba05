import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { idOf } from '../../../../../lab/identity.ts';
import { ServiceError } from '../../../../../providers/kit/error.ts';
import { PartialFailure } from '../../../../../providers/kit/resource.ts';
import type { Cmdlets } from '../../../../../providers/msteams/powershell/cmdlets.ts';
import { createGroupPolicyAssignmentKind } from '../../../../../providers/msteams/resources/group-policy-assignment/kind.ts';
import type {
  GroupPolicyAssignmentArgs as Args,
  GroupPolicyAssignmentState as State,
} from '../../../../../providers/msteams/schema/group-policy-assignment.ts';
import type { Session } from '../../../../../providers/msteams/session.ts';
import { labSleep } from '../../lab-clock.ts';
import { type LabTenant, openLabTenant, stepContext } from '../../lab-tenant.ts';

const policyType = 'OnlineVoiceRoutingPolicy';
let tenant: LabTenant;
let folder: string;

const group = (name: string, members: readonly string[] = [], id = idOf('group', name)) =>
  tenant.lab.store.put('group', id, {
    id,
    displayName: name,
    mail: `${name.toLowerCase().replaceAll(' ', '-')}@contoso.example`,
    members: members.map((member) => (member.includes('-') ? member : tenant.user(member).id)),
  });

beforeAll(async () => {
  tenant = await openLabTenant();
});
beforeEach(() => {
  tenant.lab.context.reset();
  folder = mkdtempSync(join(tmpdir(), 'trunkline-journal-'));
  for (const name of ['NL agents', 'NL supervisors']) {
    const row = { Identity: name, OnlinePstnUsages: [], Description: null, RouteType: 'BYOT' as const };
    tenant.lab.store.put('voiceRoutingPolicy', name, { ...row, grantableFrom: tenant.lab.clock.now() });
  }
  group('Part timers', ['eve']);
  group('CC Amsterdam', ['ada', 'bob', idOf('group', 'Part timers')]);
  group('CC Rotterdam', ['bob']);
  group('Sales');
  return () => rmSync(folder, { recursive: true, force: true });
});
afterAll(() => tenant.close());

const session = (change?: (run: Cmdlets['run'], ...call: Parameters<Cmdlets['run']>) => ReturnType<Cmdlets['run']>) => {
  const more: Partial<Session> = { journal: { folder, run: 'run', now: () => new Date(tenant.lab.clock.now()) } };
  if (change === undefined) return { ...tenant.session, ...more };
  return {
    ...tenant.session,
    ...more,
    cmdlets: async () => {
      const cmdlets = await tenant.session.cmdlets();
      return { ...cmdlets, run: (...call: Parameters<Cmdlets['run']>) => change(cmdlets.run, ...call) };
    },
  };
};
const kind = (of: Session = session()) => createGroupPolicyAssignmentKind(of, labSleep);
const asked = (name: string, policy = 'NL agents', order: string[] = [name]): Args => ({
  policyType,
  group: name,
  policy,
  order,
});
const create = async (args: Args, context = stepContext(), of = kind()) => of.create({ args, context });
const byHand = async (name: string, policy: string, rank?: number) =>
  (await tenant.session.cmdlets()).run(
    'Grant-CsOnlineVoiceRoutingPolicy',
    { Group: idOf('group', name), PolicyName: policy, ...(rank === undefined ? {} : { Rank: rank }) },
    'by hand',
  );
const ranks = () =>
  tenant.lab.store
    .list('groupPolicyAssignment')
    .toSorted((one, other) => one.Rank - other.Rank)
    .map((one) => `${tenant.lab.store.get('group', one.GroupId)?.displayName}: ${one.PolicyName}`);
const diff = (state: State, args: Args) =>
  kind()
    .diff({ urn: stepContext().urn, id: '', state, args })
    .map(({ kind: what, path, replaces }) => `${what} ${path}${replaces ? ' (anew)' : ''}`);

describe('a policy for a group', () => {
  it('is given by the display name, shown to its direct members and counted in the preview', async () => {
    const preview = stepContext();
    await kind().foresee?.({ args: asked('CC Amsterdam'), context: preview });
    expect(preview.lines).toEqual([
      '2 direct members of group "CC Amsterdam" get OnlineVoiceRoutingPolicy "NL agents", unless one of their own or a higher group comes before it; later members too. Groups inside it get nothing: Part timers.',
    ]);
    expect(ranks()).toEqual([]);
    const { id, state } = await create(asked('CC Amsterdam'));
    expect(id).toBe(`OnlineVoiceRoutingPolicy/${idOf('group', 'CC Amsterdam')}`);
    expect(ranks()).toEqual(['CC Amsterdam: NL agents']);
    expect(diff(state, asked('cc amsterdam', 'nl agents'))).toEqual([]);
    expect(await kind().read({ id, state, context: stepContext() })).toEqual({
      id,
      args: asked('CC Amsterdam'),
      state,
    });
    await kind().delete({ id, state, context: stepContext() });
    expect(ranks()).toEqual([]);
  });

  it('is changed in place, with its rank', async () => {
    const first = await create(asked('CC Amsterdam'));
    await create(asked('CC Rotterdam'));
    const args = asked('CC Amsterdam', 'NL supervisors');
    expect(diff(first.state, args)).toEqual(['update policy']);
    const { state } = await kind().update({ id: first.id, args, state: first.state, context: stepContext() });
    expect(ranks()).toEqual(['CC Amsterdam: NL supervisors', 'CC Rotterdam: NL agents']);
    expect(diff(state, args)).toEqual([]);
  });

  it('takes its rank from the order of the program, moves others only where it must, and says whom', async () => {
    await byHand('Sales', 'NL supervisors');
    const order = ['CC Amsterdam', 'CC Rotterdam'];
    const lower = await create(asked('CC Rotterdam', 'NL agents', ['CC Rotterdam']));
    expect(ranks()).toEqual(['Sales: NL supervisors', 'CC Rotterdam: NL agents']);
    const preview = stepContext();
    await kind().foresee?.({ args: asked('CC Amsterdam', 'NL supervisors', order), context: preview });
    expect(preview.lines[0]).toBe('group "CC Amsterdam" takes rank 2 and moves "CC Rotterdam" from 2 to 3.');
    await create(asked('CC Amsterdam', 'NL supervisors', order));
    expect(ranks()).toEqual(['Sales: NL supervisors', 'CC Amsterdam: NL supervisors', 'CC Rotterdam: NL agents']);
    // A group that comes before is told; one that comes behind isn't.
    expect(diff(lower.state, asked('CC Rotterdam', 'NL agents', order))).toEqual(['add order[0]']);
    expect(diff(lower.state, asked('CC Rotterdam', 'NL agents', ['CC Rotterdam', 'Sales']))).toEqual([]);
  });

  it('is put in its place again after somebody changed the ranks by hand', async () => {
    const order = ['CC Amsterdam', 'CC Rotterdam'];
    await create(asked('CC Amsterdam', 'NL agents', order));
    const { id, state } = await create(asked('CC Rotterdam', 'NL agents', order));
    await byHand('CC Rotterdam', 'NL agents', 1);
    const read = await kind().read({ id, state, context: stepContext() });
    expect(diff(read?.state as State, asked('CC Rotterdam', 'NL agents', order))).toEqual(['add order[0]']);
    await kind().update({
      id,
      args: asked('CC Rotterdam', 'NL agents', order),
      state: read?.state as State,
      context: stepContext(),
    });
    expect(ranks()).toEqual(['CC Amsterdam: NL agents', 'CC Rotterdam: NL agents']);
  });

  it('that was there before is found, said and left by destroy', async () => {
    await byHand('CC Amsterdam', 'NL agents');
    const context = stepContext();
    const { id, state } = await create(asked('CC Amsterdam'), context);
    expect(context.lines.join()).toContain(
      'Already with their users: 1 of 1 assignments of OnlineVoiceRoutingPolicy to groups: CC Amsterdam (NL agents)',
    );
    const leaving = stepContext();
    await kind().delete({ id, state, context: leaving });
    expect(leaving.lines).toEqual([
      'left with the group, there before: OnlineVoiceRoutingPolicy "NL agents" of group "CC Amsterdam".',
    ]);
    expect(ranks()).toEqual(['CC Amsterdam: NL agents']);
  });

  it('that somebody has changed since is left by destroy, and said', async () => {
    const { id, state } = await create(asked('CC Amsterdam'));
    await byHand('CC Amsterdam', 'NL supervisors');
    const leaving = stepContext();
    await kind().delete({ id, state, context: leaving });
    expect(leaving.lines.join()).toContain('has "NL supervisors" now: left as it is');
    expect(ranks()).toEqual(['CC Amsterdam: NL supervisors']);
  });

  it('is known as made after a run that was killed before the engine heard of it', async () => {
    await create(asked('CC Amsterdam'), stepContext(), kind());
    const { id, state } = await create(asked('CC Amsterdam'), stepContext(), kind(session()));
    expect(state.users).toContain(' made NL agents');
    await kind().delete({ id, state, context: stepContext() });
    expect(ranks()).toEqual([]);
  });

  it('whose reply was lost for good is pending: the next run looks again', async () => {
    const losing = session(async (run, cmdlet, parameters, doing) => {
      const output = await run(cmdlet, parameters, doing);
      if (cmdlet.startsWith('Grant-'))
        throw new ServiceError({ kind: 'Unknown', doing, text: 'No reply.', mayBeDone: true });
      return output;
    });
    const error = await create(asked('CC Amsterdam'), stepContext(), kind(losing)).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(PartialFailure);
    const { id, state } = error as PartialFailure & { state: State };
    expect(diff(state, asked('CC Amsterdam'))).toEqual(['update policy']);
    const after = await kind().update({ id, args: asked('CC Amsterdam'), state, context: stepContext() });
    expect(after.state.users).toContain(' made NL agents');
  });

  it('is waited for while the policy is fresh', async () => {
    const policy = tenant.lab.store.get('voiceRoutingPolicy', 'NL agents');
    if (policy === undefined) throw new Error('No such policy.');
    tenant.lab.store.put('voiceRoutingPolicy', 'NL agents', {
      ...policy,
      grantableFrom: tenant.lab.clock.now() + 300_000,
    });
    await create(asked('CC Amsterdam'));
    expect(ranks()).toEqual(['CC Amsterdam: NL agents']);
  });

  it.each([
    ['no group of that name', 'Nobody', /Entra has no group with the display name "Nobody"/],
    [
      'two groups of that name',
      'Twins',
      /Entra has 2 groups with the display name "Twins": [0-9a-f-]{36}, [0-9a-f-]{36}\.\n.*object id/s,
    ],
  ])('is refused for %s', async (_what, name, message) => {
    group('Twins', [], idOf('group', 'one twin'));
    group('Twins', [], idOf('group', 'other twin'));
    await expect(create(asked(name))).rejects.toThrow(message);
    expect(ranks()).toEqual([]);
  });

  it('is refused for a type that groups cannot have, with the list of those that they can', () => {
    const { failures } = kind().check({
      urn: '',
      news: { policyType: 'TeamsUpgradePolicy', group: 'CC', policy: 'x' },
    });
    expect(failures.map(({ path, reason }) => `${path}: ${reason}`).join()).toMatch(
      /policyType: .*OnlineVoiceRoutingPolicy, TenantDialPlan/s,
    );
  });

  it('says in the preview that the members are not known where they may not be read', async () => {
    const forbidden: Session = {
      ...session(),
      graph: async () => {
        const graph = await tenant.session.graph();
        return {
          ...graph,
          list: (path, row, call) =>
            path.includes('/members')
              ? Promise.reject(
                  new ServiceError({ kind: 'Forbidden', doing: call.doing, text: 'Insufficient privileges.' }),
                )
              : graph.list(path, row, call),
        };
      },
    };
    const preview = stepContext();
    await kind(forbidden).foresee?.({ args: asked('CC Amsterdam'), context: preview });
    expect(preview.lines.join()).toMatch(/Who is in group ".*" isn't known: .*/);
    expect(preview.lines.join()).not.toContain('direct members');
  });
});
