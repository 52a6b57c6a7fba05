import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { administrator, openLab } from '../lab-fixture.ts';

const lab = await openLab({ by: administrator });
afterAll(() => lab.end());
beforeEach(() => lab.post('/lab/reset', {}));

const name = 'sbc.fabrikam.example';
const path = `/v1.0/domains/${name}`;

describe('a domain', () => {
  it('is unverified until its TXT record is in DNS', async () => {
    expect(await lab.call('POST', '/v1.0/domains', { id: name })).toMatchObject({
      status: 201,
      body: { isVerified: false },
    });
    const { body: records } = await lab.call('GET', `${path}/verificationDnsRecords`);
    const txt = records.value.find((one: { recordType: string }) => /^txt$/i.test(one.recordType));
    expect(txt).toMatchObject({ '@odata.type': '#microsoft.graph.domainDnsTxtRecord', label: name });
    expect(txt.text).toMatch(/^MS=ms\d{8}$/);
    const early = await lab.call('POST', `${path}/verify`);
    expect([early.status, early.body.error.message]).toEqual([
      400,
      expect.stringMatching(/^Domain verification failed with the following error: '.+'$/),
    ]);
    await lab.post('/lab/dns', { name, text: txt.text });
    expect(await lab.call('POST', `${path}/verify`)).toMatchObject({
      status: 200,
      body: { isVerified: true, availabilityStatus: 'AvailableImmediately' },
    });
    expect((await lab.call('POST', `${path}/verify`)).body.error.message).toBe('Domain is already verified.');
  });

  it('below a verified one is verified at birth', async () => {
    const { body } = await lab.call('POST', '/v1.0/domains', { id: 'sbc.contoso.example' });
    expect(body).toMatchObject({ isVerified: true, isRoot: false });
  });

  it('below a federated one is federated, so that no user of the cloud can be made in it', async () => {
    const { status } = await lab.post('/lab/directory', {
      domains: [{ id: 'contoso.example', authenticationType: 'Federated' }],
    });
    expect(status).toBe(204);
    const { body } = await lab.call('POST', '/v1.0/domains', { id: 'sbc.contoso.example' });
    expect(body).toMatchObject({ isVerified: true, authenticationType: 'Federated' });
    const user = {
      accountEnabled: false,
      displayName: 'activate',
      mailNickname: 'activate',
      userPrincipalName: 'activate@sbc.contoso.example',
      passwordProfile: { password: 'only-in-a-lab' },
    };
    expect((await lab.call('POST', '/v1.0/users', user)).status).toBe(400);
  });

  it('that is new changes the names of synchronised people, unless their own are in a verified one', async () => {
    const [ada, bob] = ['ada@contoso.example', 'bob@contoso.example'];
    const before = await lab.call('GET', `/v1.0/users/${ada}`);
    await lab.post('/lab/directory', { synchronised: { [ada]: 'ada@contoso.local', [bob]: bob } });
    const filter = encodeURIComponent('onPremisesSyncEnabled eq true');
    const select = 'userPrincipalName,onPremisesUserPrincipalName';
    const { body } = await lab.call('GET', `/v1.0/users?$filter=${filter}&$select=${select}`);
    expect(body.value).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ userPrincipalName: ada, onPremisesUserPrincipalName: 'ada@contoso.local' }),
        expect.objectContaining({ userPrincipalName: bob, onPremisesUserPrincipalName: bob }),
      ]),
    );
    await lab.call('POST', '/v1.0/domains', { id: 'sbc.contoso.example' });
    const after = await lab.call('GET', `/v1.0/users/${before.body.id}`);
    expect(after.body.userPrincipalName).toBe('ada@contosoexample.onmicrosoft.com');
    expect((await lab.call('GET', `/v1.0/users/${bob}`)).status).toBe(200);
  });

  it('has a name of at most 48 characters, and nothing else in its first request', async () => {
    const long = `${'a'.repeat(40)}.carrier.example`;
    expect((await lab.call('POST', '/v1.0/domains', { id: long })).status).toBe(400);
    expect((await lab.call('POST', '/v1.0/domains', { id: name, isDefault: false })).status).toBe(400);
  });

  it('is changed when verified only, and there is one default', async () => {
    await lab.call('POST', '/v1.0/domains', { id: name });
    expect((await lab.call('PATCH', path, { isDefault: true })).status).toBe(400);
    const sip = lab.store.list('domain').find((one) => !one.isDefault && !one.isInitial && one.isVerified);
    expect((await lab.call('PATCH', `/v1.0/domains/${sip?.id}`, { isDefault: true })).status).toBe(204);
    const { body } = await lab.call('GET', '/v1.0/domains');
    expect(
      body.value.filter((one: { isDefault: boolean }) => one.isDefault).map((one: { id: string }) => one.id),
    ).toEqual([sip?.id]);
  });

  it('stays while somebody is in it', async () => {
    const sip = lab.store.list('domain').find((one) => !one.isDefault && !one.isInitial);
    const { body } = await lab.call('GET', `/v1.0/domains/${sip?.id}/domainNameReferences`);
    expect(body.value).toHaveLength(1);
    expect((await lab.call('DELETE', `/v1.0/domains/${sip?.id}`)).status).toBe(400);
    await lab.call('DELETE', `/v1.0/users/${body.value[0].id}`);
    expect((await lab.call('DELETE', `/v1.0/domains/${sip?.id}`)).status).toBe(204);
    expect((await lab.call('GET', `/v1.0/domains/${sip?.id}`)).status).toBe(404);
  });

  it('is added once, and never below onmicrosoft.com', async () => {
    await lab.call('POST', '/v1.0/domains', { id: name });
    expect((await lab.call('POST', '/v1.0/domains', { id: name.toUpperCase() })).status).toBe(400);
    expect((await lab.call('POST', '/v1.0/domains', { id: 'x.onmicrosoft.com' })).status).toBe(400);
  });
});
