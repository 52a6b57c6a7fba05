import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PartialFailure } from '../../../../../providers/kit/resource.ts';
import { createPhoneNumbersKind } from '../../../../../providers/msteams/resources/phone-numbers/kind.ts';
import type { PhoneNumbersState } from '../../../../../providers/msteams/schema/phone-numbers.ts';
import { labSleep } from '../../lab-clock.ts';
import { type LabTenant, openLabTenant, stepContext } from '../../lab-tenant.ts';
import { idsOf, userChanges, valuesOf } from '../../roster-values.ts';

const people = ['ada', 'bob', 'cyd', 'dan', 'eli', 'fay', 'gus', 'hal', 'ida', 'eve', 'jon', 'kim'];
const upn = (name: string): string => `${name}@contoso.example`;
const number = (at: number): string => `+3120555${2100 + at}`;
const roster = (pairs: Readonly<Record<string, number>>): Record<string, string> =>
  Object.fromEntries(Object.entries(pairs).map(([name, at]) => [upn(name), number(at)]));
const everyone = roster(Object.fromEntries(people.map((name, at) => [name, at + 1])));

let tenant: LabTenant;
let kind: ReturnType<typeof createPhoneNumbersKind>;
beforeEach(async () => {
  tenant = await openLabTenant();
  kind = createPhoneNumbersKind(tenant.session, labSleep);
});
afterEach(() => tenant.close());

/** Numbers of the people of the roster and the spare ones; the seed's odd ones are left out. */
const held = (): Record<string, string> => {
  const all = tenant.numbers();
  return Object.fromEntries(Object.entries(all).filter(([, one]) => !one.startsWith('+312055590')));
};
const create = async (numbers: Record<string, string>) =>
  (await kind.create({ args: { numbers }, context: stepContext() })).state;
const update = async (state: PhoneNumbersState, numbers: Record<string, string>, context = stepContext()) =>
  (await kind.update({ id: 'phone-numbers', args: { numbers }, state, context })).state;
const failure = async (
  work: Promise<unknown>,
): Promise<{ numbers: Record<string, string>; reasons: readonly string[]; state: PhoneNumbersState }> => {
  const error = await work.then(() => undefined).catch((caught: unknown) => caught);
  if (!(error instanceof PartialFailure)) throw error ?? new Error('It did not fail.');
  const state = error.state as PhoneNumbersState;
  return {
    state,
    numbers: valuesOf(state),
    reasons: error.reasons.map((reason) => (reason instanceof Error ? reason.message : reason)),
  };
};
const diff = (state: PhoneNumbersState, numbers: Record<string, string>) =>
  userChanges(kind.diff({ urn: '', id: '', state, args: { numbers } }));
const sent = (call: string): number =>
  tenant.lab.context.requests.list()[
    `batched POST /v1.0/admin/teams/telephoneNumberManagement/numberAssignments/${call}`
  ] ?? 0;

