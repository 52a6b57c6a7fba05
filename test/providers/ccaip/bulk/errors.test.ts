import { describe, expect, it } from 'vitest';
import { aBulk, clear, fieldsOf, set } from './a-bulk.ts';

const { lab, open, turn, jobs, user, change } = await aBulk();
const ended = (outcomes: readonly { ended: string }[]) => outcomes.map((one) => one.ended);
const newUser = { firstName: 'Ada', lastName: 'Lovelace', roles: ['Agent'], teams: [], location: 'Nowhere' };

describe.each([
  ['zero', 'zero'],
  ['one', 'one'],
  ['two', 'zero'],
])('errors of rows that CCAIP counts from %s, of columns from %s', (ccaipBulkRows, ccaipBulkColumns) => {
  it('of the check land on user and column, all at once, and the other rows are written', async () => {
    await turn({ ccaipBulkRows, ccaipBulkColumns });
    change('otto@contoso.example', { location: 'Atlantis', chatLimit: 99 });
    const changes = [set('nia'), set('otto'), set('ada', { newUser }), set('pia')];
    const client = open();
    expect(await client.write(changes)).toMatchObject([
      { ended: 'written', problems: [] },
      { ended: 'refused', problems: ['Chat concurrency: Must be 1..20', 'Location: Location not found'] },
      { ended: 'refused', problems: ['Location: Location not found'] },
      { ended: 'written', problems: [] },
    ]);
    expect(client.posted).toEqual(['upload', 'upload', 'upload', 'proceed']);
    expect(user('otto@contoso.example').external).toBe(false);
  });

  it('of the work land on user and column, and are told beside the others, who are written', async () => {
    await turn({ ccaipBulkRows, ccaipBulkColumns, ccaipBulkUnknownNames: 'update' });
    change('pia@contoso.example', { location: 'Atlantis' });
    const [nia, pia, ada] = await open().write([set('nia'), set('pia'), set('ada', { newUser })]);
    expect(nia).toMatchObject({ ended: 'written', warnings: [] });
    expect(pia?.ended).toBe('refused');
    expect(pia?.problems).toEqual(
      expect.arrayContaining(['Location: Location not found', 'reads back otherwise: not an external user']),
    );
    expect(ada).toMatchObject({ ended: 'refused', problems: expect.arrayContaining(['Location: Location not found']) });
  });

  it('need no asking where the environment says from what they are counted', async () => {
    await turn({ ccaipBulkRows, ccaipBulkColumns });
    const bases = { zero: 0, one: 1, two: 2 };
    const literals = {
      rowBase: bases[ccaipBulkRows as keyof typeof bases],
      columnBase: bases[ccaipBulkColumns as keyof typeof bases],
    };
    const client = open(literals);
    expect(await client.write([set('nia'), set('ada', { newUser })])).toMatchObject([
      { ended: 'written' },
      { ended: 'refused', problems: ['Location: Location not found'] },
    ]);
    expect(client.posted).toEqual(['upload', 'upload', 'proceed']);
  });
});

