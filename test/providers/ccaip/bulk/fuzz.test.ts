import fc from 'fast-check';
import { expect, it } from 'vitest';
import { labCcaipToken } from '../../../../lab/ccaip/api/credential.ts';
import type { LabCcaipUser } from '../../../../lab/ccaip/model.ts';
import { choices } from '../../../../lab/switches.ts';
import type { Outcome, PersonChange } from '../../../../providers/ccaip/bulk/change.ts';
import type { CcaipReply, CcaipWrites } from '../../../../providers/ccaip/requests.ts';
import { ServiceError } from '../../../../providers/kit/error.ts';
import { aBulk, fieldsOf, settings } from './a-bulk.ts';

const { lab, open, turn, faults } = await aBulk();

const names = ['cora', 'nia', 'otto', 'pia', 'quin', 'ada', 'bob'] as const;
const newUser = { firstName: 'New', lastName: 'Comer', roles: ['Agent'], teams: ['Sales'], location: 'Utrecht' };

const aChange = (name: string): fc.Arbitrary<PersonChange> =>
  fc.record(
    {
      email: fc.constant(`${name}@contoso.example`),
      external: fc.constantFrom('clear' as const, fieldsOf(name), fieldsOf(`${name}.other`)),
      newUser: fc.constant(newUser),
      unrestrictedInternationalCalling: fc.boolean(),
      status: fc.constantFrom('Active' as const, 'Inactive' as const),
    },
    { requiredKeys: ['email', 'external', 'newUser'] },
  );
const someChanges = fc
  .shuffledSubarray([...names], { minLength: 1, maxLength: 4 })
  .chain((some) => fc.tuple(...some.map(aChange)));

const someSwitches = fc.record(
  Object.fromEntries(
    Object.entries(choices)
      .filter(([name]) => name in settings('first'))
      .concat([['ccaipBulkClearing', ['null', 'empty', 'emptyOnly']]])
      .map(([name, all]) => [name, fc.constantFrom(...all)]),
  ),
);

const paths = ['POST /apps/api/v1/bulk/users/upload', 'POST /apps/api/v1/bulk/users/proceed']
  .concat(
    ['jobs', 'jobs/', 'template', 'errors/update', 'errors/scheme'].map((one) => `GET /apps/api/v1/bulk/users/${one}`),
  )
  .concat('GET /apps/api/v1/users');
const someFaults = fc.array(
  fc.record({
    kind: fc.constantFrom('lostReply', 'crash', 'error', 'throttle', 'page'),
    on: fc.constantFrom(...paths),
    times: fc.constantFrom(1, 1, 3),
  }),
  { maxLength: 3 },
);

/** Everybody as the lab has them once nothing runs any more. */
const settled = async (): Promise<Map<string, LabCcaipUser>> => {
  lab.later(1000);
  await open().people();
  return new Map(lab.store.list('ccaipUser').map((user) => [user.email, structuredClone(user)]));
};

const asAsked = (change: PersonChange, user: LabCcaipUser | undefined): void => {
  const { external, status, unrestrictedInternationalCalling: calling } = change;
  if (external === 'clear')
    expect(user ?? { external: false, sipUri: null }).toMatchObject({ external: false, sipUri: null });
  else if (external !== undefined) {
    expect(user).toMatchObject({ external: true, sipUri: external.sipUri, ucaasUserName: external.ucaasName });
  }
  if (user === undefined) return;
  if (calling !== undefined) expect(user.unrestrictedInternationalCalling).toBe(calling);
  if (status !== undefined) expect(user.deactivatedAt === null).toBe(status === 'Active');
};

/** What a change may touch, taken away. */
const untouched = (
  user: LabCcaipUser | undefined,
  { status, unrestrictedInternationalCalling: calling }: Partial<PersonChange> = {},
) => {
  if (user === undefined) return undefined;
  const { external, sipUri, ucaasUserName, deactivatedAt, unrestrictedInternationalCalling, ...rest } = user;
  return {
    ...rest,
    ...(status === undefined && { deactivatedAt }),
    ...(calling === undefined && { unrestrictedInternationalCalling }),
  };
};

const seeded = (at: number, user: LabCcaipUser): LabCcaipUser => ({
  ...user,
  alias: at % 2 === 0 ? 'A' : null,
  location: at % 3 === 0 ? 'Utrecht' : null,
  chatLimit: at % 2 === 0 ? 3 : null,
  chatLimitOn: at % 2 === 0,
  extension: at % 3 === 1 ? '12' : null,
  availabilityFilter: at % 4 === 1 ? 'Days' : null,
  directInboundNumbers: at % 2 === 1 ? ['+31201234567'] : [],
  unrestrictedInternationalCalling: at % 2 === 1,
  external: at % 2 === 0,
  sipUri: at % 2 === 0 ? 'old@inbound.contoso.example' : null,
  ucaasUserName: at % 2 === 0 ? 'old' : null,
  deactivatedAt: at === 4 ? '2026-01-01T00:00:00.000Z' : null,
});

