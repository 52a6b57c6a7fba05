import { describe, expect, it } from 'vitest';
import { aBulk, clear, fieldsOf, set, settings } from './a-bulk.ts';

const bulk = await aBulk();
const { open, turn, user, change } = bulk;

const asExternal = (name: string) =>
  change(`${name}@contoso.example`, {
    external: true,
    sipUri: fieldsOf(name).sipUri,
    ucaasUserName: fieldsOf(name).ucaasName,
  });
const ended = (outcomes: readonly { ended: string }[]) => outcomes.map((one) => one.ended);

describe.each(['first', 'last'] as const)('users of CCAIP, with the %s setting of every switch', (which) => {
  const turned = () => turn({ ...settings(which), ...(which === 'last' && { ccaipBulkClearing: 'emptyOnly' }) });

  it('are made external, and keep all else that they have', async () => {
    await turned();
    const before = {
      roles: ['Agent', 'Manager'],
      location: 'Utrecht',
      chatLimit: 4,
      chatLimitOn: true,
      alias: 'P',
      extension: '12',
      unrestrictedInternationalCalling: true,
      directInboundNumbers: ['+31201234567'],
      availabilityFilter: 'Days',
    };
    change('pia@contoso.example', before);
    const was = user('pia@contoso.example');
    const client = open();
    const outcomes = await client.write([set('pia'), set('nia', { unrestrictedInternationalCalling: true })]);
    expect(outcomes).toMatchObject([
      { email: 'pia@contoso.example', ended: 'written', problems: [] },
      { email: 'nia@contoso.example', ended: 'written', problems: [] },
    ]);
    expect(user('pia@contoso.example')).toEqual({
      ...was,
      external: true,
      sipUri: fieldsOf('pia').sipUri,
      ucaasUserName: fieldsOf('pia').ucaasName,
    });
    expect(user('nia@contoso.example')).toMatchObject({ external: true, unrestrictedInternationalCalling: true });
    expect(ended(await client.write([set('pia')]))).toEqual(['asIs']);
  });

  it('are cleared, with the mark', async () => {
    await turned();
    asExternal('pia');
    const { sipUri, ucaasUserName, external, ...rest } = user('pia@contoso.example');
    expect(await open().write([clear('pia')])).toMatchObject([{ ended: 'written', problems: [] }]);
    expect(user('pia@contoso.example')).toEqual({ ...rest, external: false, sipUri: null, ucaasUserName: null });
  });
});
