import { afterAll, beforeAll, expect, it } from 'vitest';
import { administrator, type LabFixture, openLab, userId } from '../../lab-fixture.ts';
import { aBrowser } from '../a-browser.ts';
import { aConnectedApp, admin } from '../a-connected-app.ts';

let lab: LabFixture;
const seed = process.env.TRUNKLINE_LAB_SEED;

beforeAll(async () => {
  process.env.TRUNKLINE_LAB_SEED = 'in-use';
  lab = await openLab({ by: administrator });
  await lab.post('/lab/switches', { carrierHosts: 'both', unknownPresence: 'refused', externalAvailable: 'inTeams' });
  const app = await aConnectedApp(lab);
  await lab.post('/lab/ccaip/link', { as: admin, appId: app.appId, secret: app.secret });
});
afterAll(async () => {
  if (seed === undefined) delete process.env.TRUNKLINE_LAB_SEED;
  else process.env.TRUNKLINE_LAB_SEED = seed;
  await lab.end();
});

const open = async () => {
  const browser = aBrowser();
  await browser.open(`${lab.portal}/agent/transfer`);
  return browser;
};

it('offers people in Teams as External, and says which queues contain external agents', async () => {
  const browser = await open();
  expect(browser.buttons()).toEqual(
    expect.arrayContaining(['Transfer to Nia North', 'Transfer to queue Sales', 'Transfer to queue Returns']),
  );
  expect(browser.text()).toMatch(/ada@contoso\.example ?External ?Available in Teams/);
  expect(browser.text()).toMatch(/nia@contoso\.example ?Internal ?Available/);
  expect(browser.buttons().join()).not.toContain('Cora');
  expect(browser.text()).toMatch(/Support ?Transfer/);
  const [otto] = lab.store.where('ccaipUser', 'email', 'otto@contoso.example');
  if (otto) lab.store.put('ccaipUser', String(otto.id), { ...otto, deactivatedAt: '2026-11-01T08:00:00Z' });
  expect((await open()).buttons()).not.toContain('Transfer to Otto East');
  const [ada] = lab.store.where('ccaipUser', 'email', 'ada@contoso.example');
  if (ada) lab.store.put('ccaipUser', String(ada.id), { ...ada, teams: [3] });
  expect((await open()).text()).toMatch(/Support ?contains external agents ?Transfer ?Returns ?Transfer/);
});

it('transfers by a button: where the call goes, hop by hop, and both statuses; the call is in the log of Teams', async () => {
  const browser = await open();
  const ada = browser.buttons().find((name) => name.startsWith('Transfer to Ada')) ?? '';
  await browser.press(ada, { 'Agent who has the call': 'Pia South', "The customer's number": '+442079460000' });
  expect(browser.banners('status')).toEqual(['Rings ada@contoso.example.']);
  expect(browser.text()).toContain('+442079460000 is with Pia South, who transfers to Ada');
  expect(browser.text()).toMatch(/during ?Busy \(in a call\) ?In-call/);
  expect(lab.store.list('call')).toHaveLength(1);
  await browser.press('Transfer to queue Support');
  expect(browser.text()).toMatch(/Status of who answers \(ada@contoso\.example\), signed in to Teams alone/);
  expect(browser.text()).toMatch(/during ?Busy \(in a call\) ?In-call/);
});

it('says why nobody rings', async () => {
  await lab.post('/lab/users', { user: userId('ada'), presence: { availability: 'Away', activity: 'Away' } });
  const browser = await open();
  const ada = browser.buttons().find((name) => name.startsWith('Transfer to Ada')) ?? '';
  await browser.press(ada);
  expect(browser.banners('alert').join()).toMatch(/^Ada \S+ is Away in Teams, .* Fix: wait until they are available/);
  await browser.press('Transfer to queue Returns');
  expect(browser.banners('status').join()).toContain('Rings Pia South in CCAIP');
});
