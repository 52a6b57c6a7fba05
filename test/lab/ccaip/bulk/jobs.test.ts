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

describe('bulk user management', () => {
  it('goes from upload by check and process to a user that the list shows', async () => {
    const uploaded = await client.upload([asExternal]);
    const { id } = uploaded.body;
    expect(uploaded.body).toEqual({
      id,
      status: 'created',
      link: `http://ujet.co/apps/api/v1/bulk/users_jobs/${id}`,
    });
    expect(uploaded.headers.get('link')).toBe(uploaded.body.link);
    expect((await client.job(id)).status).toBe('created');
    lab.later(5);
    expect(await client.job(id)).toMatchObject({ status: 'valid_scheme', process_requested_at: null, total_rows: 1 });
    expect((await client.proceed(id)).body).toEqual({ ...uploaded.body, status: 'valid_scheme' });
    expect((await client.job(id)).process_requested_at).not.toBeNull();
    lab.later(6);
    expect(await client.job(id)).toMatchObject({ status: 'in_progress', affected_rows: 0 });
    lab.later(9);
    expect(await client.job(id)).toMatchObject({
      status: 'completed',
      filename: 'people.json',
      affected_rows: 1,
      failed_rows: 0,
      uploaded_user_name: null,
      uploaded_api_user_name: 'trunkline',
      update_errors: [],
    });
    const before = await client.get(`/users?email[]=${nia.email}`);
    expect(before.body[0]['External user']).toBe('No');
    expect(await client.user(nia.email)).toMatchObject({
      'External user': 'Yes',
      'External SIP URI': asExternal.ucaas_sip_uri,
      'UCaaS username': asExternal.ucaas_user_name,
      'Agent ID': '1002',
      'Role: Agent': 1,
      'Role: Admin': 0,
      'Team: Sales': 1,
      'Team: Support': 0,
    });
  });

  it('offers a template with all roles and teams: a switch says how much of it', async () => {
    const keys = async () => Object.keys((await client.get('/bulk/users/template')).body[0]);
    const [seen] = (await client.get('/bulk/users/template')).body;
    expect(seen.roles.map(({ name }: { name: string }) => name)).toEqual(['Agent', 'Manager', 'Admin']);
    expect(seen.teams.map(({ name }: { name: string }) => name)).toEqual(['Front office', 'Sales', 'Support']);
    expect(await keys()).toEqual(expect.arrayContaining(['external_user', 'ucaas_sip_uri', 'ucaas_user_name']));
    await turn({ ccaipTemplate: 'extra' });
    expect(await keys()).toContain('skill_level');
    await turn({ ccaipTemplate: 'documented' });
    expect((await keys()).filter((one) => /ucaas|external|teams/.test(one))).toEqual([]);
  });

  it('says all that is wrong with a file, and does none of it', async () => {
    const job = await client.run([
      asExternal,
      { ...nia, email: 'nobody' },
      {
        ...nia,
        email: 'otto@contoso.example',
        first_name: ' ',
        external_user: 'perhaps',
        roles: [{ name: 'Boss', value: 1 }],
      },
      { ...nia, email: 'NIA@contoso.example' },
      { ...nia, email: 'pia@contoso.example', new_email: 'Both@contoso.example', status: 'Away', max_chat_limit: '21' },
      { ...nia, email: 'quin@contoso.example', new_email: 'both@contoso.example', max_chat_limit: '0' },
    ]);
    expect(job).toMatchObject({ status: 'invalid_scheme', affected_rows: 0 });
    expect(job.scheme_errors).toEqual([
      { message: 'Must be unique', column: 1, row: 1 },
      { message: 'Must be a valid email', column: 1, row: null },
      { message: 'Non-empty string', column: 4, row: 3 },
      { message: 'Must be one of Yes, No', column: 12, row: 3 },
      { message: 'Role not found: Boss', column: expect.any(Number), row: 3 },
      { message: 'Must be unique', column: 1, row: 4 },
      { message: 'Must be unique', column: 2, row: 5 },
      { message: 'Must be one of Active, Inactive', column: 7, row: 5 },
      { message: 'Must be 1..20', column: 9, row: 5 },
      { message: 'Must be unique', column: 2, row: 6 },
      { message: 'Must be 1..20', column: 9, row: 6 },
    ]);
    expect((await client.get(`/bulk/users/errors/scheme/${job.id}`)).body).toEqual(job.scheme_errors);
    expect((await client.user(nia.email))['External user']).toBe('No');
    expect((await client.proceed(job.id)).status).toBe(422);
    const unchecked = (await client.upload([nia])).body;
    expect((await client.proceed(unchecked.id)).status).toBe(422);
    expect((await client.upload([asExternal], { id: job.id })).body).toMatchObject({ id: job.id, status: 'created' });
    lab.later(5);
    expect(await client.job(job.id)).toMatchObject({ status: 'valid_scheme', scheme_errors: [] });
  });

  it('fails row by row: who is wrong stays as he was, the others are done', async () => {
    const { ucaas_user_name: _, ...half } = asExternal;
    const job = await client.run([
      half,
      { email: 'otto@contoso.example', first_name: 'Otto', last_name: 'East', new_email: 'pia@contoso.example' },
      { email: 'new@contoso.example', first_name: 'New', last_name: 'Comer' },
      { email: 'pia@contoso.example', first_name: 'Pia', last_name: 'South', location: 'amsterdam' },
    ]);
    expect(job).toMatchObject({ status: 'completed', total_rows: 4, affected_rows: 1, failed_rows: 3 });
    const errors = (await client.get(`/bulk/users/errors/update/${job.id}`)).body;
    expect(errors).toEqual(job.update_errors);
    expect(errors.map((one: { message: string; row: number }) => [one.row, one.message])).toEqual([
      [1, "UCaaS username can't be blank"],
      [2, 'Email has already been taken'],
      [3, "Role can't be blank"],
    ]);
    expect((await client.user('otto@contoso.example')).Email).toBe('otto@contoso.example');
    expect((await client.user('pia@contoso.example')).Location).toBe('Amsterdam');
    expect(await client.user('new@contoso.example')).toBeUndefined();
  });

  it('makes who is not there yet, with an activation e-mail', async () => {
    const job = await client.run([
      {
        ...asExternal,
        email: 'ada@contoso.example',
        roles: [{ name: 'Agent', value: 1 }],
        teams: [{ name: 'Sales', value: 1 }],
      },
    ]);
    expect(job).toMatchObject({ affected_rows: 1, update_errors: [] });
    expect(await client.user('ada@contoso.example')).toMatchObject({ 'Role: Agent': 1, 'Team: Sales': 1 });
    const page = await (await fetch(lab.portal)).text();
    expect(page).toContain('To <b>ada@contoso.example</b>: Activate');
    expect((await lab.post('/lab/ccaip/activate', { email: 'ada@contoso.example' })).status).toBe(204);
  });

  it('shows what a first file found until both are shown', async () => {
    await client.run([{ ...nia, alias: 'first' }]);
    await client.run([{ ...nia, alias: 'second' }]);
    const alias = async () => (await client.get(`/users?email[]=${nia.email}`)).body[0].Alias;
    expect(await alias()).toBe('first');
    await turn({ ccaipUserListSeconds: 100 });
    await client.run([{ ...nia, alias: 'third' }]);
    await client.run([{ ...nia, alias: 'fourth' }]);
    expect(await alias()).toBe('second');
    lab.later(100);
    expect(await alias()).toBe('fourth');
  });

  it('keeps the rest of what somebody has, and changes it where it is named', async () => {
    const rest = {
      agent_number: '7',
      alias: 'N',
      max_chat_limit: '4',
      max_chat_limit_enabled: '1',
      extension_number: '12',
      availability_filter: 'Late',
      direct_inbound_number1: '+31205550001',
    };
    await client.run([{ ...nia, ...rest }]);
    const shown = {
      'Agent ID': '7',
      Alias: 'N',
      'Chat concurrency': 4,
      'Chat concurrency status': 1,
      'Agent extensions': '12',
      Filter: 'Late',
      'Direct inbound number 1': '+31205550001',
    };
    expect(await client.user(nia.email)).toMatchObject(shown);
    await client.run([asExternal]);
    expect(await client.user(nia.email)).toMatchObject({ ...shown, 'External user': 'Yes' });
  });

  it('opens by the token alone', async () => {
    expect((await fetch(`${lab.url}/apps/api/v1/bulk/users/template`)).status).toBe(401);
  });

  it('deactivates, and lets back in', async () => {
    await client.run([{ ...nia, status: 'Inactive' }]);
    expect((await client.user(nia.email))['Deactivated at']).not.toBeNull();
    await client.run([{ ...nia, status: 'Active' }]);
    expect((await client.user(nia.email))['Deactivated at']).toBeNull();
  });

  it('lists jobs, the highest id first, with a next page and Total', async () => {
    for (let at = 0; at < 3; at += 1) await client.upload([nia], { name: `file${at}.json` });
    const page = await client.get('/bulk/users/jobs?page=1&per_page=2');
    expect(page.body.map(({ filename }: { filename: string }) => filename)).toEqual(['file2.json', 'file1.json']);
    expect([page.headers.get('total'), page.headers.get('per-page')]).toEqual(['3', '2']);
    expect(page.headers.get('link')).toContain('rel="next"');
    expect((await client.get('/bulk/users/jobs?page=2&per_page=2')).headers.get('link')).toBeNull();
  });

  it('knows no job that is not there, and takes no file that is none', async () => {
    for (const path of ['jobs/1', 'errors/scheme/1', 'errors/update/1']) {
      expect((await client.get(`/bulk/users/${path}`)).status).toBe(404);
    }
    expect((await client.proceed(1)).status).toBe(404);
    expect((await client.upload([nia], { id: 1 })).status).toBe(404);
    for (const text of ['{', '{"email":"nia@contoso.example"}']) {
      const { id } = (await client.upload(text)).body;
      lab.later(5);
      expect(await client.job(id)).toMatchObject({
        status: 'invalid_scheme',
        scheme_errors: [{ row: null, column: null }],
      });
    }
  });
});