describe('PhoneNumbers against the lab', () => {
  it('gives twelve users their numbers in one batch, and has nothing to do the next time', async () => {
    const state = await create(everyone);
    expect(valuesOf(state)).toEqual(everyone);
    expect(idsOf(state)[upn('ada')]).toBe(tenant.user('ada').id);
    expect(held()).toEqual(everyone);
    expect(diff(state, everyone)).toEqual([]);
    expect(sent('assignNumber')).toBe(12);
    await update(state, everyone);
    expect(sent('assignNumber')).toBe(12);
  });

  it.each([
    ['replace', 'mixed'],
    ['refuse', 'operation'],
    ['refuse', 'request'],
  ] as const)(
    'swaps, goes round a circle and follows a chain in one update (second number: %s, refusals: %s)',
    async (secondNumber, numberRefusals) => {
      Object.assign(tenant.lab.switches, { secondNumber, numberRefusals });
      const state = await create(roster({ ada: 1, bob: 2, cyd: 3, dan: 4, eli: 5, fay: 6, gus: 7 }));
      const wanted = roster({ ada: 2, bob: 1, cyd: 4, dan: 5, eli: 3, fay: 9, gus: 6, hal: 7 });
      const after = await update(state, wanted);
      expect(held()).toEqual(wanted);
      expect(valuesOf(after)).toEqual(wanted);
      expect(sent('unassignNumber')).toBe(7);
    },
  );

  it('gives nine of twelve their numbers, names the other three, and then does only those', async () => {
    tenant.lab.store.put('user', tenant.user('bob').id, { ...tenant.user('bob'), licences: [] });
    tenant.lab.store.put('user', tenant.user('dan').id, {
      ...tenant.user('dan'),
      accountEnabled: false,
      usageLocation: null,
    });
    tenant.lab.store.put('user', tenant.user('kim').id, {
      ...tenant.user('kim'),
      deletedDateTime: '2026-03-01T00:00:00Z',
    });
    const { state, numbers, reasons } = await failure(create(everyone));
    expect(Object.keys(numbers)).toHaveLength(9);
    expect(held()).toEqual(numbers);
    expect(reasons).toEqual([
      'assign +31205552102 to bob@contoso.example: The user has no Phone System and no Teams.\n' +
        '  Fix: assign a licence with Phone System and Teams (Microsoft 365 E5, or E3 with Teams Phone Standard).',
      'assign +31205552104 to dan@contoso.example: The account is disabled. The user has no usage location.\n' +
        '  Fix: enable the account, or remove the row from users.csv; set the usage location in Entra.',
      'assign +31205552112 to kim@contoso.example: The user was deleted on 2026-03-01.\n' +
        '  Fix: restore the user in Entra, or remove the row from users.csv.',
    ]);
    expect(diff(state, everyone)).toEqual([
      'add bob@contoso.example',
      'add dan@contoso.example',
      'add kim@contoso.example',
    ]);
    for (const [name, licences] of [
      ['bob', tenant.user('ada').licences],
      ['dan', tenant.user('ada').licences],
      ['kim', tenant.user('kim').licences],
    ] as const) {
      const user = tenant.user(name);
      tenant.lab.store.put('user', user.id, {
        ...user,
        licences: [...licences],
        accountEnabled: true,
        usageLocation: 'NL',
        deletedDateTime: null,
      });
    }
    tenant.lab.context.requests.clear();
    expect(valuesOf(await update(state, everyone))).toEqual(everyone);
    expect(sent('assignNumber')).toBe(3);
  });

  it('says for all users at once what stands in the way', async () => {
    const odd = [
      'no-phone-system',
      'no-teams',
      'no-location',
      'disabled',
      'deleted',
      'islands',
      'calling-plan',
      'on-premises',
      'nobody',
    ];
    const numbers = {
      ...roster(Object.fromEntries(odd.map((name, at) => [name, at + 20]))),
      [upn('ada')]: '+31205559000',
    };
    const { reasons } = await failure(create(numbers));
    const said = (name: string) => reasons.find((reason) => reason.includes(upn(name)))?.split('\n')[0];
    expect(reasons).toHaveLength(10);
    expect(said('no-phone-system')).toContain('The user has no Phone System.');
    expect(said('no-teams')).toContain('The user has no Teams.');
    expect(said('no-location')).toContain('no usage location');
    expect(said('disabled')).toContain('The account is disabled.');
    expect(said('deleted')).toContain('The user was deleted on 2026-01-15.');
    expect(said('islands')).toContain("The user's mode is Islands; Direct Routing rings Teams Only users.");
    expect(said('calling-plan')).toContain(
      'The user has +31205559001, a Calling Plan number, which is never replaced unasked.',
    );
    expect(said('on-premises')).toContain('a number of the on-premises directory');
    expect(said('nobody')).toContain('Entra knows no such user.');
    expect(said('ada')).toContain('+31205559000 is held by the resource account reception@contoso.example.');
    expect(sent('assignNumber') + sent('unassignNumber')).toBe(0);
  });

  it('takes up a number that is already with the very user', async () => {
    await create(roster({ ada: 1 }));
    tenant.lab.context.requests.clear();
    expect(valuesOf(await create(roster({ ada: 1 })))).toEqual(roster({ ada: 1 }));
    expect(sent('assignNumber')).toBe(0);
  });

  it("changes a user's number that a hand gave, and says so", async () => {
    await create(roster({ ada: 1 }));
    const context = stepContext();
    await kind.create({ args: { numbers: roster({ ada: 2 }) }, context });
    expect(held()).toEqual(roster({ ada: 2 }));
    expect(context.lines).toContain(
      "ada@contoso.example has +31205552101, which isn't from this roster: replaced by +31205552102.",
    );
  });

  it('leaves a number with a stranger who got it meanwhile, and names the stranger', async () => {
    const other = await create(roster({ spare1: 1 }));
    const { reasons } = await failure(create(roster({ ada: 1 })));
    expect(reasons).toEqual([
      'assign +31205552101 to ada@contoso.example: +31205552101 is held by spare1@contoso.example.\n' +
        '  Fix: release +31205552101 from spare1@contoso.example, or correct the number in users.csv.',
    ]);
    expect(held()).toEqual(valuesOf(other));
  });

  it('releases what a removed user was given, unless somebody else has it by now', async () => {
    const state = await create(roster({ ada: 1, bob: 2, cyd: 3 }));
    const row = tenant.lab.store.get('number', number(2));
    if (row !== undefined)
      tenant.lab.store.put('number', number(2), { ...row, assignmentTargetId: tenant.user('spare1').id });
    const context = stepContext();
    const after = await update(state, roster({ cyd: 3 }), context);
    expect(held()).toEqual(roster({ spare1: 2, cyd: 3 }));
    expect(valuesOf(after)).toEqual(roster({ cyd: 3 }));
    expect(context.lines).toContain(
      "+31205552102 was bob@contoso.example's, spare1@contoso.example has it now: left as it is.",
    );
  });

  it('knows a user by object id: a new sign-in name moves nothing', async () => {
    const state = await create(roster({ ada: 1 }));
    tenant.lab.store.put('user', tenant.user('ada').id, {
      ...tenant.user('ada'),
      userPrincipalName: upn('ada.lovelace'),
    });
    tenant.lab.context.requests.clear();
    const after = await update(state, roster({ 'ada.lovelace': 1 }));
    expect(idsOf(after)).toEqual({ [upn('ada.lovelace')]: idsOf(state)[upn('ada')] });
    expect(sent('assignNumber') + sent('unassignNumber')).toBe(0);
  });

  it('keeps the number of someone whose new name the file does not know yet, and says so', async () => {
    const state = await create(roster({ ada: 1 }));
    tenant.lab.store.put('user', tenant.user('ada').id, {
      ...tenant.user('ada'),
      userPrincipalName: upn('ada.lovelace'),
    });
    const context = stepContext();
    await update(state, roster({ ada: 1, bob: 2 }), context);
    expect(held()).toEqual(roster({ 'ada.lovelace': 1, bob: 2 }));
    expect(context.lines).toContain(
      'ada@contoso.example is now called ada.lovelace@contoso.example: correct users.csv.',
    );
  });

  it.each(['throttle', 'error', 'lostReply'] as const)(
    'ends right after %s, with nothing done twice',
    async (fault) => {
      const state = await create(roster({ ada: 1, bob: 2 }));
      tenant.lab.context.requests.clear();
      tenant.lab.faults.add({
        kind: fault,
        on: fault === 'lostReply' ? 'POST /v1.0/$batch' : 'assignNumber',
        times: 1,
      });
      tenant.lab.faults.add({ kind: fault, on: 'unassignNumber', times: 1 });
      const after = await update(state, roster({ ada: 2, bob: 1, cyd: 3 }));
      expect(held()).toEqual(roster({ ada: 2, bob: 1, cyd: 3 }));
      expect(valuesOf(after)).toEqual(held());
    },
  );

  it('ends right when a read shows the state of before', async () => {
    const state = await create(roster({ ada: 1, bob: 2 }));
    await update(state, roster({ ada: 2, bob: 1 }));
    tenant.lab.faults.add({ kind: 'lag', on: 'GET /v1.0/admin/teams/telephoneNumberManagement', times: 1 });
    const late = await update(state, roster({ ada: 2, bob: 1 })).catch((error: unknown) => error);
    if (late instanceof PartialFailure) await update(late.state as PhoneNumbersState, roster({ ada: 2, bob: 1 }));
    expect(held()).toEqual(roster({ ada: 2, bob: 1 }));
  });

  it('reads what our users really hold; a deleted user is gone, a stranger is not looked at', async () => {
    const state = await create(roster({ ada: 1, bob: 2, cyd: 3 }));
    await create(roster({ spare1: 9 }));
    const byHand = tenant.lab.store.get('number', number(1));
    if (byHand === undefined) throw new Error('no row');
    tenant.lab.store.put('number', number(1), { ...byHand, assignmentTargetId: null, assignmentStatus: 'unassigned' });
    tenant.lab.store.put('number', number(8), {
      ...byHand,
      telephoneNumber: number(8),
      assignmentTargetId: tenant.user('ada').id,
    });
    tenant.lab.store.put('user', tenant.user('bob').id, {
      ...tenant.user('bob'),
      deletedDateTime: '2026-03-01T00:00:00Z',
    });
    const read = await kind.read({
      id: 'phone-numbers',
      state,
      args: { numbers: valuesOf(state) },
      context: stepContext(),
    });
    expect(valuesOf(read?.state ?? { users: '' })).toEqual(roster({ ada: 8, cyd: 3 }));
    expect(diff(read?.state ?? state, valuesOf(state))).toEqual([
      'update ada@contoso.example',
      'add bob@contoso.example',
    ]);
  });

  it('releases on delete what it gave and nothing else, and names whom calls no longer reach', async () => {
    const state = await create(roster({ ada: 1, bob: 2 }));
    await create(roster({ spare1: 9 }));
    const context = stepContext();
    await kind.delete({ id: 'phone-numbers', state, context });
    expect(held()).toEqual(roster({ spare1: 9 }));
    expect(context.lines[0]).toBe(
      'Calls no longer reach ada@contoso.example (+31205552101), bob@contoso.example (+31205552102).',
    );
    await kind.delete({ id: 'phone-numbers', state, context: stepContext() });
  });

  it('starts an import empty: users that no roster names are not looked at', async () => {
    const read = await kind.read({ id: 'phone-numbers', context: stepContext() });
    expect(read?.state).toEqual({ users: '', numbers: '' });
  });
});
