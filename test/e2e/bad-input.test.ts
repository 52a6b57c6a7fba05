import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { automation, labTenantId } from '../../lab/identity.ts';
import { root } from '../../scripts/setup/places.mjs';
import { type LabTenant, openLabTenant } from './lab-tenant.ts';

let tenant: LabTenant;

beforeAll(async () => {
  tenant = await openLabTenant();
});
afterAll(() => tenant.close());
afterEach(() => {
  cpSync(join(root, 'stacks/lab'), join(tenant.tenants, 'lab'), { recursive: true });
});

/** What README has granted. */
const granted = [
  'Application.ReadWrite.OwnedBy',
  'User.Read.All',
  'TeamsTelephoneNumber.ReadWrite.All',
  'TeamsUserConfiguration.Read.All',
  'Organization.Read.All',
  'Domain.Read.All',
  'Group.Read.All',
];

/** What the lab was asked, but for our own looking. */
const requests = async () =>
  Object.entries((await tenant.look('requests')) as Record<string, number>).filter(
    ([shape]) => !shape.includes('/lab/'),
  );

const upWith = async (env: Record<string, string>) => {
  const { exitCode, stdout, stderr } = await execa(
    tenant.session.pulumi,
    ['up', '--yes', '--skip-preview', '--non-interactive'],
    { cwd: root, env: { ...tenant.session.env, ...env }, extendEnv: false, reject: false, stdin: 'ignore' },
  );
  return { exitCode, text: stdout + stderr };
};

describe('what a user can get wrong, on the real engine', () => {
  it('lists every problem of every file, exits with 1 and contacts nothing', async () => {
    tenant.editTenant((document) => {
      document.setIn(['pstnUsages', 'National', 1, 'sbcs'], ['sbc3']);
      document.setIn(['ucaas', 'multicastLimit'], 300);
    });
    tenant.editUsers((rows) => rows.map((row) => row.replace('+31205552103', '3.12E+10')));
    const before = await requests();
    const run = await tenant.session.run('preview', '--non-interactive');
    expect(run.exitCode).toBe(1);
    const text = run.stdout + run.stderr;
    expect(text).toContain('pstnUsages.National[1].sbcs[0]: "sbc3"');
    expect(text).toContain('Known SBCs: main.');
    expect(text).toMatch(/ucaas\.multicastLimit/);
    expect(text).toMatch(/users\.csv:4/);
    expect(text).not.toMatch(/\n\s+at /);
    expect(await requests()).toEqual(before);
  });

  it('names a wrong secret, without printing it', async () => {
    const { exitCode, text } = await upWith({ AZURE_CLIENT_SECRET: 'not~it', ARM_CLIENT_SECRET: 'not~it' });
    expect(exitCode).not.toBe(0);
    expect(text).toContain('AADSTS7000215');
    expect(text).not.toContain('not~it');
    expect(text).not.toMatch(/\n\s+at .*\.ts/);
  });

  it('names all that is lacking in one message before the first write, the missing Teams role in it', async () => {
    const roles = ['User.Read.All', 'Application.ReadWrite.OwnedBy', 'Organization.Read.All'];
    await tenant.press('permissions', { principalId: automation.objectId, roles, directoryRoles: [] });
    const preview = await tenant.session.run('preview', '--non-interactive');
    for (const told of ['TeamsTelephoneNumber.ReadWrite.All', 'TeamsUserConfiguration.Read.All', 'a Teams role']) {
      expect(preview.stdout.split('    warning: Before the first write: ')[1]).toContain(told);
    }
    expect(preview.stdout.match(/^ {4}warning: Before the first write: /gm)).toHaveLength(1);
    expect(preview.stdout).not.toContain('Group.Read.All (');
    await tenant.press('permissions', { principalId: automation.objectId, roles: granted, directoryRoles: [] });
    const { exitCode, text } = await upWith({});
    expect(text).toContain('lacking: a Teams role that writes');
    expect(text).not.toContain('application permissions of Microsoft Graph:');
    await tenant.press('permissions', {
      principalId: automation.objectId,
      directoryRoles: ['Teams Communications Administrator'],
    });
    expect(exitCode).not.toBe(0);
    expect(text).toContain('its token carries no Teams role: none is assigned, or it is only eligible (PIM)');
  });

  it('refuses what azuread would fail on, before anything is contacted', async () => {
    const pem = join(tenant.tenants, 'client.pem');
    writeFileSync(pem, '-----BEGIN CERTIFICATE-----\n-----BEGIN PRIVATE KEY-----\n');
    const asked = await requests();
    const { exitCode, text } = await upWith({ ARM_CLIENT_CERTIFICATE_PATH: pem });
    expect(exitCode).not.toBe(0);
    expect(text).toContain('could not decode PKCS#12 archive');
    const azure = { ARM_CLIENT_ID: '', ARM_CLIENT_SECRET: '' };
    expect((await upWith(azure)).text).toContain("azuread can't sign in as trunkline does");
    expect(await requests()).toEqual(asked);
  });

  it("refuses a real tenant's file at the lab's address, before anything is written", async () => {
    tenant.editTenant((document) => {
      document.setIn(['tenant', 'id'], '7c2f0000-0000-4000-8000-000000000001');
    });
    const before = await tenant.dump();
    const asked = await requests();
    const { exitCode, text } = await upWith({});
    expect(exitCode).not.toBe(0);
    for (const name of [
      'TRUNKLINE_LAB_URL',
      'TRUNKLINE_GRAPH_URL',
      'AZURE_AUTHORITY_HOST',
      'ARM_METADATA_HOSTNAME',
      'PULUMI_DEBUG_PROVIDERS',
      'TRUNKLINE_PWSH',
    ]) {
      expect(text).toContain(`environment: ${name}: `);
    }
    expect(await requests()).toEqual(asked);
    expect(text).not.toContain(labTenantId.repeat(2));
    expect(await tenant.dump()).toEqual(before);
  });

  it('says which domain an SBC needs', async () => {
    tenant.editTenant((document) => {
      document.setIn(['tenant', 'otherDomains'], document.createNode(['elsewhere.example']));
      document.setIn(['sbcs', 'second'], { fqdn: 'sbc.elsewhere.example', port: 5061 });
      document.setIn(['pstnUsages', 'International', 0, 'sbcs'], ['second']);
    });
    const run = await tenant.up();
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toMatch(
      /SBC "sbc\.elsewhere\.example" waits since .* UTC for Teams to accept its domain \(registered in Microsoft 365/,
    );
    expect(run.stdout).toContain('Fix: run up again later');
  });

  it('names, at once, everybody who cannot have a number and why', async () => {
    const row = (name: string, last: string) => `${name}@contoso.example,+312055523${last},Amsterdam,,`;
    tenant.editUsers((rows) => [
      ...rows,
      row('no-phone-system', '01'),
      row('no-teams', '02'),
      row('no-location', '03'),
      row('disabled', '04'),
      row('deleted', '05'),
      row('islands', '06'),
      row('calling-plan', '07'),
      row('on-premises', '08'),
      row('nobody', '09'),
      'spare1@contoso.example,+31205559000,Amsterdam,,',
    ]);
    const run = await tenant.up();
    expect(run.exitCode).not.toBe(0);
    for (const name of [
      'no-phone-system',
      'no-teams',
      'no-location',
      'disabled',
      'deleted',
      'islands',
      'calling-plan',
      'on-premises',
      'nobody',
      'spare1',
    ]) {
      expect(run.stdout).toContain(`${name}@contoso.example`);
    }
    expect(await tenant.numbers()).toMatchObject({ 'kim@contoso.example': '+31205552112' });
  });
});
