import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { administrator, type LabFixture, openLab } from '../lab-fixture.ts';

let lab: LabFixture;
beforeAll(async () => {
  lab = await openLab({ by: administrator });
});
afterAll(() => lab.end());

const dump = async () => (await lab.call('GET', '/lab/dump')).body.ccaip;

describe('CCAIP of a fresh lab', () => {
  it('has an administrator, three agents with roles and teams, and one who has not activated; nobody in Teams, nothing linked', async () => {
    const { settings, users } = await dump();
    expect(settings).toMatchObject({
      portal: 'https://contoso.uc1.ccaiplatform.example',
      platform: null,
      app: null,
      hasSecret: false,
      link: null,
      multicastLimit: null,
    });
    expect(users.map((one: { email: string }) => one.email.split('@')[0])).toEqual([
      'cora',
      'nia',
      'otto',
      'pia',
      'quin',
    ]);
    expect(users.map((one: { activated: boolean }) => one.activated)).toEqual([true, true, true, true, false]);
    expect(users.every((one: { external: boolean }) => !one.external)).toBe(true);
    expect(users[3]).toMatchObject({ roles: ['Agent', 'Manager'], teams: ['Sales', 'Support'] });
  });

  it('has leaf queues below one that is none, by the names of what is assigned', async () => {
    expect((await dump()).queues).toEqual([
      { name: 'Contoso', agents: [], teams: [] },
      { name: 'Returns', agents: ['pia@contoso.example'], teams: [] },
      { name: 'Sales', agents: [], teams: ['Sales'] },
      { name: 'Support', agents: [], teams: ['Support'] },
    ]);
  });

  it('is as it was born after a reset', async () => {
    const before = await dump();
    const [nia] = lab.store.list('ccaipUser').filter(({ email }) => email.startsWith('nia@'));
    if (nia === undefined) throw new Error('nobody');
    lab.store.put('ccaipUser', String(nia.id), { ...nia, external: true, sipUri: '+31205552101@sip.example' });
    lab.store.delete('ccaipQueue', '4');
    expect(await dump()).not.toEqual(before);
    await lab.post('/lab/reset', {});
    expect(await dump()).toEqual(before);
  });
});