it('under any settings and any faults what is said to be written is, nothing else is touched, and the next write ends right', async () => {
  await fc.assert(
    fc.asyncProperty(
      someSwitches,
      someFaults,
      someChanges,
      fc.constantFrom(1, 2, 200),
      async (switches, trouble, changes, batchSize) => {
        await lab.post('/lab/reset', {});
        await turn({ ...switches, ccaipRequestsPerSecond: 0 });
        for (const [at, user] of lab.store.list('ccaipUser').entries()) {
          lab.store.put('ccaipUser', String(user.id), seeded(at, user));
        }
        const before = await settled();
        await faults(trouble);
        const proceeded: unknown[] = [];
        const counting = (wire: CcaipWrites): CcaipWrites => ({
          ...wire,
          post: (path, body, doing) => {
            if (path.endsWith('proceed')) proceeded.push((body as { id: unknown }).id);
            return wire.post(path, body, doing);
          },
        });
        const client = open({}, { wrap: counting });
        const outcomes = await client.write(changes, { batchSize }).catch((error: unknown) => {
          expect(error).toBeInstanceOf(ServiceError);
          return undefined;
        });
        lab.faults.clear();
        const after = await settled();
        const claimed = new Set<Outcome['ended']>(['written', 'made', 'asIs']);
        expect(outcomes?.map(({ email }) => email) ?? []).toEqual(
          outcomes === undefined ? [] : changes.map(({ email }) => email),
        );
        for (const [at, change] of changes.entries()) {
          if (claimed.has(outcomes?.[at]?.ended ?? 'unsure')) asAsked(change, after.get(change.email));
        }
        for (const [email, user] of before) {
          const change = changes.find((one) => one.email === email);
          if (change === undefined) expect(after.get(email)).toEqual(user);
          else expect(untouched(after.get(email), change)).toEqual(untouched(user, change));
        }
        const next = await client.write(changes, { batchSize });
        expect(
          next.filter(({ ended }) => !claimed.has(ended)).map(({ email, ended, problems }) => [email, ended, problems]),
        ).toEqual([]);
        const last = await settled();
        for (const change of changes) asAsked(change, last.get(change.email));
        expect(new Set(proceeded).size).toBe(proceeded.length);
        expect(client.said.join('\n')).not.toContain(labCcaipToken);
      },
    ),
    { numRuns: 15, seed: 131, endOnFailure: true },
  );
}, 60_000);

const oddReply = fc.oneof(
  fc.jsonValue().map((body) => ({ body })),
  fc
    .array(
      fc.record({ message: fc.jsonValue(), row: fc.jsonValue(), column: fc.jsonValue(), error_type: fc.jsonValue() }),
    )
    .map((body) => ({ body })),
  fc
    .record({ id: fc.jsonValue(), status: fc.jsonValue(), filename: fc.jsonValue(), total_rows: fc.jsonValue() })
    .map((body) => ({ body })),
  fc.constantFrom(null, [], {}, '', 0).map((body) => ({ body })),
);

it('an answer that nobody understands is an error of CCAIP in words, or told of the users it is about; and no user is touched beyond', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(16), oddReply), { minLength: 1, maxLength: 3 }),
      someChanges,
      async (odd, changes) => {
        await lab.post('/lab/reset', {});
        await turn({ ...settings('first'), ccaipRequestsPerSecond: 0 });
        const before = await settled();
        let at = -1;
        const replaced = async (reply: Promise<CcaipReply>): Promise<CcaipReply> => {
          at += 1;
          const found = odd.find(([index]) => index === at);
          const { body, headers } = await reply;
          return { body: found === undefined ? body : found[1].body, headers };
        };
        const wrap = (wire: CcaipWrites): CcaipWrites => ({
          get: (...of) => replaced(wire.get(...of)),
          post: (...of) => replaced(wire.post(...of)),
        });
        const outcomes = await open({}, { wrap })
          .write(changes, { patienceSeconds: 60 })
          .catch((error: unknown) => {
            expect(error).toBeInstanceOf(ServiceError);
            return undefined;
          });
        const after = await settled();
        for (const [index, change] of changes.entries()) {
          const ended = outcomes?.[index]?.ended;
          if (ended === 'written' || ended === 'made') asAsked(change, after.get(change.email));
        }
        for (const [email, user] of before) {
          if (!changes.some((one) => one.email === email)) expect(after.get(email)).toEqual(user);
        }
      },
    ),
    { numRuns: 20, seed: 132, endOnFailure: true },
  );
}, 60_000);
