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

describe('trouble that a test orders', () => {
  it('a lost reply of upload leaves its job, one of proceed the work', async () => {
    await lab.post('/lab/faults', [
      { kind: 'lostReply', on: 'POST /apps/api/v1/bulk/users/upload' },
      { kind: 'lostReply', on: 'POST /apps/api/v1/bulk/users/proceed' },
    ]);
    await expect(client.upload([{ ...nia, alias: 'N' }], { name: 'ours.json' })).rejects.toThrow();
    const [{ id }] = (await client.get('/bulk/users/jobs')).body.filter(
      ({ filename }: { filename: string }) => filename === 'ours.json',
    );
    lab.later(5);
    await expect(client.proceed(id)).rejects.toThrow();
    lab.later(15);
    expect(await client.job(id)).toMatchObject({ status: 'completed', affected_rows: 1 });
  });

  it("somebody's row fails, is warned of, or is passed over in silence", async () => {
    const order = (kind: string) =>
      lab.post('/lab/ccaip/rows', { email: nia.email, kind, message: 'Try again', column: 'alias' });
    const outcome = async () => {
      const { affected_rows, failed_rows, update_errors } = await client.run([{ ...nia, alias: 'N' }]);
      return [affected_rows, failed_rows, update_errors, (await client.user(nia.email)).Alias];
    };
    const told = (error_type: string) => [{ message: 'Try again', column: 6, row: 1, error_type }];
    await order('error');
    expect(await outcome()).toEqual([0, 1, told('error'), null]);
    await order('silent');
    expect(await outcome()).toEqual([1, 0, [], null]);
    await order('error');
    await fetch(`${lab.url}/lab/ccaip/rows`, { method: 'DELETE' });
    expect((await client.run([nia])).failed_rows).toBe(0);
    await order('warning');
    expect(await outcome()).toEqual([1, 0, told('warning'), 'N']);
  });

  it('a file is carried out one user after another, and goes on in a lab that was ended', async () => {
    const { id } = (
      await client.upload([
        { ...nia, alias: 'N' },
        { email: 'otto@contoso.example', first_name: 'Otto', last_name: 'East', alias: 'O' },
      ])
    ).body;
    lab.later(5);
    await client.job(id);
    await client.proceed(id);
    lab.later(11);
    expect(await client.job(id)).toMatchObject({ status: 'in_progress', affected_rows: 1 });
    expect(
      lab.store
        .list('ccaipUser')
        .map(({ alias }) => alias)
        .filter(Boolean),
    ).toEqual(['N']);
    lab.later(4);
    expect(await client.job(id)).toMatchObject({ status: 'completed', affected_rows: 2 });
  });

  it('is over after a reset, jobs and mails too', async () => {
    await client.run([{ ...asExternal, email: 'ada@contoso.example', roles: [{ name: 'Agent', value: 1 }] }]);
    const mails = async () => (await (await fetch(`${lab.url}/lab/ccaip/mails`)).json()) as { to: string }[];
    expect((await mails()).map(({ to }) => to)).toEqual(['ada@contoso.example']);
    await client.run([{ ...asExternal, email: 'ada@contoso.example' }]);
    expect(await mails()).toHaveLength(1);
    await lab.post('/lab/ccaip/rows', { email: nia.email });
    await lab.post('/lab/reset', {});
    await turn(first);
    expect(await mails()).toEqual([]);
    expect((await client.get('/bulk/users/jobs')).body).toEqual([]);
    expect(await client.run([nia])).toMatchObject({ failed_rows: 0 });
  });
});
