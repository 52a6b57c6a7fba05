import { parse } from 'csv-parse/sync';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { openLab } from '../../lab-fixture.ts';
import { aBrowser, type Browser } from '../a-browser.ts';
import { aBulkClient, first, nia } from './a-bulk-client.ts';

const lab = await openLab();
afterAll(() => lab.end());
const client = aBulkClient(lab);
const path = `${lab.portal}/settings/users/bulk`;
const turn = (switches: object) => lab.post('/lab/switches', switches);

let page: Browser;
beforeEach(async () => {
  await lab.post('/lab/reset', {});
  await turn(first);
  page = aBrowser();
  await page.open(path);
});

const template = async (): Promise<string> => (await fetch(`${path}/template`)).text();
/** A file as the template has it: its header, and a row with these cells, all others empty. */
const aFile = async (...rows: Record<string, string>[]): Promise<string> => {
  const [header = []] = parse(await template()) as string[][];
  return [header.join(','), ...rows.map((row) => header.map((name) => row[name] ?? '').join(','))].join('\r\n');
};
const upload = async (text: string, name = 'people.csv'): Promise<void> => {
  const form = new FormData();
  form.set('file', new File([text], name, { type: 'text/csv' }));
  const answer = await fetch(path, { method: 'POST', body: form, headers: { origin: lab.portal } });
  if (answer.status !== 200) throw new Error(await answer.text());
  lab.later(5);
  await page.open(path);
};
const process = async (): Promise<void> => {
  await page.press('Process');
  lab.later(15);
  await page.press('Refresh');
};
const log = async (): Promise<string> => {
  const [, address = ''] = /href="([^"]*errors[^"]*)"/.exec(page.source) ?? [];
  return (await fetch(new URL(address, lab.portal))).text();
};
const cells = { Email: nia.email, 'First name': 'Nia', 'Last name': 'North' };
const external = {
  'External User': 'Yes',
  'External SIP URI': '31205552101@sip.example',
  'UCaaS username': 'nia@x.example',
};

describe('Bulk user management', () => {
  it("downloads the tenant's template", async () => {
    const answer = await fetch(`${path}/template`);
    expect(answer.headers.get('content-disposition')).toContain('bulk_user_manage_template.csv');
    const [header, sample] = parse(await answer.text()) as string[][];
    expect(header?.slice(0, 2)).toEqual(['Email', 'New email']);
    expect(header?.slice(-6)).toEqual([
      'Role: Agent',
      'Role: Manager',
      'Role: Admin',
      'Team: Front office',
      'Team: Sales',
      'Team: Support',
    ]);
    expect(header).toEqual(expect.arrayContaining(['External User', 'External SIP URI', 'UCaaS username']));
    expect(sample?.[0]).toBe('john.doe@example.com');
    await turn({ ccaipTemplate: 'extra' });
    expect(parse(await template())[0]).toContain('Skill level');
  });

  it('takes a file, checks it, processes it, and counts', async () => {
    expect(page.text()).toContain('None yet.');
    await upload(`\uFEFF${await aFile({ ...cells, ...external, 'Role: Manager': '1', 'Role: Agent': '0' })}`);
    expect(page.text()).toContain('Ready to process');
    expect((await client.user(nia.email))['External user']).toBe('No');
    await process();
    expect(page.text().replaceAll(' ', '')).toContain('Processed110');
    expect(page.buttons()).not.toContain('Process people.csv (12345)');
    expect(await client.user(nia.email)).toMatchObject({
      'External user': 'Yes',
      'External SIP URI': '31205552101@sip.example',
      'UCaaS username': 'nia@x.example',
      'Role: Manager': 1,
      'Role: Agent': 0,
      'Team: Sales': 1,
    });
    expect(await client.job(12345)).toMatchObject({ uploaded_user_name: 'Cora Admin', uploaded_api_user_name: null });
  });

  it('tells errors in a log to download, before and after Process', async () => {
    await upload(await aFile({ ...cells, 'First name': '', 'Role: Agent': 'x' }));
    expect(page.text()).toContain('Not valid');
    expect(page.buttons().filter((one) => one.startsWith('Process'))).toEqual([]);
    expect((await log()).split('\r\n').slice(0, 3)).toEqual([
      'row,column,error_type,message',
      '1,4,error,Non-empty string',
      expect.stringContaining('"Must be a name with 0, 1 or empty"'),
    ]);
    await upload(await aFile({ ...cells, 'External User': 'Yes' }), 'half.csv');
    await process();
    expect(page.text().replaceAll(' ', '')).toContain('Processed101');
    expect(await log()).toContain("1,13,error,External SIP URI can't be blank");
  });

  it('processes a file once, whatever a page that was left open says', async () => {
    await upload(await aFile({ ...cells, Alias: 'N' }));
    const open = aBrowser();
    await open.open(path);
    await process();
    await upload(await aFile({ ...cells, Alias: 'M' }));
    await process();
    await open.press('Process people.csv');
    expect(open.banners('alert')).toEqual(["people.csv can't be processed."]);
    lab.later(15);
    expect((await client.user(nia.email)).Alias).toBe('M');
  });

  it.each([
    ['another order', (text: string) => text.replace('Email,New email', 'New email,Email')],
    ['a column less', (text: string) => text.replace(',New email', '')],
    ['semicolons', (text: string) => text.replaceAll(',', ';')],
    ['nothing in it', () => ''],
    ['a quote that never ends', (text: string) => `${text}"`],
  ])('refuses a file with %s', async (_, edit) => {
    await upload(edit(await aFile(cells)));
    expect(page.text()).toContain('Not valid');
  });

  it('asks for a CSV file, and takes none of another page', async () => {
    const form = new FormData();
    form.set('file', new File(['[]'], 'people.json'));
    const headers = { origin: lab.portal };
    expect((await fetch(path, { method: 'POST', body: form, headers })).status).toBe(422);
    expect((await fetch(path, { method: 'POST', body: new FormData(), headers })).status).toBe(422);
    expect(
      (await fetch(path, { method: 'POST', body: form, headers: { origin: 'http://elsewhere.example' } })).status,
    ).toBe(403);
    expect(lab.store.list('ccaipJob')).toEqual([]);
  });

  it('shows what was sent as text, whatever it is', async () => {
    await upload(await aFile(cells), '<b>.csv');
    expect(page.source).not.toContain('<b>.csv');
    expect(page.text()).toContain('<b>.csv');
  });

  it('the word null in a cell: null, or a text', async () => {
    await upload(await aFile({ ...cells, Location: 'utrecht', Alias: 'N' }));
    await process();
    expect(await client.user(nia.email)).toMatchObject({ Location: 'Utrecht', Alias: 'N' });
    await upload(await aFile({ ...cells, Location: 'null', Alias: 'null' }));
    await process();
    expect(await client.user(nia.email)).toMatchObject({ Location: null, Alias: null });
    await turn({ ccaipCsvNull: 'text' });
    await upload(await aFile({ ...cells, Alias: 'null' }));
    await process();
    expect(await client.user(nia.email)).toMatchObject({ Alias: 'null' });
  });
});
