import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { openLab } from '../../lab-fixture.ts';
import { aBulkClient, asExternal, first, nia } from './a-bulk-client.ts';

const lab = await openLab();
afterAll(() => lab.end());
const client = aBulkClient(lab);
const turn = (switches: object) => lab.post('/lab/switches', switches);
beforeEach(async () => {
  await lab.post('/lab/reset', {});
  await turn(first);
});

describe('what its pages leave open', () => {
  const external = async () => {
    const row = await client.user(nia.email);
    return [row['External user'], row['External SIP URI'], row['UCaaS username']];
  };
  const gone = { ...nia, external_user: 'No', ucaas_sip_uri: '', ucaas_user_name: '' };
  const taken = { ...gone, ucaas_sip_uri: null, ucaas_user_name: null };
  beforeEach(() => client.run([asExternal]));

  it.each([
    ['null', { empty: 'stays', nothing: 'goes' }],
    ['empty', { empty: 'goes', nothing: 'stays' }],
    ['emptyOnly', { empty: 'goes', nothing: 'is refused' }],
    ['neither', { empty: 'stays', nothing: 'stays' }],
  ])('what empties a UCaaS field: %s', async (ccaipBulkClearing, expected) => {
    await turn({ ccaipBulkClearing });
    const outcome = async (record: Record<string, unknown>) => {
      await client.run([asExternal]);
      const job = await client.run([record]);
      if (job.status === 'invalid_scheme') return 'is refused';
      const [flag, uri, name] = await external();
      expect(flag).toBe('No');
      return uri === '' && name === '' ? 'goes' : 'stays';
    };
    expect({ empty: await outcome(gone), nothing: await outcome(taken) }).toEqual(expected);
  });

  it('the two fields once the box is off: they stay, or go with it', async () => {
    const off = { ...nia, external_user: 'No' };
    await client.run([off]);
    expect(await external()).toEqual(['No', asExternal.ucaas_sip_uri, asExternal.ucaas_user_name]);
    await turn({ ccaipBulkUnticked: 'clears' });
    await client.run([off]);
    expect(await external()).toEqual(['No', '', '']);
  });

  it('roles and teams that a record does not name, and keys that it has not', async () => {
    const member = async () => {
      const row = await client.user(nia.email);
      return [row['Role: Agent'], row['Role: Manager'], row['Team: Sales'], row['Agent ID']];
    };
    const named = { ...nia, roles: [{ name: 'Manager', value: 1 }], teams: [{ name: 'Sales', value: '' }] };
    await client.run([named]);
    expect(await member()).toEqual([1, 1, 1, '1002']);
    await turn({ ccaipBulkAbsent: 'clears' });
    await client.run([named]);
    expect(await member()).toEqual([0, 1, 1, '1002']);
    await client.run([{ ...nia, roles: [{ name: 'Manager', value: '' }] }]);
    expect(await member()).toEqual([0, 1, 0, '1002']);
    await turn({ ccaipBulkAbsentFields: 'asEmpty', ccaipBulkAbsent: 'keeps' });
    await client.run([nia]);
    expect(await member()).toEqual([0, 1, 0, '1002']);
    await turn({ ccaipBulkClearing: 'empty' });
    await client.run([nia]);
    expect(await member()).toEqual([0, 1, 0, null]);
    expect(await external()).toEqual(['No', '', '']);
  });

  it('of a role or team with an empty value it stays, or goes', async () => {
    const membership = async () => {
      const row = await client.user(nia.email);
      return [row['Role: Agent'], row['Team: Sales']];
    };
    const emptied = { ...nia, teams: [{ name: 'Sales', value: '' }] };
    await client.run([{ ...nia, teams: [{ name: 'Sales', value: 1 }] }]);
    await client.run([emptied]);
    expect(await membership()).toEqual([1, 1]);
    await turn({ ccaipBulkEmptyRoles: 'cleared' });
    await client.run([emptied]);
    expect(await membership()).toEqual([1, 0]);
  });

  it.each([
    [
      { ccaipBulkExternal: 'asShown', ccaipFlags: 'words' },
      { Yes: 1, No: 1, 1: 0, True: 0 },
    ],
    [
      { ccaipBulkExternal: 'asShown', ccaipFlags: 'digits' },
      { Yes: 0, No: 0, 1: 1, True: 0 },
    ],
    [
      { ccaipBulkExternal: 'words', ccaipFlags: 'digits' },
      { Yes: 1, No: 1, 1: 0, True: 0 },
    ],
    [
      { ccaipBulkExternal: 'digits', ccaipFlags: 'words' },
      { Yes: 0, No: 0, 1: 1, True: 0 },
    ],
  ])('what external_user takes: %j', async (switches, expected) => {
    await turn(switches);
    for (const [literal, isTaken] of Object.entries(expected)) {
      const job = await client.run([{ ...asExternal, external_user: literal }]);
      expect([literal, job.status]).toEqual([literal, isTaken === 1 ? 'completed' : 'invalid_scheme']);
    }
  });

  it('what international calling takes, and what becomes of another value', async () => {
    const key = 'unrestricted_international_calling';
    const mayCall = async () => (await client.user(nia.email))['Non-restricted international calling'];
    await client.run([{ ...nia, [key]: '1' }]);
    expect(await mayCall()).toBe('True');
    expect((await client.run([{ ...nia, [key]: 'False' }])).status).toBe('invalid_scheme');
    await turn({ ccaipBulkInternational: 'words' });
    await client.run([{ ...nia, [key]: 'False' }]);
    expect(await mayCall()).toBe('False');
    await turn({ ccaipBulkOddValues: 'warning' });
    await client.run([{ ...nia, [key]: 'on' }]);
    expect(await mayCall()).toBe('False');
    const job = await client.run([{ ...nia, [key]: '1', alias: 'N' }]);
    expect(job).toMatchObject({ affected_rows: 1, failed_rows: 0, update_errors: [{ error_type: 'warning', row: 1 }] });
    expect([await mayCall(), (await client.user(nia.email)).Alias]).toEqual(['False', 'N']);
  });

  it('a location, role or team that is not there, and a key that the template has not', async () => {
    const records = [
      { ...nia, location: 'Nowhere', alias: 'N' },
      { email: 'otto@contoso.example', first_name: 'Otto', last_name: 'East', teams: [{ name: 'None', value: 1 }] },
    ];
    expect((await client.run(records)).scheme_errors).toEqual([
      { message: 'Location not found', column: 8, row: 1 },
      { message: 'Team not found: None', column: expect.any(Number), row: 2 },
    ]);
    await turn({ ccaipBulkUnknownNames: 'update' });
    expect(await client.run(records)).toMatchObject({
      affected_rows: 1,
      failed_rows: 1,
      update_errors: [
        { message: 'Location not found', error_type: 'error', row: 1 },
        { message: 'Team not found: None', error_type: 'warning', row: 2 },
      ],
    });
    expect((await client.run([{ ...nia, shoe_size: '43' }])).status).toBe('invalid_scheme');
    await turn({ ccaipBulkUnknownKeys: 'ignored' });
    expect((await client.run([{ ...nia, shoe_size: '43' }])).status).toBe('completed');
  });

  it.each([
    ['zero', 'zero', 'told', { row: 1, column: 3 }, { row: 0, column: 0 }],
    ['one', 'one', 'null', { row: 2, column: 4 }, { row: null, column: 1 }],
    ['two', 'one', 'told', { row: 3, column: 4 }, { row: 2, column: 1 }],
  ])('where counting begins: rows %s, columns %s, rows of addresses %s', async (rows, columns, emails, name, email) => {
    await turn({ ccaipBulkRows: rows, ccaipBulkColumns: columns, ccaipBulkEmailRows: emails });
    const job = await client.run([
      { ...nia, email: 'nobody' },
      { ...nia, first_name: '' },
    ]);
    expect(job.scheme_errors).toEqual([
      { message: 'Must be a valid email', ...email },
      { message: 'Non-empty string', ...name },
    ]);
  });

  it('the last state, a job that is not told yet, and when it tells that it was processed', async () => {
    await turn({ ccaipFinalState: 'finished', ccaipNewJobs: 'late', ccaipProcessRequestedAt: 'whenItRuns' });
    const { id } = (await client.upload([nia])).body;
    const found = async () => [
      (await client.get(`/bulk/users/jobs/${id}`)).status,
      (await client.get('/bulk/users/jobs')).body.some((one: { id: number }) => one.id === id),
    ];
    expect(await found()).toEqual([404, false]);
    lab.later(5);
    expect(await found()).toEqual([200, true]);
    await client.proceed(id);
    expect(await client.job(id)).toMatchObject({ status: 'valid_scheme', process_requested_at: null });
    lab.later(6);
    expect((await client.job(id)).process_requested_at).not.toBeNull();
    lab.later(9);
    expect((await client.job(id)).status).toBe('finished');
  });

  it('proceed for a job that proceeds: refused, passed over, or done once more', async () => {
    const { id } = await client.run([{ ...nia, alias: 'first' }]);
    await client.run([{ ...nia, alias: 'second' }]);
    const again = async (ccaipProceedAgain: string) => {
      await turn({ ccaipProceedAgain });
      const { status } = await client.proceed(id);
      lab.later(15);
      return [status, (await client.user(nia.email)).Alias];
    };
    expect(await again('refused')).toEqual([422, 'second']);
    expect(await again('ignored')).toEqual([200, 'second']);
    expect(await again('again')).toEqual([200, 'first']);
    expect((await client.upload([nia], { id })).status).toBe(422);
  });
});
