import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { automationRoles } from '../../lab/seed/identities.ts';
import { type LabTenant, openLabTenant } from './lab-tenant.ts';

interface Credential {
  readonly keyId: string;
  readonly displayName: string;
  readonly endDateTime: string;
}

let tenant: LabTenant;

beforeAll(async () => {
  tenant = await openLabTenant();
  expect((await tenant.up()).exitCode).toBe(0);
});
afterAll(() => tenant.close());

const application = async () => {
  const { value } = (await tenant.graph('GET', "/v1.0/applications?$filter=displayName eq 'CCAIP'")) as {
    value: { id: string; passwordCredentials: Credential[] }[];
  };
  return value[0] ?? expect.unreachable();
};
const credentials = async () => (await application()).passwordCredentials;
const toldExpiry = async () =>
  JSON.parse((await tenant.session.run('stack', 'output', 'ucaas', '--json')).stdout).secretExpires;
const setSecrets = (secrets: readonly { name: string; expires: string }[]) =>
  tenant.editTenant((document) => document.setIn(['app', 'secrets'], secrets));
const run = async (...args: string[]) => {
  const { exitCode, stdout, stderr } = await tenant.session.run(...args, '--non-interactive');
  return { exitCode, text: `${stdout}${stderr}` };
};

const first = { name: '2026-11', expires: '2028-10-31' };
const second = { name: '2026-11b', expires: '2028-10-30' };

