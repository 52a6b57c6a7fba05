import * as pulumi from '@pulumi/pulumi';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Monitor } from '../../components/answer-bytes.ts';
import { usersInState } from '../../components/external-users/left-in-state.ts';
import { leaveWhileHandedOver } from '../../components/external-users/left-to-nobody.ts';
import { externalUsersOf } from '../../tenant/external-users.ts';
import { formatProblem } from '../../tenant/problem.ts';
import { aTenant } from './a-tenant.ts';

const urn = 'urn:pulumi:lab::trunkline::trunkline:index:ExternalUsers$ccaip:index:ExternalUsers::external-users-users';

afterEach(() => vi.restoreAllMocks());

/** What the engine answers of a stack's resources, as it was seen. */
const answer = (outputs: unknown) =>
  pulumi.runtime.setMocks(
    {
      newResource: ({ name, inputs }) => ({ id: name, state: inputs }),
      call: ({ token }) => {
        if (token !== 'pulumi:pulumi:readStackResourceOutputs') throw new Error(token);
        if (outputs instanceof Error) throw outputs;
        return { outputs };
      },
    },
    'trunkline',
    'contoso',
    false,
    'acme',
  );

it.each([
  ['none where no program ever made any', {}, undefined],
  [
    'those who have a line, each once',
    { [urn]: { outputs: { users: 'a@x.y a@x.y made s n\na@x.y a@x.y pending s m\nb@x.y b@x.y found s n' } } },
    ['a@x.y', 'b@x.y'],
  ],
  [
    'also whom CCAIP refused, and who is cleared when the row goes',
    {
      [urn]: { outputs: { users: 'a@x.y a@x.y made s n' } },
      [urn.replaceAll('ExternalUsers::', 'ExternalUserRemovals::')]: { outputs: { asked: 'a@x.y\nc@x.y\n' } },
    },
    ['a@x.y', 'c@x.y'],
  ],
  ['none once they are handed over', { [urn]: { outputs: { users: '' } } }, undefined],
  ['some where the engine tells it in a form that nobody knows', { [urn]: {} }, []],
])('the state has external users: %s', async (_, outputs, users) => {
  await answer(outputs);
  expect(await usersInState()).toEqual(users);
});

it('nobody leaves in the change that hands users over: up would release the number, and nobody clears', () => {
  const tenant = aTenant({ users: aTenant().users.map((user) => ({ ...user, sipUri: `${user.number}@sip.example` })) });
  const [first, ...others] = externalUsersOf(tenant).map(({ email }) => email);
  if (first === undefined) throw new Error('the tenant has no external user');
  expect(leaveWhileHandedOver(tenant, undefined)).toEqual([]);
  expect(leaveWhileHandedOver(tenant, [])).toEqual([]);
  expect(leaveWhileHandedOver(tenant, [first.toUpperCase(), ...others])).toEqual([]);
  expect(leaveWhileHandedOver(tenant, ['zoe@contoso.com', first]).map(formatProblem)).toEqual([
    `tenant.yaml: ucaas.externalUsers: "by: api" goes, and zoe@contoso.com leaves in the same change: the number would be released, and nobody clears what CCAIP has.
  Whoever leaves is cleared by up while the file says "by: api", or by people once they look after it.
  Fix: put the row back into users.csv for this up, and take it out in a change of its own.`,
  ]);
  expect(leaveWhileHandedOver(tenant, ['zoe@contoso.com', 'yan@contoso.com'])[0]?.message).toContain(
    'zoe@contoso.com, yan@contoso.com leave in the same change: their numbers would be released',
  );
});

it('counts as having some where the engine does not answer, so that nobody is cleared', async () => {
  const warn = vi.spyOn(pulumi.log, 'warn').mockResolvedValue();
  await answer(new Error('no such thing'));
  expect(await usersInState()).toEqual([]);
  expect(warn.mock.calls[0]?.[0]).toContain('run up again; nobody is cleared.');
});

describe('the engine answers for a stack', () => {
  const stack = 'urn:pulumi:lab::trunkline::pulumi:pulumi:Stack::trunkline-lab';
  /** It answers with bytes, as it does over the wire; whoever then reads the whole gets one external user. */
  const engine = async (text: string | Error) => {
    await answer({ [urn]: { outputs: { users: 'a@x.y a@x.y made s n' } } });
    const asked: string[] = [];
    const makeUnaryRequest = (...[path, serialize, , request, callback]: readonly unknown[]) => {
      asked.push(String(path), (serialize as (one: unknown) => Buffer)(request).toString());
      const reply = callback as (error: Error | null, bytes?: Buffer) => void;
      if (text instanceof Error) reply(text);
      else reply(null, Buffer.from(text));
    };
    return { asked, monitor: { makeUnaryRequest } as unknown as Monitor };
  };

  it('without external users, which is seen without reading all of it', async () => {
    const { asked, monitor } = await engine(`${stack} urn:…::msteams:index:PhoneNumbers::numbers ada@contoso.com`);
    expect(await usersInState(monitor)).toBeUndefined();
    expect(asked[0]).toBe('/pulumirpc.ResourceMonitor/Invoke');
    expect(asked[1]).toContain('pulumi:pulumi:readStackResourceOutputs');
    expect(asked[1]).toContain('acme/trunkline/contoso');
  });

  it.each([
    ['with external users', `${stack} ${urn}`],
    ['that knows only who is to be cleared', `${stack} urn:…$ccaip:index:ExternalUserRemovals::removals`],
    ['with an answer that tells of no stack', 'failures: something else'],
    ['with nothing', ''],
  ])('%s, and then all of it is read', async (_, text) => {
    const { monitor } = await engine(text);
    expect(await usersInState(monitor)).toEqual(['a@x.y']);
  });

  it('not at all, which counts as having some', async () => {
    vi.spyOn(pulumi.log, 'warn').mockResolvedValue();
    const { monitor } = await engine(new Error('14 UNAVAILABLE'));
    expect(await usersInState(monitor)).toEqual([]);
  });
});
