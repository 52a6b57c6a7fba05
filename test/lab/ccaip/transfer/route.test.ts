import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { administrator, type LabFixture, openLab, userId } from '../../lab-fixture.ts';
import { aBrowser } from '../a-browser.ts';
import { aConnectedApp, admin } from '../a-connected-app.ts';

let lab: LabFixture;
const seed = process.env.TRUNKLINE_LAB_SEED;

beforeAll(async () => {
  process.env.TRUNKLINE_LAB_SEED = 'in-use';
  lab = await openLab({ by: administrator });
  await lab.post('/lab/switches', {
    carrierHosts: 'both',
    unknownPresence: 'refused',
    pendingExternal: 'refused',
    externalAvailable: 'inTeams',
  });
});
afterAll(async () => {
  if (seed === undefined) delete process.env.TRUNKLINE_LAB_SEED;
  else process.env.TRUNKLINE_LAB_SEED = seed;
  await lab.end();
});

const transfer = async (asked: object, query = '') => lab.post(`/lab/transfers${query}`, asked);

it('from the UCaaS page to a ringing phone: added, activated, linked, called, seen in Teams', async () => {
  const browser = aBrowser();
  await browser.open(`${lab.portal}/settings/users/new`);
  await browser.press('Add', {
    Email: 'kim@contoso.example',
    'First name': 'Kim',
    'Last name': 'North',
    roles: ['Agent'],
    teams: ['2'],
    external: ['yes'],
    'SIP URI/ID': '+31205552112@ujet.sip.carrier.example',
    'UCaaS username': 'kim@contoso.example',
  });
  const why = async () => (await transfer({ to: 'kim' })).body.end;
  expect(await why()).toEqual({ kind: 'not available', why: 'not activated' });
  await lab.post('/lab/ccaip/activate', { email: 'kim@contoso.example' });
  expect(await why()).toEqual({ kind: 'not available', why: 'not linked' });
  const app = await aConnectedApp(lab);
  expect((await lab.post('/lab/ccaip/link', { as: admin, appId: app.appId, secret: app.secret })).status).toBe(200);
  const { body } = await transfer({ to: 'kim' }, '?logged');
  expect(body).toMatchObject({
    by: { name: 'Nia North' },
    to: { isExternal: true, teams: 'Available' },
    leg: { carrier: { called: '+31205552112' }, teams: { end: { kind: 'rings', user: 'kim@contoso.example' } } },
    end: { kind: 'called' },
  });
  expect(lab.store.list('call')).toMatchObject([
    { userPrincipalName: 'kim@contoso.example', calleeNumber: '+31205552***' },
  ]);
  await lab.post('/lab/users', { user: userId('kim'), presence: { availability: 'Away', activity: 'Away' } });
  expect(await why()).toEqual({ kind: 'not available', why: 'status' });
  await lab.post('/lab/users', { user: userId('admin'), passwordReset: true });
  expect(await why()).toEqual({ kind: 'not available', why: 'link broken' });
});

it('a queue rings by the multicast limit of the UCaaS page', async () => {
  const settings = lab.store.get('ccaipSettings', 'settings');
  if (settings) lab.store.put('ccaipSettings', 'settings', { ...settings, multicastLimit: 7 });
  expect((await transfer({ queue: 'sales' })).body.limit).toBe(7);
});

it('answers a list in its order, and says what is wrong with a question', async () => {
  const { body } = await transfer([{ queue: 'sales' }, { from: 'ada@contoso.example', dial: '112' }]);
  expect(body).toMatchObject([{ kind: 'queue' }, { kind: 'dialled', teams: { end: { kind: 'sbc' } } }]);
  expect(await transfer({ to: 'kim', status: 'Asleep' })).toMatchObject({
    status: 400,
    body: { error: expect.stringContaining('Asleep') },
  });
  expect((await transfer({ busy: true })).status).toBe(400);
});

it('the carrier is as the files had it when the lab was born, and is changed by a button', async () => {
  const { body } = await lab.call('GET', '/lab/carrier');
  expect(body).toMatchObject({
    inboundDomain: 'ujet.sip.carrier.example',
    sbcs: [{ fqdn: '4f9a1.teams.carrier.example', mapsUsernames: false }],
    addsPlus: false,
  });
  expect((await lab.post('/lab/carrier', { outboundProfile: false })).body).toMatchObject({
    ...body,
    outboundProfile: false,
  });
  expect((await transfer({ from: 'ada@contoso.example', dial: '112' })).body.carrier).toEqual({
    kind: 'no outbound profile',
  });
  expect((await lab.post('/lab/carrier', { sbc: [] })).status).toBe(400);
  await lab.post('/lab/reset', {});
  expect((await lab.call('GET', '/lab/carrier')).body).toEqual(body);
});

it('a lab that was made before there was a carrier gets one when it is started', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'lab-'));
  const before = await openLab({ dir });
  before.store.delete('carrierTrunk', 'trunk');
  await before.end();
  const after = await openLab({ dir });
  expect((await after.call('GET', '/lab/carrier')).body).toMatchObject({ inboundDomain: 'ujet.sip.carrier.example' });
  await after.end();
  rmSync(dir, { recursive: true });
});
