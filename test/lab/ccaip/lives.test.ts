import { afterAll, describe, expect, it, vi } from 'vitest';
import { administrator, openLab } from '../lab-fixture.ts';

afterAll(() => vi.unstubAllEnvs());

const externals = async (life: string) => {
  vi.stubEnv('TRUNKLINE_LAB_SEED', life);
  const lab = await openLab({ by: administrator });
  const { users } = (await lab.call('GET', '/lab/dump')).body.ccaip;
  const graph = await lab.call('GET', '/v1.0/users/bob@contoso.example?$select=givenName,surname');
  await lab.post('/lab/users', { user: 'bob@contoso.example', givenName: 'Robert', surname: null });
  const renamed = await lab.call('GET', '/v1.0/users/bob@contoso.example?$select=givenName,surname');
  await lab.end();
  return { users: users.filter(({ external }: { external: boolean }) => external), graph, renamed };
};

describe('a tenant that was lived in', () => {
  it('has those in CCAIP whom calls are handed over to, entered by hand', async () => {
    const { users, graph, renamed } = await externals('in-use');
    expect(users).toHaveLength(11);
    expect(users[0]).toMatchObject({
      email: 'ada@contoso.example',
      lastName: 'Contoso',
      sipUri: '+31205552101@ujet.sip.carrier.example',
      ucaasUserName: 'ada@contoso.example',
      teams: ['Sales'],
      activated: true,
    });
    expect(graph.body).toMatchObject({ givenName: 'Bob', surname: 'Contoso' });
    expect(renamed.body).toMatchObject({ givenName: 'Robert', surname: null });
  });

  it('may know somebody by another address than the sign-in name', async () => {
    const { users } = await externals('grown');
    expect(
      users.find(({ ucaasUserName }: { ucaasUserName: string }) => ucaasUserName === 'bob@contoso.example'),
    ).toMatchObject({
      email: 'robert@contoso.example',
    });
  });
});
