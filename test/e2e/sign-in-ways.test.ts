import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { automation } from '../../lab/identity.ts';
import type { AtTheLab } from '../../scripts/bench/cli-at-the-lab.ts';
import { pulumiBinary, root } from '../../scripts/setup/places.mjs';
import { type LabTenant, openLabTenant } from './lab-tenant.ts';

let tenant: LabTenant;

/** A PFX that the automation's application knows. */
const registerPfx = async (): Promise<string> => {
  const file = (name: string) => join(tenant.tenants, name);
  const key = ['-newkey', 'rsa:2048', '-nodes', '-keyout', file('k.pem'), '-out', file('c.pem'), '-subj', '/CN=a'];
  execFileSync('openssl', ['req', '-x509', ...key], { stdio: 'ignore' });
  const pair = ['-inkey', file('k.pem'), '-in', file('c.pem'), '-passout', 'pass:p', '-out', file('c.pfx')];
  execFileSync('openssl', ['pkcs12', '-export', ...pair]);
  execFileSync('openssl', ['x509', '-in', file('c.pem'), '-outform', 'DER', '-out', file('c.der')]);
  await tenant.graph('PATCH', `/v1.0/applications/${automation.applicationObjectId}`, {
    keyCredentials: [
      { type: 'AsymmetricX509Cert', usage: 'Verify', key: readFileSync(file('c.der')).toString('base64') },
    ],
  });
  return file('c.pfx');
};

beforeAll(async () => {
  tenant = await openLabTenant();
  expect((await tenant.up()).exitCode).toBe(0);
});
afterAll(() => tenant.close());

const refresh = ['refresh', '--yes', '--skip-preview', '--non-interactive'];
const quietly = { cwd: root, extendEnv: false, reject: false, stdin: 'ignore' } as const;

/** How the run ended, and how often the lab was asked for each thing meanwhile. */
const counted = async (run: () => Promise<{ exitCode?: number | undefined; stdout: string; stderr: string }>) => {
  const before = (await tenant.look('requests')) as Record<string, number>;
  const { exitCode, stdout, stderr } = await run();
  const after = (await tenant.look('requests')) as Record<string, number>;
  const asked = (request: string) => (after[request] ?? 0) - (before[request] ?? 0);
  return { exitCode, text: stdout + stderr, asked };
};

/** Everything of the tenant is read, by azuread and by trunkline, each signed in by `way` alone. */
const refreshBy = async (way: Record<string, string>) => {
  await tenant.press('azuread-environment', { ARM_USE_CLI: 'false', ...way });
  const kept = Object.entries(tenant.session.env).filter(([name]) => !/^(ARM|AZURE)_CLIENT_/.test(name));
  const env = { ...Object.fromEntries(kept), ...way };
  return counted(() => execa(tenant.session.pulumi, refresh, { ...quietly, env }));
};

const token = 'POST /{id}/oauth2/v2.0/token';
const imds = 'GET /metadata/identity/oauth2/token';
const ARM_CLIENT_ID = automation.clientId;

