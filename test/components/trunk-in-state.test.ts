import * as pulumi from '@pulumi/pulumi';
import { expect, it } from 'vitest';
import type { Monitor } from '../../components/answer-bytes.ts';
import { trunkInState } from '../../components/sip-trunk/left-in-state.ts';
import { notKnownYet } from '../../tenant/not-known-yet.ts';
import { formatProblem } from '../../tenant/problem.ts';
import { aTenant } from './a-tenant.ts';

const urnOf = (type: string, name: string) => `urn:pulumi:contoso::trunkline::trunkline:index:Part$${type}::${name}`;
const fqdn = 'a1b2c3.mstsbc.telnyx.tech';
const connection = { [urnOf('telnyx:index:Connection', 'sip-trunk-connection')]: { outputs: { fqdn } } };
const teams = {
  [urnOf('msteams:index:Sbc', `direct-routing-sbc-${fqdn}`)]: { outputs: {} },
  [urnOf('msteams:index:PhoneNumbers', 'voice-users-numbers')]: { outputs: {} },
};
const telnyx = { inboundDomain: 'x', provider: 'telnyx' as const };
const unnamed = aTenant({ sipTrunk: telnyx, sipDomain: { name: notKnownYet } });

const answer = (outputs: unknown) =>
  pulumi.runtime.setMocks(
    {
      newResource: ({ name, inputs }) => ({ id: name, state: inputs }),
      call: () => {
        if (outputs instanceof Error) throw outputs;
        return { outputs };
      },
    },
    'trunkline',
    'contoso',
    false,
    'acme',
  );

/** What an `up` of those files is refused for. */
const refused = async (tenant: Parameters<typeof trunkInState>[0], outputs: unknown) => {
  await answer(outputs);
  return (await trunkInState(tenant)).map(formatProblem).join('\n');
};

it('a trunk stays where the file names another provider, and what would be cut off is said', async () => {
  const text = await refused(aTenant(), connection);
  expect(text).toContain(
    `sipTrunk.provider: no more "telnyx", and this stack has the trunk at Telnyx (${fqdn}): its SIP domain and SBC would be cut off with it, and every call.`,
  );
  expect(text).toContain('Fix: write "provider: telnyx" again.');
  expect(await refused(aTenant({ sipTrunk: telnyx }), connection)).toBe('');
  expect(await refused(aTenant(), teams)).toBe('');
});

it('Teams keeps what it has where the name of the trunk goes out of the file', async () => {
  expect(await refused(unnamed, { ...connection, ...teams })).toContain(
    `sipDomain.name: it is missing, and this stack has 2 of Teams (SBC direct-routing-sbc-${fqdn}): an up would take all of it away, with every call.`,
  );
  expect(await refused(unnamed, connection)).toBe('');
});

it('says the way that there is: the name again, or where another carrier has the calls, that carrier again', async () => {
  const ours = await refused(unnamed, { ...connection, ...teams });
  expect(ours).toContain('Fix: write the name again: git has it, and');
  expect(ours).toContain(
    'If that trunk is gone for good, or another is to take its place: docs/sip-trunk.md, "From another carrier".',
  );
  const another = await refused(unnamed, teams);
  expect(another).toContain('Fix: write "provider: byo" and the names again: git has them.');
  expect(another).not.toContain('write the name again');
});

it('a state that can not be read is refused where these files could cut something off, and not asked where they can not', async () => {
  const unread = 'could not look whether it has a SIP trunk, or parts of Teams, that these files would cut off: ';
  expect(await refused(aTenant(), new Error('gone'))).toContain(unread);
  expect(await refused(unnamed, new Error('gone'))).toContain(unread);
  expect(await refused(aTenant({ sipTrunk: telnyx }), new Error('gone'))).toBe('');
});

it('the answer of a stack without any of it is not read', async () => {
  await answer(new Error('asked for the whole'));
  const monitor = (text: string): Monitor => ({
    makeUnaryRequest: ((...args: readonly unknown[]) => {
      (args.at(-1) as (error: null, bytes: Buffer) => void)(null, Buffer.from(text));
    }) as unknown as Monitor['makeUnaryRequest'],
  });
  const stack = 'urn:pulumi:contoso::trunkline::pulumi:pulumi:Stack::trunkline-contoso';
  expect(await trunkInState(aTenant(), monitor(`${stack} ${Object.keys(teams).join()}`))).toEqual([]);
  expect(await trunkInState(unnamed, monitor(`${stack} ${Object.keys(connection).join()}`))).toEqual([]);
  // The whole is asked for, and doesn't come.
  for (const [tenant, text] of [
    [unnamed, `${stack} ${Object.keys(teams).join()}`],
    [aTenant(), `${stack} ${Object.keys(connection).join()}`],
    [aTenant(), 'something else'],
  ] as const) {
    expect(await trunkInState(tenant, monitor(text))).toMatchObject([{ file: 'state' }]);
  }
});
