import { decodeJwt } from 'jose';
import { afterAll, describe, expect, it } from 'vitest';
import { machine } from '../../../lab/identity.ts';
import { automation, openLab } from '../lab-fixture.ts';

const lab = await openLab();
afterAll(() => lab.end());

describe("a machine's identity service", () => {
  const imds = async (query: string, headers: Record<string, string> = { Metadata: 'true' }) => {
    const response = await fetch(`${lab.url}/metadata/identity/oauth2/token?api-version=2018-02-01&${query}`, {
      headers,
    });
    return { status: response.status, body: (await response.json()) as Record<string, string> };
  };
  const ofGraph = 'resource=https://graph.microsoft.com';

  it('gives the token of an identity without an app registration, and keeps it', async () => {
    const { body } = await imds(ofGraph);
    expect(decodeJwt(body.access_token ?? '')).toMatchObject({
      oid: machine.objectId,
      aud: 'https://graph.microsoft.com',
    });
    await lab.post('/lab/permissions', { principalId: machine.objectId, roles: [] });
    expect((await imds(ofGraph)).body.access_token).toBe(body.access_token);
    expect(Number(body.expires_on) - Date.now() / 1000).toBeGreaterThan(3500);
    expect(await lab.token({ ...automation, clientId: machine.clientId })).toContain('AADSTS700016');
  });

  it.each([
    ['without its header', ofGraph, {}, 'Required metadata header not specified'],
    ['for another identity', `${ofGraph}&client_id=${automation.clientId}`, undefined, 'Identity not found'],
    ['for no service', '', undefined, 'resource'],
    ['for a service that is not there', 'resource=https://storage.azure.com', undefined, 'AADSTS500011'],
  ])('refuses %s', async (_, query, headers, words) => {
    const reply = await imds(query, headers);
    expect(reply.status).toBe(400);
    expect(reply.body.error_description).toContain(words);
  });
});
