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
    const txt = records.value.find((one: { recordType: string }) => one.recordType === 'Txt');
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
