import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ServiceError } from '../../../../../providers/kit/error.ts';
import { PartialFailure } from '../../../../../providers/kit/resource.ts';
import type { Cmdlets } from '../../../../../providers/msteams/powershell/cmdlets.ts';
import { createPolicyAssignmentsKind } from '../../../../../providers/msteams/resources/policy-assignments/kind.ts';
import { runRecord } from '../../../../../providers/msteams/resources/run-record.ts';
import type { PolicyAssignmentsState } from '../../../../../providers/msteams/schema/policy-assignments.ts';
import type { Session } from '../../../../../providers/msteams/session.ts';
import { labSleep } from '../../lab-clock.ts';
import { type LabTenant, openLabTenant, stepContext } from '../../lab-tenant.ts';

const policyType = 'OnlineVoiceRoutingPolicy';
const upn = (name: string): string => `${name}@contoso.example`;
const roster = (pairs: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(pairs).map(([name, policy]) => [upn(name), policy]));

let tenant: LabTenant;
let folder: string;
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
  return () => rmSync(folder, { recursive: true, force: true });
});
afterAll(() => tenant.close());

const session = (more: Partial<Session> = {}): Session => ({
  ...tenant.session,
  journal: { folder, run: 'run', now: () => new Date(tenant.lab.clock.now()) },
  ...more,
});
const run = (of: Session = session()) => createPolicyAssignmentsKind(of, labSleep);
const argsOf = (policies: Record<string, string>) => ({ policyType, policies: roster(policies) });
const create = async (policies: Record<string, string>, context = stepContext(), kind = run()) =>
  (await kind.create({ args: argsOf(policies), context })).state;
const update = async (state: PolicyAssignmentsState, policies: Record<string, string>, kind = run()) =>
  (await kind.update({ id: policyType, args: argsOf(policies), state, context: stepContext() })).state;
const destroy = async (state: PolicyAssignmentsState, context = stepContext(), kind = run()) => {
  tenant.lab.clock.advance(3_600_000);
  await kind.delete({ id: policyType, state, context });
  return context.lines;
};
const diff = (state: PolicyAssignmentsState, policies: Record<string, string>) =>
  run()
    .diff({ urn: stepContext().urn, id: policyType, state, args: argsOf(policies) })
    .map(({ kind, path }) => `${kind} ${path}`);
const partial = async (work: Promise<unknown>): Promise<PolicyAssignmentsState> => {
  const error = await work.then(() => undefined).catch((caught: unknown) => caught);
  if (!(error instanceof PartialFailure)) throw error ?? new Error('It did not fail.');
  return error.state as PolicyAssignmentsState;
};
const how = (state: PolicyAssignmentsState) =>
  state.users.split('\n').map((line) => `${line.split('@')[0]} ${line.split(' ').slice(2).join(' ')}`);
const hand = (name: string, policy: string | undefined) => {
  const policies: Record<string, string> = policy === undefined ? {} : { [policyType]: policy };
  tenant.lab.store.put('user', tenant.user(name).id, { ...tenant.user(name), policies });
  tenant.lab.clock.advance(3_600_000); // until reads show it
};
const assigned = () =>
  Object.fromEntries(
    tenant.lab.store
      .list('user')
      .flatMap((user) =>
        user.policies[policyType] === undefined
          ? []
          : [[user.userPrincipalName.split('@')[0], user.policies[policyType].replace('Tag:', '')]],
      ),
  );
/** A host on which cmdlets run as `change` has it. */
const sessionOn = (change: (run: Cmdlets['run'], ...call: Parameters<Cmdlets['run']>) => ReturnType<Cmdlets['run']>) =>
  session({
    cmdlets: async () => {
      const cmdlets: Cmdlets = await tenant.session.cmdlets();
      return { ...cmdlets, run: (...call) => change(cmdlets.run, ...call) };
    },
  });
/** A host whose reply to the next cmdlet of that name is lost for good, though the service did it. */
const losing = (name: string): Session =>
  sessionOn(async (run, cmdlet, parameters, doing) => {
    const output = await run(cmdlet, parameters, doing);
    if (cmdlet === name) throw new ServiceError({ kind: 'Unavailable', doing, text: 'No reply.' });
    return output;
  });