describe('the generations of the client secret, on the real engine', () => {
  it('work all their last day, and that day is handed over', async () => {
    expect(await credentials()).toEqual([
      expect.objectContaining({ displayName: '2026-11', endDateTime: '2028-11-01T12:00:00Z' }),
    ]);
    expect(await toldExpiry()).toBe('2028-10-31');
  });

  it('keep the end that they were made with: another one is refused in the preview and in up, and nothing is replaced', async () => {
    const before = await credentials();
    setSecrets([{ ...first, expires: '2028-10-15' }]);
    for (const command of [['preview'], ['up', '--yes', '--skip-preview']]) {
      const { exitCode, text } = await run(...command);
      expect(exitCode).not.toBe(0);
      expect(text).toContain(
        'tenant.yaml: app.secrets "2026-11" expires: "2028-10-15", but this secret is made already and ends at 2028-11-01T12:00:00Z.',
      );
      expect(text).toContain('Fix: write 2028-10-31 again; for a later end add a generation');
      expect(text).not.toMatch(/replace|^ +at .*:\d+:\d+/m);
    }
    expect(await credentials()).toEqual(before);
    setSecrets([first]);
    expect(await tenant.preview()).toEqual([]);
  });

  it('may end as their day begins, as those of an earlier version do, and may have ended: that is told loudly, and up goes on', async () => {
    const state = (await tenant.session.run('stack', 'export')).stdout;
    const file = join(tenant.tenants, 'state.json');
    const [yesterday = '', before = ''] = [1, 2].map((days) =>
      new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10),
    );
    writeFileSync(file, state.replaceAll('2028-11-01T12:00:00Z', `${yesterday}T00:00:00Z`));
    await tenant.session.run('stack', 'import', '--file', file);
    setSecrets([{ ...first, expires: yesterday }]);
    expect(await tenant.preview()).toEqual([]);
    const { exitCode, stdout, stderr } = await tenant.up();
    expect(exitCode).toBe(0);
    expect(stdout + stderr).toContain(
      `Secret 2026-11, by which no link is confirmed yet, has ended: its last day was ${before}.`,
    );
    expect(stdout + stderr).toContain('Link will refuse it');
    expect(stdout + stderr).toContain('Fix: add the next one: npm run rotate -- lab');
    expect(await toldExpiry()).toBe(before);
    setSecrets([first]);
    writeFileSync(file, state);
    await tenant.session.run('stack', 'import', '--file', file);
    expect(readFileSync(file, 'utf8')).toContain('2028-11-01T12:00:00Z');
  });

  it('live side by side while CCAIP is linked with the new one, and go one by one', async () => {
    setSecrets([first, second]);
    expect((await tenant.preview()).map(({ op, name }) => [op, name])).toEqual([
      ['create', 'ucaas-app-secret-2026-11b'],
    ]);
    expect((await tenant.up()).exitCode).toBe(0);
    expect((await credentials()).map(({ displayName }) => displayName)).toEqual(['2026-11', '2026-11b']);
    expect(await toldExpiry()).toBe('2028-10-30');
    setSecrets([second]);
    expect((await tenant.up()).exitCode).toBe(0);
    expect((await credentials()).map(({ displayName }) => displayName)).toEqual(['2026-11b']);
  });

  it('removed by hand and then dropped end in an error until a refresh', async () => {
    setSecrets([first, second]);
    expect((await tenant.up()).exitCode).toBe(0);
    const { id, passwordCredentials } = await application();
    const keyId = passwordCredentials.find(({ displayName }) => displayName === '2026-11')?.keyId;
    await tenant.graph('POST', `/v1.0/applications/${id}/removePassword`, { keyId });
    setSecrets([second]);
    const dropped = await tenant.up();
    expect(dropped.exitCode).not.toBe(0);
    expect(dropped.stdout + dropped.stderr).toContain('No password credential found with keyId');
    expect((await run('refresh', '--yes', '--skip-preview')).exitCode).toBe(0);
    expect((await tenant.up()).exitCode).toBe(0);
    expect(await tenant.preview()).toEqual([]);
  });

  it("are refused by a tenant's own limit on their life, with what to write; an earlier end is taken, and the linked one lives on", async () => {
    const before = await credentials();
    await tenant.press('switches', { longestSecretDays: 180 });
    setSecrets([second, { name: '2026-11c', expires: '2028-10-29' }]);
    const refused = await tenant.up();
    expect(refused.exitCode).not.toBe(0);
    const text = refused.stdout + refused.stderr;
    expect(text).toContain('CredentialInvalidLifetimeAsPerAppPolicy');
    expect(text).toContain(
      'tenant.yaml: app.secrets "2026-11c": this tenant lets no client secret live until 2028-10-29',
    );
    expect(text).toContain('Fix: write an earlier expires');
    expect(await credentials()).toEqual(before);
    const soon = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10);
    setSecrets([second, { name: '2026-11c', expires: soon }]);
    expect((await tenant.up()).exitCode).toBe(0);
    expect((await credentials()).map(({ displayName }) => displayName)).toEqual(['2026-11b', '2026-11c']);
    await tenant.press('switches', { longestSecretDays: 0 });
  });
});

describe('the application beside its secrets', () => {
  it('follows another portal in its redirect URI alone, every secret stays as it is, and consent is given beside it', async () => {
    const before = await credentials();
    await tenant.press('permissions', { roles: [...automationRoles, 'DelegatedPermissionGrant.ReadWrite.All'] });
    tenant.editTenant((document) => {
      document.setIn(['app', 'redirectDomain'], 'https://contoso2.uc1.ccaiplatform.example');
      document.setIn(['app', 'adminConsent'], true);
    });
    expect(await tenant.preview()).toEqual([
      { op: 'update', name: 'ucaas-app-application', changes: ['update web.redirectUris[0]'] },
      { op: 'create', name: 'ucaas-app-admin-consent', changes: [] },
    ]);
    expect((await tenant.up()).exitCode).toBe(0);
    expect(await credentials()).toEqual(before);
    const { value } = (await tenant.graph('GET', '/v1.0/oauth2PermissionGrants')) as { value: object[] };
    expect(value).toEqual([
      expect.objectContaining({
        consentType: 'AllPrincipals',
        scope: 'offline_access Presence.Read.All User.Read User.Read.All',
      }),
    ]);
    expect(await tenant.preview()).toEqual([]);
  });
});
