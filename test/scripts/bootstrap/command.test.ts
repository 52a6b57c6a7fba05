import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, describe, expect, it } from 'vitest';
import { labEnvironment } from '../../../lab/environment.ts';
import { automation, setup } from '../../../lab/identity.ts';
import { automationRoles } from '../../../lab/seed/identities.ts';
import { bootstrapCheckJsonSchema, bootstrapCheckSchema } from '../../../scripts/bootstrap/output-schema.ts';
import { root } from '../../../scripts/setup/places.mjs';
import { bareEnvironment } from '../../bare-environment.ts';
import { openLab } from '../../lab/lab-fixture.ts';

const lab = await openLab();
afterAll(() => lab.end());
const env = labEnvironment({ url: lab.url, ca: lab.ca, dir: lab.dir });
const bootstrap = (args: readonly string[], more: Readonly<Record<string, string>> = {}) =>
  execa(process.execPath, [join(root, 'scripts', 'bootstrap.ts'), 'lab', ...args], {
    reject: false,
    extendEnv: false,
    env: { ...bareEnvironment, ...env, ...more },
  });

describe('npm run bootstrap', () => {
  it('tells every mistake of its options at once, and prints no script', async () => {
    const { stdout, stderr, exitCode } = await bootstrap([
      '--github',
      'contoso',
      '--issuer',
      'http://ci',
      '--managed-identity',
      'it',
      '--setup',
      '--json',
    ]);
    expect(exitCode).toBe(1);
    expect(stdout).toBe('');
    for (const path of ['--github', '--issuer', '--subject', '--managed-identity', '--setup', '--json']) {
      expect(stderr).toContain(`npm run bootstrap: ${path}: `);
    }
  });

  it('checks what the lab gives its automation: what is well, what is missing, what is too much', async () => {
    const { stdout, exitCode } = await bootstrap(['--check'], {
      TRUNKLINE_SETUP_CLIENT_ID: setup.clientId,
      TRUNKLINE_SETUP_CLIENT_SECRET: setup.clientSecret,
    });
    expect(stdout).toContain('too much    automation: Group.Read.All: these files need none of it.');
    expect(stdout).toContain('too much    setup identity: it can sign in and has Domain.ReadWrite.All');
    expect(stdout).toMatch(/\nlab: 3 good, 0 missing, 2 too much, 0 can't tell\.$/);
    expect(exitCode).toBe(3);
    const roles = automationRoles.filter((name) => name !== 'User.Read.All' && name !== 'Group.Read.All');
    await lab.post('/lab/permissions', { principalId: automation.objectId, roles });
    const after = await bootstrap(['--check', '--json']);
    expect(bootstrapCheckSchema.parse(JSON.parse(after.stdout)).answers).toContainEqual({
      identity: 'everyday',
      standing: 'missing',
      text: 'User.Read.All: without it nobody is found by their sign-in name, and no licence is seen.',
      fix: 'grant it with admin consent, as the script does.',
    });
    expect(after.exitCode).toBe(1);
    await lab.post('/lab/permissions', { principalId: automation.objectId, roles: [...roles, 'User.Read.All'] });
    expect((await bootstrap(['--check'])).exitCode).toBe(0);
  });

  it('has its answers described in docs/reference', () => {
    const file = join(root, 'docs', 'reference', 'bootstrap-check.schema.json');
    expect(readFileSync(file, 'utf8')).toBe(bootstrapCheckJsonSchema());
  });
});
