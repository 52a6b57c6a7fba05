import { describe, expect, it } from 'vitest';
import { createCallerIdPolicyKind } from '../../../../../providers/msteams/resources/described/caller-id-policy.ts';
import { aContext, addResourceAccount, aTenant } from '../teams-session.ts';

const context = aContext('reception');
const account = 'reception@contoso.example';
const asked = (change: object = {}) => ({ name: 'Reception', show: 'resource', account, ...change });

const atWork = () => {
  const tenant = aTenant();
  const newKind = () => createCallerIdPolicyKind(tenant.newRun());
  const argsOf = (news: object) => {
    const { args, failures } = newKind().check({ urn: '', news: { ...news } });
    expect(failures).toEqual([]);
    return args;
  };
  return { tenant, newKind, argsOf };
};

describe('a caller ID policy that shows the number of an account', () => {
  it.each([
    [
      'without the account',
      { account: undefined },
      'show: resource shows the number of an account, and none is named.',
    ],
    ['with an account and another number', { show: 'ownNumber' }, "isn't shown with show: ownNumber"],
    ['with Service', { show: 'Service', account: undefined }, 'Service is dead'],
    ['with what is no sign-in name', { account: 'reception' }, 'account: "reception" isn\'t allowed'],
  ])('is refused %s', (_, change, words) => {
    const { failures } = atWork()
      .newKind()
      .check({ urn: '', news: asked(change) });
    expect(failures.map(({ reason }) => reason)).toEqual([expect.stringContaining(words)]);
  });

  it.each([
    ['is not in Entra', () => undefined, `Entra knows no account ${account}.`],
    [
      'holds no number',
      (tenant: ReturnType<typeof aTenant>) => addResourceAccount(tenant, 'reception'),
      `${account} holds no phone number, so there is none to show.`,
    ],
  ])('is told in the preview, and not written, while the account %s', async (_, prepare, words) => {
    const { tenant, newKind, argsOf } = atWork();
    prepare(tenant);
    await expect(newKind().foresee?.({ args: argsOf(asked()), context })).rejects.toThrow(words);
    await expect(newKind().create({ args: argsOf(asked()), context })).rejects.toThrow(
      `create caller ID policy "Reception": ${words}`,
    );
    expect(tenant.writes()).toEqual([]);
  });

  it("is not written for a person's number", async () => {
    const { tenant, newKind, argsOf } = atWork();
    const id = tenant.user('ada').id;
    const facts = {
      numberType: 'directRouting',
      assignmentCategory: 'primary',
      numberSource: 'online',
      blocked: false,
    } as const;
    const telephoneNumber = '+31205552101';
    tenant.store.put('number', telephoneNumber, {
      ...facts,
      telephoneNumber,
      assignmentTargetId: id,
      assignmentStatus: 'userAssigned',
    });
    const args = argsOf(asked({ account: 'ada@contoso.example' }));
    await expect(newKind().create({ args, context })).rejects.toThrow('ada@contoso.example is no resource account');
    expect(tenant.writes()).toEqual([]);
  });

  it('keeps the sign-in name, in the spelling of the program, where Teams has the object id', async () => {
    const { tenant, newKind, argsOf } = atWork();
    const id = addResourceAccount(tenant, 'reception', '+31205559000');
    const args = argsOf(asked({ account: 'Reception@contoso.example' }));
    const made = await newKind().create({ args, context });
    expect(tenant.run('Get-CsCallingLineIdentity', { Identity: 'Reception' }).output[0]).toMatchObject({
      CallingIDSubstitute: 'Resource',
      ResourceAccount: id,
    });
    expect(made.state.account).toBe('Reception@contoso.example');
    expect(await newKind().read({ ...made, context })).toMatchObject({ state: made.state });
    expect(await newKind().read({ id: made.id, context })).toMatchObject({ args: { show: 'resource', account } });
  });

  it('is shown with what Teams has when somebody took another account, or one that is gone', async () => {
    const { tenant, newKind, argsOf } = atWork();
    addResourceAccount(tenant, 'reception', '+31205559000');
    const desk = addResourceAccount(tenant, 'desk', '+31205559001');
    const made = await newKind().create({ args: argsOf(asked()), context });
    tenant.run('Set-CsCallingLineIdentity', { Identity: 'Reception', ResourceAccount: desk });
    const found = await newKind().read({ ...made, context });
    expect(found?.state.account).toBe('desk@contoso.example');
    tenant.store.delete('user', desk);
    expect((await newKind().read({ ...made, context }))?.state.account).toBe(desk);
  });

  it('shows another number again, and leaves the account in Teams, which no Guid can clear', async () => {
    const { tenant, newKind, argsOf } = atWork();
    const id = addResourceAccount(tenant, 'reception', '+31205559000');
    const made = await newKind().create({ args: argsOf(asked()), context });
    const args = argsOf(asked({ show: 'anonymous', account: undefined }));
    const changed = await newKind().update({ ...made, args, context });
    expect(tenant.run('Get-CsCallingLineIdentity', { Identity: 'Reception' }).output[0]).toMatchObject({
      CallingIDSubstitute: 'Anonymous',
      ResourceAccount: id,
    });
    expect(changed.state).not.toHaveProperty('account');
    expect(newKind().diff({ urn: '', id: made.id, state: changed.state, args })).toEqual([]);
  });

  it('is made as asked although New takes from Global what it is not given', async () => {
    const { tenant, newKind, argsOf } = atWork();
    tenant.lab.switches.newCallerIdPolicy = 'fromGlobal';
    tenant.run('Set-CsCallingLineIdentity', { CompanyName: 'Head office', EnableUserOverride: true });
    await newKind().create({ args: argsOf({ name: 'Own' }), context });
    expect(tenant.run('Get-CsCallingLineIdentity', { Identity: 'Own' }).output[0]).toMatchObject({
      CompanyName: null,
      EnableUserOverride: false,
    });
  });

  it('keeps a value that nobody here knows', async () => {
    const { tenant, newKind, argsOf } = atWork();
    const made = await newKind().create({ args: argsOf({ name: 'Own' }), context });
    const row = tenant.store.get('callerIdPolicy', 'Own');
    if (row === undefined) throw new Error('no policy');
    tenant.store.put('callerIdPolicy', 'Own', { ...row, CallingIDSubstitute: 'Service' });
    expect((await newKind().read({ ...made, context }))?.state.show).toBe('Service');
  });
});
