import * as pulumi from '@pulumi/pulumi';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { VoiceUsers } from '../../components/voice-users/index.ts';
import type { NumberBlock } from '../../tenant/unassigned/number-blocks.ts';
import { aTenant } from './a-tenant.ts';

beforeAll(() =>
  pulumi.runtime.setMocks({
    newResource: ({ name, inputs }) => ({ id: name, state: inputs }),
    call: ({ inputs }) => inputs,
  }),
);
afterEach(() => vi.restoreAllMocks());

/** What a preview of these people says beside them. */
const told = (numbers: readonly NumberBlock[] | undefined): string[] => {
  const warn = vi.spyOn(pulumi.log, 'warn').mockResolvedValue(undefined);
  const sipTrunk = { inboundDomain: 'in.example', ...(numbers && { numbers }) };
  new VoiceUsers('voice-users', { tenant: aTenant({ sipTrunk }) });
  return warn.mock.calls.map(([text]) => text);
};

it('a preview says whose number the trunk doesn’t have, where the file says its blocks', () => {
  expect(told([{ first: '+31205559000', last: '+31205559099' }])).toEqual([
    expect.stringMatching(
      /^tenant\.yaml: sipTrunk\.numbers: 2 numbers of users\.csv are in no block of sipTrunk\.numbers: .*ada@contoso\.com.*\n {2}sipTrunk\.numbers are all blocks .*\n {2}Fix: add the block/,
    ),
  ]);
});

it('and nothing where it has all of them, or the file doesn’t say', () => {
  expect(told([{ first: '+31000000000', last: '+31999999999' }])).toEqual([]);
  expect(told(undefined)).toEqual([]);
});