describe('policies that users had before', () => {
  it('are found, said in preview and run, and left by destroy; a row that goes takes them', async () => {
    hand('ada', 'NL agents');
    hand('eve', 'NL agents');
    const preview = stepContext();
    const wanted = { ada: 'NL agents', bob: 'NL agents', eve: 'nl agents' };
    await run().foresee?.({ args: argsOf(wanted), context: preview });
    const said =
      "Already with their users: 2 of 3 assignments of OnlineVoiceRoutingPolicy: ada@contoso.example (NL agents), eve@contoso.example (nl agents). Destroy leaves what was there before; a row that is taken out doesn't.";
    expect(preview.lines).toEqual([said]);
    const context = stepContext();
    const state = await create(wanted, context);
    expect(context.lines).toContain(said);
    expect(how(state)).toEqual(['ada found NL agents', 'bob made NL agents', 'eve found nl agents']);
    const after = await update(state, { ada: 'NL agents', bob: 'NL agents' });
    expect(assigned()).toEqual({ ada: 'NL agents', bob: 'NL agents' });
    await destroy(after);
    expect(assigned()).toEqual({ ada: 'NL agents' });
  });

  it("count as made where the policy is this stack's own: it could not be removed otherwise", async () => {
    hand('ada', 'NL agents');
    const own = session();
    runRecord(own).noteKnown('msteams:index:VoiceRoutingPolicy', 'nl agents');
    const state = await create({ ada: 'NL agents' }, stepContext(), run(own));
    expect(how(state)).toEqual(['ada made NL agents']);
    await destroy(state);
    expect(assigned()).toEqual({});
  });

  it('make way for one that we give, which is made', async () => {
    hand('ada', 'NL agents');
    const state = await update(await create({ ada: 'NL agents' }), { ada: 'NL supervisors' });
    expect(how(state)).toEqual(['ada made NL supervisors']);
  });

  it('stay found when the run that met them is killed', async () => {
    hand('ada', 'NL agents');
    await create({ ada: 'NL agents', bob: 'NL agents' }); // and the state is lost
    expect(how(await create({ ada: 'NL agents', bob: 'NL agents' }))).toEqual([
      'ada found NL agents',
      'bob made NL agents',
    ]);
  });

  it('are found where a refresh meets them in the place of ours', async () => {
    const state = await create({ ada: 'NL agents' });
    hand('ada', 'NL supervisors');
    const read = await run().read({ id: policyType, state, context: stepContext() });
    expect(how(read?.state ?? state)).toEqual(['ada found NL supervisors']);
  });
});