describe('every way in, azuread and trunkline alike', () => {
  it('is a PFX', async () => {
    const pfx = await registerPfx();
    const way = { ARM_CLIENT_ID, ARM_CLIENT_CERTIFICATE_PATH: pfx, ARM_CLIENT_CERTIFICATE_PASSWORD: 'p' };
    const { exitCode, text, asked } = await refreshBy(way);
    expect(text).not.toContain('error:');
    expect(exitCode).toBe(0);
    expect(asked(token)).toBeGreaterThanOrEqual(3); // azuread's, Graph's and Teams'
  });

  it('is an OIDC token', async () => {
    const { value } = (await tenant.look('oidc/token')) as { value: string };
    const { exitCode, text, asked } = await refreshBy({ ARM_CLIENT_ID, ARM_USE_OIDC: 'true', ARM_OIDC_TOKEN: value });
    expect(text).not.toContain('error:');
    expect(exitCode).toBe(0);
    expect(asked(token)).toBeGreaterThanOrEqual(3);
  });

  it("is GitHub's", async () => {
    const { exitCode, text, asked } = await refreshBy({
      ARM_CLIENT_ID,
      ARM_USE_OIDC: 'true',
      ACTIONS_ID_TOKEN_REQUEST_URL: `${tenant.session.url}/lab/oidc/token?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'of-the-job',
    });
    expect(text).not.toContain('error:');
    expect(exitCode).toBe(0);
    expect(asked('GET /lab/oidc/token')).toBeGreaterThanOrEqual(3);
  });

  it("is the machine's own identity", async () => {
    const { exitCode, text, asked } = await refreshBy({
      ARM_USE_MSI: 'true',
      ARM_MSI_ENDPOINT: `${tenant.session.url}/metadata/identity/oauth2/token`,
      AZURE_POD_IDENTITY_AUTHORITY_HOST: tenant.session.url,
    });
    expect(text).not.toContain('error:');
    expect(exitCode).toBe(0);
    expect(asked(token)).toBe(0);
    expect(asked(imds) + asked(`${imds}/`)).toBeGreaterThanOrEqual(3);
  });

  it('is none of what azuread does not read', async () => {
    const { exitCode, text } = await refreshBy({
      AZURE_CLIENT_ID: automation.clientId,
      AZURE_CLIENT_SECRET: automation.clientSecret,
    });
    expect(exitCode).not.toBe(0);
    expect(text).toContain(
      'unable to build authorizer: no Authorizer could be configured, please check your configuration',
    );
  });
});

/** The tenant's files and stack under a name that the launcher takes for a real tenant's. */
const moveTo = async (name: string): Promise<void> => {
  const moved = await tenant.session.run('stack', 'rename', name, '-s', 'lab');
  expect(`${moved.exitCode}${moved.stderr}`).toBe('0');
  renameSync(join(tenant.tenants, 'lab'), join(tenant.tenants, name));
};

describe.skipIf(process.platform === 'win32')('what azuread does not read, through npm run pulumi', () => {
  let home = '';

  /** `npm run pulumi -- refresh -s elsewhere`, which knows only `way`; see cli-at-the-lab.ts. */
  const launchBy = (way: Record<string, string>) => {
    const { PATH = '', PULUMI_BACKEND_URL = '', PULUMI_CONFIG_PASSPHRASE = '' } = tenant.session.env;
    const env = { PATH, PULUMI_BACKEND_URL, PULUMI_CONFIG_PASSPHRASE, PULUMI_HOME: home, TMPDIR: home, ...way };
    const command = [join(root, 'scripts/pulumi.ts'), ...refresh, '-s', 'elsewhere'];
    const shell = { HOME: home, TRUNKLINE_PWSH: '/bin/sh', TRUNKLINE_TENANTS: tenant.tenants };
    return counted(() => execa(process.execPath, command, { ...quietly, env: { ...env, ...shell } }));
  };
  const expectSignedIn = ({ exitCode, text, asked }: Awaited<ReturnType<typeof counted>>) => {
    expect(text).not.toContain('error:');
    expect(`${exitCode} ${exitCode === 0 ? '' : text}`).toBe('0 ');
    expect(asked(token)).toBeGreaterThanOrEqual(3); // azuread's, Graph's and Teams'
  };

  beforeAll(async () => {
    home = join(tenant.tenants, '..', 'home');
    await moveTo('elsewhere');
    const { pulumi, url, env: all } = tenant.session;
    const ofLaunch = /^((ARM|AZURE)_CLIENT_|PATH$|TMPDIR$|PULUMI_(BACKEND|STACK|CONFIG))/;
    const env = Object.fromEntries(Object.entries(all).filter(([name]) => !ofLaunch.test(name)));
    const file = join(tenant.tenants, '..', 'at-the-lab.json');
    const at: AtTheLab = { pulumi, env, url, ca: all.NODE_EXTRA_CA_CERTS ?? '' };
    writeFileSync(file, JSON.stringify(at));
    const cli = pulumiBinary({ PULUMI_HOME: home });
    mkdirSync(dirname(cli), { recursive: true });
    writeFileSync(cli, `#!/bin/sh\nexec node '${join(root, 'scripts/bench/cli-at-the-lab.ts')}' '${file}' "$@"\n`);
    chmodSync(cli, 0o755);
  });

  it("is az's and @azure/identity's own names", async () => {
    const secret = automation.clientSecret;
    const ended = await launchBy({ AZURE_CLIENT_ID: automation.clientId, AZURE_CLIENT_SECRET: secret });
    expectSignedIn(ended);
    expect(ended.text).not.toContain(secret);
  });

  it('is a PFX that is text: for azuread a file, which is gone afterwards', async () => {
    const text = readFileSync(await registerPfx()).toString('base64');
    const way = { ARM_CLIENT_ID, ARM_CLIENT_CERTIFICATE: text, ARM_CLIENT_CERTIFICATE_PASSWORD: 'p' };
    expectSignedIn(await launchBy(way));
    expect(readdirSync(home).filter((name) => name.startsWith('trunkline-'))).toEqual([]);
  });

  it('is a file with a token', async () => {
    const { value } = (await tenant.look('oidc/token')) as { value: string };
    const file = join(home, 'token');
    writeFileSync(file, value);
    const ended = await launchBy({ ARM_CLIENT_ID, ARM_USE_OIDC: 'true', ARM_OIDC_TOKEN_FILE_PATH: file });
    expectSignedIn(ended);
    expect(ended.text).not.toContain(value);
  });
});