describe('what external_user takes', () => {
  it.each([
    ['words', 'scheme'],
    ['digits', 'scheme'],
    ['words', 'warning'],
    ['digits', 'warning'],
  ])('is found out (%s, else %s), for who is set and who is cleared', async (ccaipBulkExternal, ccaipBulkOddValues) => {
    await turn({ ccaipBulkExternal, ccaipBulkOddValues });
    change('pia@contoso.example', { external: true, sipUri: 'a@b.example', ucaasUserName: 'a' });
    expect(ended(await open().write([set('nia'), clear('pia')]))).toEqual(['written', 'written']);
    expect(user('nia@contoso.example')).toMatchObject({ external: true, ...{ sipUri: fieldsOf('nia').sipUri } });
    expect(user('pia@contoso.example')).toMatchObject({ external: false, sipUri: null, ucaasUserName: null });
  });

  it.each(['seen', 'documented', 'extra'])(
    'is found out with the template as %s, beside international calling',
    async (ccaipTemplate) => {
      await turn({ ccaipTemplate, ccaipBulkExternal: 'digits', ccaipBulkInternational: 'words' });
      const changes = [set('nia', { unrestrictedInternationalCalling: true })];
      expect(ended(await open().write(changes))).toEqual(['written']);
      expect(user('nia@contoso.example')).toMatchObject({ external: true, unrestrictedInternationalCalling: true });
    },
  );

  it('is what a user made external by hand has, at the first try', async () => {
    await turn({ ccaipFlags: 'digits' });
    change('pia@contoso.example', { external: true, sipUri: 'a@b.example', ucaasUserName: 'a' });
    const client = open();
    expect(ended(await client.write([set('nia')]))).toEqual(['written']);
    expect(client.posted).toEqual(['upload', 'proceed']);
    expect(jobs()[0]?.records[0]).toMatchObject({ external_user: '1' });
  });

  it('is what the environment says, and nothing else is tried', async () => {
    const client = open({ externalOn: 'on' });
    const [nia] = await client.write([set('nia')]);
    expect(nia).toMatchObject({ ended: 'refused', problems: ['External User: Must be one of Yes, No'] });
    expect(jobs().every(({ requestedAt }) => requestedAt === null)).toBe(true);
  });

  it('is not tried further where the list tells it in words that nobody knows', async () => {
    const client = open({ yes: ['certainly'], externalOn: 'Yes' });
    const [nia] = await client.write([set('nia')]);
    expect(nia).toMatchObject({ ended: 'unsure' });
    expect(nia?.problems.join()).toContain('CCAIP doesn\'t tell whether it is an external user ("Yes")');
    expect(client.posted).toEqual(['upload', 'proceed']);
  });
});

describe('what clears a field', () => {
  const external = () => change('pia@contoso.example', { external: true, sipUri: 'a@b.example', ucaasUserName: 'a' });

  it.each([
    ['null', ['upload', 'proceed']],
    ['empty', ['upload', 'proceed', 'upload', 'proceed']],
  ] as const)('is %s, and reads back', async (ccaipBulkClearing, posted) => {
    await turn({ ccaipBulkClearing, ccaipBulkUnticked: 'keeps' });
    external();
    const client = open();
    expect(ended(await client.write([clear('pia')]))).toEqual(['written']);
    expect(client.posted).toEqual(posted);
    expect(user('pia@contoso.example')).toMatchObject({ external: false, sipUri: null, ucaasUserName: null });
  });

  it('is found out where null is refused, and the template shows no column of it', async () => {
    await turn({ ccaipBulkClearing: 'emptyOnly', ccaipBulkUnticked: 'keeps', ccaipTemplate: 'documented' });
    external();
    const client = open();
    expect(ended(await client.write([clear('pia')]))).toEqual(['written']);
    expect(client.posted).toEqual(['upload', 'upload', 'upload', 'proceed']);
    expect(user('pia@contoso.example')).toMatchObject({ external: false, sipUri: null, ucaasUserName: null });
  });

  it('may be nothing: then who is not cleared is refused, with what still stands there', async () => {
    await turn({ ccaipBulkClearing: 'neither', ccaipBulkUnticked: 'keeps' });
    external();
    const [pia] = await open().write([clear('pia')]);
    expect(pia).toMatchObject({
      ended: 'refused',
      problems: [
        'reads back otherwise: External SIP URI is a@b.example instead of empty',
        'reads back otherwise: UCaaS username is a instead of empty',
      ],
    });
  });

  it('is what the environment says alone', async () => {
    await turn({ ccaipBulkClearing: 'null', ccaipBulkUnticked: 'keeps' });
    external();
    const client = open({ cleared: '' });
    expect(ended(await client.write([clear('pia')]))).toEqual(['refused']);
    expect(client.posted).toEqual(['upload', 'proceed']);
  });
});

it('nobody but who is asked for is in a file, and who has no number there gets none', async () => {
  const others = () => lab.store.list('ccaipUser').filter(({ email }) => !/^(nia|cora)@/.test(email));
  const before = others();
  await open().write([set('nia'), set('cora')]);
  expect(jobs().flatMap(({ records }) => records.map((one) => [one.email, one.agent_number]))).toEqual([
    ['nia@contoso.example', '1002'],
    ['cora@contoso.example', null],
  ]);
  expect(others()).toEqual(before);
});