describe('a batch whose end is not known', () => {
  it.each(['New-CsBatchPolicyAssignmentOperation', 'Get-CsBatchPolicyAssignmentOperation'])(
    'for a lost reply of %s stays in the state, and who leaves then loses the policy',
    async (cmdlet) => {
      const state = await partial(create({ ada: 'NL agents', eve: 'NL agents' }, stepContext(), run(losing(cmdlet))));
      tenant.lab.clock.advance(3_600_000);
      expect(how(state)).toEqual(['ada pending NL agents', 'eve pending NL agents']);
      expect(assigned()).toEqual({ ada: 'NL agents', eve: 'NL agents' });
      expect(diff(state, { eve: 'NL agents' })).toEqual([
        'delete policies["ada@contoso.example"]',
        'add policies["eve@contoso.example"]',
      ]);
      const after = await update(state, { eve: 'NL agents' });
      expect(assigned()).toEqual({ eve: 'NL agents' });
      expect(how(after)).toEqual(['eve made NL agents']);
    },
  );

  it('keeps the policy of before beside it, and takes away whichever it is', async () => {
    const before = await create({ ada: 'NL agents' });
    const kind = run(losing('Get-CsBatchPolicyAssignmentOperation'));
    const state = await partial(update(before, { ada: 'NL supervisors' }, kind));
    expect(how(state)).toEqual(['ada made NL agents', 'ada pending NL supervisors']);
    expect(diff(state, { ada: 'NL agents' })).toEqual(['update policies["ada@contoso.example"]']);
    await destroy(state);
    expect(assigned()).toEqual({});
  });

  it('is not what gives it to whom had it before: destroy leaves that', async () => {
    hand('ada', 'NL agents');
    const kind = run(losing('Get-CsBatchPolicyAssignmentOperation'));
    const state = await partial(create({ ada: 'NL agents', bob: 'NL agents' }, stepContext(), kind));
    expect(how(state)).toEqual(['bob pending NL agents']);
    tenant.lab.clock.advance(3_600_000);
    const after = await update(state, { ada: 'NL agents', bob: 'NL agents' });
    expect(how(after)).toEqual(['ada found NL agents', 'bob made NL agents']);
    await destroy(after);
    expect(assigned()).toEqual({ ada: 'NL agents' });
  });

  it('is pending too where Teams refuses the one that is sent after a lost reply', async () => {
    let sent = 0;
    const kind = run(
      sessionOn(async (cmdlets, cmdlet, parameters, doing) => {
        if (cmdlet !== 'New-CsBatchPolicyAssignmentOperation') return cmdlets(cmdlet, parameters, doing);
        sent += 1;
        if (sent > 1) throw new ServiceError({ kind: 'Forbidden', doing, text: 'The role has ended.' });
        await cmdlets(cmdlet, parameters, doing);
        throw new ServiceError({ kind: 'Unavailable', doing, text: 'No reply.' });
      }),
    );
    const state = await partial(create({ ada: 'NL agents' }, stepContext(), kind));
    expect(how(state)).toEqual(['ada pending NL agents']);
    tenant.lab.clock.advance(3_600_000);
    await update(state, { bob: 'NL agents' });
    expect(assigned()).toEqual({ bob: 'NL agents' });
  });

  it('leaves what the first try gave in the state where sending the rest again is forbidden', async () => {
    Object.assign(tenant.lab.switches, { freshPolicyInBatch: 'perUser' });
    const policy = tenant.lab.store.get('voiceRoutingPolicy', 'NL agents');
    if (policy === undefined) throw new Error('There is no policy.');
    tenant.lab.store.put('voiceRoutingPolicy', 'NL agents', { ...policy, grantableFrom: tenant.lab.clock.now() + 9e6 });
    let sent = 0;
    const own = sessionOn(async (cmdlets, cmdlet, parameters, doing) => {
      if (cmdlet === 'New-CsBatchPolicyAssignmentOperation' && ++sent > 1) {
        throw new ServiceError({ kind: 'Forbidden', doing, text: 'The role has ended.' });
      }
      const output = await cmdlets(cmdlet, parameters, doing);
      if (cmdlet !== 'Get-CsBatchPolicyAssignmentOperation') return output;
      return output.map((row) => {
        const { UserState, ...rest } = row as { UserState: { Id: string; Result: string }[] };
        const isBob = ({ Id }: { Id: string }) => Id === tenant.user('bob').id;
        return { ...rest, UserState: UserState.map((one) => (isBob(one) ? { ...one, Result: 'Success' } : one)) };
      });
    });
    runRecord(own).note('msteams:index:VoiceRoutingPolicy', 'nl agents', { urn: 'urn', how: 'made' });
    const state = await partial(create({ ada: 'NL agents', bob: 'NL agents' }, stepContext(), run(own)));
    expect(how(state)).toEqual(['bob made NL agents']);
  });

  it('is pending after a Ctrl-C too', async () => {
    const engine = new AbortController();
    const context = { ...stepContext(engine.signal), log: () => engine.abort() };
    Object.assign(tenant.lab.switches, { batchSeconds: 200_000 });
    const state = await partial(create({ ada: 'NL agents', eve: 'NL supervisors' }, context));
    expect(how(state)).toEqual(['ada pending NL agents']);
    Object.assign(tenant.lab.switches, { batchSeconds: 30 });
    tenant.lab.clock.advance(200_000_000);
    await update(state, { bob: 'NL agents' });
    expect(assigned()).toEqual({ bob: 'NL agents' });
  });

  it('is not pending where Teams refused it', async () => {
    const state = await partial(create({ ada: 'NL agents', bob: 'No such policy' }));
    expect(how(state)).toEqual(['ada made NL agents']);
  });
});

describe('a run that was killed', () => {
  it('has each batch in its journal before it is sent', async () => {
    const lines: string[] = [];
    const cmdlets = async () => {
      const host: Cmdlets = await tenant.session.cmdlets();
      const run: Cmdlets['run'] = (cmdlet, parameters, doing) => {
        if (cmdlet.startsWith('New-CsBatch')) {
          lines.push(...readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8').trim()));
        }
        return host.run(cmdlet, parameters, doing);
      };
      return { ...host, run };
    };
    await create({ ada: 'NL agents' }, stepContext(), run({ ...session(), cmdlets }));
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { step: 'sent', user: tenant.user('ada').id, to: 'NL agents', kind: policyType },
    ]);
  });

  it('leaves its journal: whose row goes loses the policy', async () => {
    await create({ ada: 'NL agents', bob: 'NL agents' }); // and the state is lost
    const context = stepContext();
    const state = await create({ bob: 'NL agents' }, context);
    expect(context.lines[0]).toContain('Only the journal knows of these');
    expect(assigned()).toEqual({ bob: 'NL agents' });
    expect(diff(state, { bob: 'NL agents' })).toEqual([]);
  });
});
