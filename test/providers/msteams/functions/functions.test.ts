import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newApplication } from '../../../../lab/graph/applications/defaults.ts';
import { createFunctions } from '../../../../providers/msteams/functions/functions.ts';
import { type LabTenant, openLabTenant, stepContext } from '../lab-tenant.ts';

let tenant: LabTenant;
const ours = 'https://contoso.example/callback';

beforeAll(async () => {
  tenant = await openLabTenant();
  for (const [id, displayName, redirectUri] of [
    ['1', 'TERRAFORM_UPDATE_1', ours],
    ['2', 'TERRAFORM_UPDATE_2', 'https://somebody.example/else'],
    ['3', 'CCAIP', ours],
  ] as const) {
    const born = { id: `a0000000-0000-4000-8000-00000000000${id}`, appId: `b0000000-0000-4000-8000-00000000000${id}` };
    const application = newApplication({ ...born, displayName, createdDateTime: '2026-11-28T00:00:00Z' });
    tenant.lab.store.put('application', born.id, {
      ...application,
      web: { ...Object(application.web), redirectUris: [redirectUri] },
      passwordCredentials: [
        {
          customKeyIdentifier: null,
          displayName: id === '3' ? null : '2026-11',
          endDateTime: '2028-11-01T12:00:00Z',
          hint: 'abc',
          keyId: `key-${id}`,
          secretText: null,
          startDateTime: '2026-11-28T00:00:00Z',
        },
      ],
    });
  }
});
afterAll(() => tenant.close());

const ask = (name: string, args: Record<string, unknown>) =>
  createFunctions(tenant.session, () => undefined)[`msteams:index:${name}`]?.(args, stepContext()) ??
  expect.unreachable();

describe('questions about what Entra holds', () => {
  it('find half-made applications that are ours by their redirect URI', async () => {
    expect(await ask('getHalfMadeApplications', { redirectUri: ours })).toEqual({
      applications: { 'a0000000-0000-4000-8000-000000000001': 'TERRAFORM_UPDATE_1' },
    });
  });

  it("list one application's secrets, none where it is gone", async () => {
    expect(await ask('getClientSecrets', { applicationId: 'A0000000-0000-4000-8000-000000000001' })).toEqual({
      names: { 'key-1': '2026-11' },
      ends: { 'key-1': '2028-11-01T12:00:00Z' },
    });
    expect(await ask('getClientSecrets', { applicationId: 'a0000000-0000-4000-8000-000000000003' })).toMatchObject({
      names: { 'key-3': '' },
    });
    expect(await ask('getClientSecrets', { applicationId: 'a0000000-0000-4000-8000-000000000009' })).toEqual({
      names: {},
      ends: {},
    });
  });

  it('refuse what is no object id', async () => {
    await expect(ask('getClientSecrets', { applicationId: 'CCAIP' })).rejects.toThrow(
      /getClientSecrets: applicationId: "CCAIP" isn't allowed\.\n {2}Allowed: a GUID/,
    );
  });
});
