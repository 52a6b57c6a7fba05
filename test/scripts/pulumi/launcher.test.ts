import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { pulumiFolder, root } from '../../../scripts/setup/places.mjs';

const home = mkdtempSync(join(tmpdir(), 'launcher-'));

/** `npm run pulumi -- <args>` with a CLI that only says what it was given. */
const launch = async (args: string[], env: Record<string, string>) => {
  const bin = pulumiFolder({ PULUMI_HOME: home });
  mkdirSync(bin, { recursive: true });
  const cli = join(bin, 'pulumi');
  const print = `env | grep -E '^(ARM|AZURE)_' | sort; [ -z "$ARM_CLIENT_CERTIFICATE_PATH" ] || cat "$ARM_CLIENT_CERTIFICATE_PATH"`;
  writeFileSync(cli, `#!/bin/sh\necho "$@"\n${print}\n`);
  chmodSync(cli, 0o755);
  const { stdout, stderr, exitCode } = await execa(process.execPath, [join(root, 'scripts/pulumi.ts'), ...args], {
    cwd: root,
    env: { PATH: '/usr/bin:/bin', HOME: home, PULUMI_HOME: home, TRUNKLINE_PWSH: '/bin/sh', ...env },
    extendEnv: false,
    reject: false,
  });
  return { stdout, stderr, exitCode };
};

describe.skipIf(process.platform === 'win32')("the launcher's CLI", () => {
  it('is given what azuread reads, and nothing of it on its command line', async () => {
    const { stdout } = await launch(['refresh', '-s', 'contoso'], {
      AZURE_CLIENT_ID: 'a',
      AZURE_CLIENT_SECRET: 'hush~hush',
    });
    const [line, ...variables] = stdout.split('\n');
    expect(line).toBe('refresh -s contoso');
    expect(variables).toEqual(expect.arrayContaining(['ARM_CLIENT_ID=a', 'ARM_CLIENT_SECRET=hush~hush']));
  });

  it('finds a PFX that came as text', async () => {
    const text = Buffer.from('a pfx').toString('base64');
    const { stdout } = await launch(['refresh', '-s', 'contoso'], { ARM_CLIENT_ID: 'a', ARM_CLIENT_CERTIFICATE: text });
    expect(stdout).toMatch(/ARM_CLIENT_CERTIFICATE_PATH=\S+client\.pfx\n/);
    expect(stdout.endsWith('a pfx')).toBe(true);
  });

  it('is left alone where it signs in to no tenant: AZURE_ is then the state backend', async () => {
    const { stdout } = await launch(['stack', 'ls'], { AZURE_CLIENT_ID: 'a', AZURE_CLIENT_SECRET: 's' });
    expect(stdout).toBe('stack ls\nAZURE_CLIENT_ID=a\nAZURE_CLIENT_SECRET=s');
  });

  it('is followed by the expected calls after an up, whose own exit code says that they are not shown to hold', async () => {
    const tenants = mkdtempSync(join(tmpdir(), 'launcher-tenants-'));
    mkdirSync(join(tenants, 'contoso'));
    writeFileSync(join(tenants, 'contoso', 'tenant.yaml'), 'country: NL\n');
    writeFileSync(join(tenants, 'contoso', 'calls.yaml'), 'calls: []\n');
    const env = { AZURE_CLIENT_ID: 'a', AZURE_CLIENT_SECRET: 's', TRUNKLINE_TENANTS: tenants };
    const { stdout, stderr, exitCode } = await launch(['up', '-s', 'contoso'], env);
    expect(stdout).toMatch(/^up --policy-pack \S+ -s contoso\n/);
    // Before anything is contacted: the files are wrong.
    expect(stderr).toContain(': sipTrunk: sipTrunk is missing.');
    expect(stderr).toContain(
      'up is done, but the calls that "contoso" expects are not shown to hold in it (exit code 4).',
    );
    expect(exitCode).toBe(4);
  });
});
