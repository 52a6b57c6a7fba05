import * as pulumi from '@pulumi/pulumi';
import { afterEach, expect, it, vi } from 'vitest';
import { hasUsersInState } from '../../components/external-users/left-in-state.ts';

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
  ['none where no program ever made any', {}, false],
  ['some where it has a line', { [urn]: { outputs: { users: 'ada@x.y ada@x.y made s n' } } }, true],
  ['none once they are handed over', { [urn]: { outputs: { users: '' } } }, false],
  ['some where the engine tells it in a form that nobody knows', { [urn]: {} }, true],
])('the state has external users: %s', async (_, outputs, has) => {
  await answer(outputs);
  expect(await hasUsersInState()).toBe(has);
});

it('counts as having some where the engine does not answer, so that nobody is cleared', async () => {
  const warn = vi.spyOn(pulumi.log, 'warn').mockResolvedValue();
  await answer(new Error('no such thing'));
  expect(await hasUsersInState()).toBe(true);
  expect(warn.mock.calls[0]?.[0]).toContain('run up again; nobody is cleared.');
});
