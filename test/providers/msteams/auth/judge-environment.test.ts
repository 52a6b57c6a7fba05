import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { labTenantId } from '../../../../lab/identity.ts';
import { judgeEnvironment } from '../../../../providers/msteams/auth/judge-environment.ts';
import { formatProblem } from '../../../../tenant/problem.ts';

const tenant = '7c2f0000-1111-4222-8333-444455556666';
const folder = mkdtempSync(join(tmpdir(), 'judge-'));
const pem = join(folder, 'client.pem');
writeFileSync(pem, '-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----\n-----BEGIN PRIVATE KEY-----\n');
const pfx = join(folder, 'client.pfx');
writeFileSync(pfx, Buffer.from([0x30, 0x82, 0x09, 0xdf]));

const judge = (env: Record<string, string>, translated?: boolean) =>
  judgeEnvironment(tenant, env, { translated }).map(formatProblem);

it('has an identity for the vault and for the zone that a tenant file names', () => {
  const paths = (env: Record<string, string>, azure: { vault?: boolean; dns?: boolean } = {}) =>
    judgeEnvironment(tenant, env, { azure }).map(({ path }) => path);
  expect(paths({})).toEqual([]);
  expect(paths({}, { vault: true, dns: true })).toEqual(['TRUNKLINE_VAULT_CLIENT_ID', 'TRUNKLINE_DNS_CLIENT_ID']);
});

describe('the environment of a run', () => {
  it.each([
    ['a secret', { ARM_CLIENT_ID: 'a', ARM_CLIENT_SECRET: 's' }],
    ['a PFX', { ARM_CLIENT_ID: 'a', ARM_CLIENT_CERTIFICATE_PATH: pfx }],
    ['an OIDC token', { ARM_CLIENT_ID: 'a', ARM_USE_OIDC: 'true', ARM_OIDC_TOKEN: 't' }],
    ['a managed identity', { ARM_USE_MSI: 'true' }],
    ['az login', {}],
  ])('is good with %s', (_, env) => {
    expect(judge(env as Record<string, string>)).toEqual([]);
    expect(judge(env as Record<string, string>, true)).toEqual([]);
  });

  it('tells a PEM where azuread needs a PFX, before anything is called', () => {
    expect(judge({ ARM_CLIENT_ID: 'a', ARM_CLIENT_CERTIFICATE_PATH: pem })).toEqual([
      `environment: ARM_CLIENT_CERTIFICATE_PATH: "${pem}" is a PEM file; azuread reads PFX (PKCS#12) only and would end with "could not decode PKCS#12 archive".\n` +
        '  A PFX, old or new, with or without password: both azuread and trunkline read it.\n' +
        `  Fix: openssl pkcs12 -export -in ${pem} -out client.pfx, then set ARM_CLIENT_CERTIFICATE_PATH=client.pfx and ARM_CLIENT_CERTIFICATE_PASSWORD.`,
    ]);
    expect(judge({ AZURE_CLIENT_ID: 'a', AZURE_CLIENT_CERTIFICATE_PATH: pem }, true)[0]).toContain(
      'AZURE_CLIENT_CERTIFICATE_PATH: ',
    );
  });

  it("tells an address of CCAIP that isn't the tenant file's, for a real tenant wherever it leads", () => {
    expect(judge({ TRUNKLINE_CCAIP_ENDPOINT: 'https://portal.example' })).toEqual([
      'environment: TRUNKLINE_CCAIP_ENDPOINT: "https://portal.example" would tell trunkline where to send CCAIP\'s token.\n' +
        "  A real tenant's CCAIP is asked at app.redirectDomain of its tenant file, and nowhere else.\n" +
        '  Fix: unset TRUNKLINE_CCAIP_ENDPOINT, or use a new shell.',
    ]);
    expect(judge({ TRUNKLINE_CCAIP_ENDPOINT: 'https://127.0.0.1:1' }, true)[0]).toContain('leads to the lab.');
    expect(judge({ TRUNKLINE_CCAIP_ENDPOINT: '' })).toEqual([]);
  });

  it('tells files that are not there', () => {
    expect(judge({ ARM_CLIENT_ID: 'a', ARM_CLIENT_CERTIFICATE_PATH: '/nowhere' })[0]).toContain(
      'ARM_CLIENT_CERTIFICATE_PATH: "/nowhere" can\'t be read.',
    );
    expect(judge({ AZURE_CLIENT_ID: 'a', AZURE_FEDERATED_TOKEN_FILE: '/nowhere' }, true)[0]).toContain(
      'AZURE_FEDERATED_TOKEN_FILE: "/nowhere" can\'t be read.',
    );
  });

  it.each([
    ['AZURE_ names', { AZURE_CLIENT_ID: 'a', AZURE_CLIENT_SECRET: 's' }],
    ['a token file', { ARM_CLIENT_ID: 'a', ARM_USE_OIDC: 'true', ARM_OIDC_TOKEN_FILE_PATH: pfx }],
    ['a certificate as text', { ARM_CLIENT_ID: 'a', ARM_CLIENT_CERTIFICATE: 'MII=' }],
  ])('is told where azuread, by itself, does not read %s; the launcher sets it', (_, env) => {
    const [told = ''] = judge(env as Record<string, string>);
    expect(told).toContain("ARM_CLIENT_ID: azuread can't sign in as trunkline does");
    expect(told).toContain('Fix: run it by npm run pulumi');
    expect(judge(env as Record<string, string>, true)).toEqual([]);
  });

  it('tells all at once', () => {
    const lab = { TRUNKLINE_LAB_URL: 'https://localhost:1', ARM_METADATA_HOSTNAME: 'localhost:1' };
    const paths = judgeEnvironment(tenant, { ...lab, ARM_ENVIRONMENT: 'china', ARM_CLIENT_SECRET: 's' });
    expect(paths.map(({ path }) => path)).toEqual([
      'TRUNKLINE_LAB_URL',
      'ARM_METADATA_HOSTNAME',
      'ARM_ENVIRONMENT',
      'ARM_CLIENT_ID',
    ]);
  });

  it("keeps the lab's secret from Microsoft's own sign-in", () => {
    const lab = { TRUNKLINE_GRAPH_URL: 'https://localhost:1', AZURE_AUTHORITY_HOST: 'https://localhost:1' };
    const secret = { ARM_CLIENT_ID: 'a', ARM_CLIENT_SECRET: 's' };
    expect(judgeEnvironment(labTenantId, { ...lab, ...secret }).map(({ path }) => path)).toEqual([
      'ARM_METADATA_HOSTNAME',
    ]);
    expect(judgeEnvironment(labTenantId, { ...lab, ...secret, ARM_METADATA_HOSTNAME: 'localhost:1' })).toEqual([]);
  });
});
