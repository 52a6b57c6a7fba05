import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { execa } from 'execa';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { root } from '../../../scripts/setup/places.mjs';
import { bareEnvironment } from '../../bare-environment.ts';
import { openHandover } from '../../live/verify/a-handover.ts';

const lab = await openHandover();
const folder = mkdtempSync(join(tmpdir(), 'ccaip-csv-api-'));
beforeAll(async () => {
  cpSync(join(root, 'stacks/lab'), join(folder, 'lab'), { recursive: true });
  const path = join(folder, 'lab', 'tenant.yaml');
  const section = 'externalUsers: { by: csv, newUsers: { roles: [Agent], teams: [Sales], location: Utrecht } }';
  writeFileSync(path, readFileSync(path, 'utf8').replace('ucaas: {', `ucaas: { ${section},`));
});
beforeEach(() => lab.make());
afterAll(async () => {
  await lab.end();
  rmSync(folder, { recursive: true, force: true });
});

const run = (more: Record<string, string> = {}) =>
  execa(process.execPath, [join(root, 'scripts', 'ccaip-csv.ts'), 'lab'], {
    reject: false,
    extendEnv: false,
    cwd: folder,
    env: { ...bareEnvironment, ...lab.env, TRUNKLINE_TENANTS: folder, ...more },
  });
const rowsOf = () =>
  parse(readFileSync(join(folder, 'ccaip-lab.csv')), { bom: true, columns: true }) as Record<string, string>[];
const change = (name: string, changes: object | undefined) => {
  const row = lab.store.list('ccaipUser').find(({ email }) => email === `${name}@contoso.example`);
  if (row === undefined) throw new Error(`no ${name}`);
  if (changes === undefined) lab.store.delete('ccaipUser', `${row.id}`);
  else lab.store.put('ccaipUser', `${row.id}`, { ...row, ...changes });
};

/** As a person does it: upload, Process. */
const processed = async () => {
  const page = `${lab.portal}/settings/users/bulk`;
  const headers = { origin: lab.portal };
  const form = new FormData();
  form.set('file', new File([readFileSync(join(folder, 'ccaip-lab.csv'))], 'ccaip-lab.csv', { type: 'text/csv' }));
  await fetch(page, { method: 'POST', body: form, headers });
  lab.later(5);
  const id = String(lab.store.list('ccaipJob').at(-1)?.id);
  await fetch(`${page}/process`, { method: 'POST', body: new URLSearchParams({ id }), headers });
  // Until the list of users shows it.
  lab.later(300);
  await fetch(page);
  return lab.store.list('ccaipJob').at(-1);
};

/** Somebody was entered, was written down, and is in users.csv no more. */
const leave = () => {
  const [bob] = lab.store.list('ccaipUser').filter(({ email }) => email === 'bob@contoso.example');
  const old = { sipUri: '+31205550000@ujet.sip.carrier.example', ucaasUserName: 'old@contoso.example' };
  if (bob !== undefined) lab.store.put('ccaipUser', '900', { ...bob, ...old, id: 900, email: 'old@contoso.example' });
  const line = `old@contoso.example,${old.sipUri},old@contoso.example\n`;
  writeFileSync(join(lab.dir, 'entered.csv'), `upn,sipUri,ucaasName\n${line}`);
};
const external = (email: string) => {
  const user = lab.store.list('ccaipUser').find((one) => one.email === email);
  return [user?.external, user?.sipUri, user?.ucaasUserName];
};

it('takes columns, and what stands, of the API, and names of a new user of Entra; the portal takes the file, and then nothing is left', async () => {
  await lab.post('/lab/switches', { ccaipTemplate: 'seen', ccaipBulkClearing: 'empty' });
  leave();
  change('bob', { external: false, sipUri: null, ucaasUserName: null, roles: ['Agent'], teams: [3], alias: 'B' });
  change('ada', undefined);
  const before = JSON.stringify(lab.store.list('ccaipUser'));
  const { stdout, stderr, exitCode } = await run();
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout.match(/^ {2}(new|enter|clear): [^ ]+/gm)).toEqual([
    '  new: ada@contoso.example',
    '  enter: bob@contoso.example:',
    '  clear: old@contoso.example:',
  ]);
  expect(stdout).toContain('\n  1 person gets an activation e-mail of CCAIP');
  expect(JSON.stringify(lab.store.list('ccaipUser'))).toBe(before);
  const [ada, bob] = rowsOf();
  expect(ada).toMatchObject({ 'First name': 'Ada', 'Team: Sales': '1', 'Team: Support': '0', Location: 'Utrecht' });
  const roles = { 'Role: Agent': '1', 'Role: Admin': '0', 'Team: Sales': '0', 'Team: Support': '1' };
  expect(bob).toMatchObject({ ...roles, Alias: 'B', 'New email': '' });

  const mails = lab.store.list('ccaipMail').length;
  expect(await processed()).toMatchObject({ schemeErrors: [], updateErrors: [] });
  expect(lab.store.list('ccaipMail')).toHaveLength(mails + 1);
  expect(external('old@contoso.example')).toEqual([false, null, null]);
  expect((await run()).stdout).toBe('lab: nothing is left to upload.\n  as it is to be already: 11 users.');
});

it('clears by the word null where somebody found out that CCAIP takes that', async () => {
  await lab.post('/lab/switches', { ccaipTemplate: 'seen', ccaipBulkClearing: 'null' });
  leave();
  await run({ TRUNKLINE_CCAIP_LITERALS: '{"cleared":null}' });
  expect(await processed()).toMatchObject({ schemeErrors: [], updateErrors: [] });
  expect(external('old@contoso.example')).toEqual([false, null, null]);
});

it('says so where the API has another template than the portal, or the token is wrong', async () => {
  await lab.post('/lab/switches', { ccaipTemplate: 'documented' });
  const { stderr, exitCode } = await run();
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/^CCAIP's template: The header has no column External User, .*\n.*\n {2}Fix: download it in/);
  const refused = await run({ TRUNKLINE_CCAIP_TOKEN: 'wrong' });
  expect(refused.exitCode).toBe(1);
  expect(refused.stderr).toMatch(/check that the token is that of an enabled API credential/);
  expect(refused.stderr).not.toContain('wrong');
});
