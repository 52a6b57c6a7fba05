import { existsSync, mkdtempSync, statSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { LabRefusal } from '../../lab/refusal.ts';
import { startLab } from '../../lab/start.ts';
import { administrator, openLab, userId } from './lab-fixture.ts';

const lab = await openLab({ by: administrator });
afterAll(() => lab.end());

describe('the lab process', () => {
  it('keeps the CA key and the signing key to its owner', () => {
    for (const file of ['ca-key.pem', 'entra-key.pem']) {
      expect(statSync(join(lab.dir, file)).mode & 0o777).toBe(0o600);
    }
    expect(existsSync(join(lab.dir, 'ca.pem'))).toBe(true);
  });

  it('answers on loopback only', async () => {
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((one) => one !== undefined && !one.internal && one.family === 'IPv4');
    if (outside === undefined) return;
    await expect(fetch(`https://${outside.address}:${lab.port}/metadata/endpoints`)).rejects.toThrow('fetch failed');
  });

  it('says so when its port is in use', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'lab-'));
    const refused = await startLab({ dir, port: lab.port }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(LabRefusal);
    expect((refused as LabRefusal).problems).toEqual([
      {
        file: 'lab',
        path: '--port',
        message: `${lab.port} is in use on 127.0.0.1.`,
        allowed: 'Another lab may be running there; 0 picks a free port.',
        fix: 'end it, or choose another port.',
      },
    ]);
  });

  it('remembers the tenant, the switches and the time when it is started again', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'lab-'));
    const first = await openLab({ dir, by: administrator });
    const token = await first.token(administrator);
    await first.call('PATCH', `/v1.0/users/${userId('ada')}`, { displayName: 'Ada Lovelace' });
    await first.post('/lab/switches', { equalPriorities: 'push-down' });
    first.later(86_400);
    const then = first.clock.now();
    await first.end();
    const second = await openLab({ dir, by: administrator });
    expect((await second.call('GET', `/v1.0/users/${userId('ada')}`)).body.displayName).toBe('Ada Lovelace');
    expect(second.switches.equalPriorities).toBe('push-down');
    expect(second.clock.now()).toBeGreaterThanOrEqual(then);
    const old = await fetch(`${second.url}/v1.0/users`, { headers: { authorization: `Bearer ${token}` } });
    expect(old.status).toBe(200);
    await second.end();
  });
});

describe('a fresh tenant', () => {
  it('is the same every time: a dump before and after a reset is equal', async () => {
    const before = await (await fetch(`${lab.url}/lab/dump`)).json();
    await lab.call('PATCH', `/v1.0/users/${userId('ada')}`, { usageLocation: 'BE' });
    expect(await (await fetch(`${lab.url}/lab/dump`)).json()).not.toEqual(before);
    await lab.post('/lab/reset', {});
    expect(await (await fetch(`${lab.url}/lab/dump`)).json()).toEqual(before);
  });

  it('has the people of the lab tenant, half with E5 and half with E3 and Teams Phone', async () => {
    const { body } = await lab.call('GET', '/v1.0/users?$select=userPrincipalName,assignedLicenses&$top=999');
    const licences = (name: string) =>
      body.value
        .find((one: { userPrincipalName: string }) => one.userPrincipalName === `${name}@contoso.example`)
        .assignedLicenses.map((one: { skuId: string }) => one.skuId);
    expect(licences('ada')).toEqual(['06ebc4ee-1bb5-47dd-8120-11324bc54e06']);
    expect(licences('bob')).toEqual(['05e9a617-0261-4cee-bb44-138d3ef5d965', 'e43b5b99-8dfb-405f-9987-dc307f34bcbd']);
  });

  it('has one account of every kind that cannot have a Direct Routing number', async () => {
    const { body } = await lab.call('GET', '/v1.0/admin/teams/userConfigurations?$top=999');
    const of = (name: string) => body.value.find((one: { id: string }) => one.id === userId(name));
    expect(of('no-phone-system').featureTypes).toEqual(['Teams']);
    expect(of('no-teams').featureTypes).toEqual(['AudioConferencing', 'PhoneSystem']);
    expect(of('no-licence').accountType).toBe('unknownFutureValue');
    expect(of('islands').effectivePolicyAssignments[0]).toMatchObject({
      policyType: 'TeamsUpgradePolicy',
      policyAssignment: { displayName: 'Islands', assignmentType: 'direct' },
    });
    expect(of('calling-plan').telephoneNumbers).toEqual([
      { telephoneNumber: '+31205559001', assignmentCategory: 'primary' },
    ]);
    expect(of('deleted')).toBeUndefined();
    expect(of('reception')).toBeUndefined();
    expect((await lab.call('GET', `/v1.0/users/${userId('disabled')}?$select=accountEnabled`)).body).toMatchObject({
      accountEnabled: false,
    });
    expect((await lab.call('GET', `/v1.0/users/${userId('no-location')}?$select=usageLocation`)).body).toMatchObject({
      usageLocation: null,
    });
    expect((await lab.call('GET', '/v1.0/directory/deletedItems/microsoft.graph.user')).body.value).toMatchObject([
      {
        id: userId('deleted'),
        userPrincipalName: `${userId('deleted').replaceAll('-', '')}deleted@contoso.example`,
      },
    ]);
  });
});
