import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { ServiceError } from '../../../../../providers/kit/error.ts';
import { PartialFailure } from '../../../../../providers/kit/resource.ts';
import type { Cmdlets } from '../../../../../providers/msteams/powershell/cmdlets.ts';
import { createPolicyAssignmentsKind } from '../../../../../providers/msteams/resources/policy-assignments/kind.ts';
import { writeAsked } from '../../../../../providers/msteams/resources/roster/asked.ts';
import type { PolicyAssignmentsState } from '../../../../../providers/msteams/schema/policy-assignments.ts';
import type { Session } from '../../../../../providers/msteams/session.ts';
import { labSleep } from '../../lab-clock.ts';
import { type LabTenant, openLabTenant, stepContext } from '../../lab-tenant.ts';
import { userChanges } from '../../roster-values.ts';

export const policyType = 'OnlineVoiceRoutingPolicy';
const upn = (name: string): string => `${name}@contoso.example`;
const roster = (pairs: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(pairs).map(([name, policy]) => [upn(name), policy]));

/** By name, what the state says of each. */
export const how = (state: PolicyAssignmentsState): string[] =>
  state.users.split('\n').map((line) => `${line.split('@')[0]} ${line.split(' ').slice(2).join(' ')}`);

export const argsOf = (policies: Record<string, string>) => ({ policyType, policies: roster(policies) });

/** The state that work leaves which fails in part. */
export const partial = async (work: Promise<unknown>): Promise<PolicyAssignmentsState> => {
  const error = await work.then(() => undefined).catch((caught: unknown) => caught);
  if (!(error instanceof PartialFailure)) throw error ?? new Error('It did not fail.');
  return error.state as PolicyAssignmentsState;
};

/** One lab for all tests of a file, a journal's folder for each, and a roster of policies as each run of the engine has it. */
export const policiesAtWork = () => {
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
    userChanges(
      run().diff({
        ...{ urn: stepContext().urn, id: policyType, state },
        args: { policyType, policies: writeAsked(roster(policies), false) },
      }),
    );
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
  const sessionOn = (
    change: (run: Cmdlets['run'], ...call: Parameters<Cmdlets['run']>) => ReturnType<Cmdlets['run']>,
  ) =>
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
  return {
    tenant: () => tenant,
    folder: () => folder,
    session,
    run,
    create,
    update,
    destroy,
    diff,
    hand,
    assigned,
    sessionOn,
    losing,
  };
};
