import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { childEnvironment, credentialsIn, credentialsOf, sourceOf } from '../../../scripts/fleet/credentials.ts';

let place = '';
beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'credentials-'));
});
afterAll(() => rmSync(place, { recursive: true }));

const program = (name: string, text: string): string => {
  const file = join(place, name);
  writeFileSync(file, `#!/bin/sh\n${text}\n`);
  chmodSync(file, 0o755);
  return file;
};

describe('where credentials come from', () => {
  it('is named, or the fleet does not begin', () => {
    expect(() => sourceOf({})).toThrow(
      /^environment: TRUNKLINE_CREDENTIALS: it isn't set, and no tenant is run by the credentials of whoever runs a fleet\.\n {2}It names a folder with a <tenant>\.env/,
    );
    expect(() => sourceOf({ TRUNKLINE_CREDENTIALS: join(place, 'nowhere') })).toThrow(`nowhere" isn't there.`);
    writeFileSync(join(place, 'plain.txt'), 'ARM_CLIENT_ID=a');
    expect(() => sourceOf({ TRUNKLINE_CREDENTIALS: join(place, 'plain.txt') })).toThrow(
      'is neither a folder nor a program that may be run.',
    );
  });

  it('is a folder with a file for each tenant', async () => {
    const folder = join(place, 'keys');
    mkdirSync(folder);
    writeFileSync(join(folder, 'contoso.env'), '# of contoso\nARM_CLIENT_ID=c-1\nARM_CLIENT_SECRET="a \'b\' = c"\n');
    const source = sourceOf({ TRUNKLINE_CREDENTIALS: folder });
    expect(await credentialsOf(source, 'contoso', {})).toEqual({
      env: { ARM_CLIENT_ID: 'c-1', ARM_CLIENT_SECRET: "a 'b' = c" },
    });
    expect(await credentialsOf(source, 'fabrikam', {})).toEqual({ why: 'no credentials: there is no fabrikam.env' });
  });

  it.skipIf(process.platform === 'win32')('is a program that is told the name of the tenant', async () => {
    const source = sourceOf({
      TRUNKLINE_CREDENTIALS: program('vault', 'echo "ARM_CLIENT_ID=of-$1-$PLACE"; echo ARM_USE_MSI=true'),
    });
    expect(await credentialsOf(source, 'contoso', { PATH: process.env.PATH, PLACE: 'here' })).toEqual({
      env: { ARM_CLIENT_ID: 'of-contoso-here', ARM_USE_MSI: 'true' },
    });
  });

  it.skipIf(process.platform === 'win32')('is none where the program fails; what it printed is not told', async () => {
    const file = program('locked', 'echo ARM_CLIENT_SECRET=hush; echo "the vault is sealed" >&2; exit 3');
    expect(await credentialsOf({ program: file }, 'contoso', { PATH: process.env.PATH })).toEqual({
      why: 'no credentials: the program of TRUNKLINE_CREDENTIALS ended with 3: the vault is sealed',
    });
  });
});

describe('what credentials may be', () => {
  it.each([
    ['', 'x has no sign-in (ARM_CLIENT_ID, ARM_USE_MSI …)'],
    ['ARM_CLIENT_ID=', 'x has no sign-in (ARM_CLIENT_ID, ARM_USE_MSI …)'],
    ['TRUNKLINE_TELNYX_API_KEY=k', 'x has no sign-in (ARM_CLIENT_ID, ARM_USE_MSI …)'],
    ['ARM_CLIENT_ID=a', 'x: ARM_CLIENT_ID is set, which is half of an identity.'],
    ['AZURE_CLIENT_SECRET=a', 'x: AZURE_CLIENT_SECRET is set, which is half of an identity.'],
    ['ARM_CLIENT_ID=a\nARM_USE_OIDC=true', 'x: ARM_CLIENT_ID is set, which is half of an identity.'],
    ['PATH=/tmp\nHOME=/tmp', 'x sets HOME, PATH, which are no credentials'],
    ['ARM_CLIENT_ID=a\nNODE_OPTIONS=--import=x', 'x sets NODE_OPTIONS, which is no credential'],
    ['ARM_CLIENT_ID=a\nPATH=/tmp', 'x sets PATH, which is no credential'],
    ['ARM_CLIENT_ID=a\nPULUMI_STACK=other', 'x sets PULUMI_STACK, which is no credential'],
    ['ARM_CLIENT_ID=a\nTRUNKLINE_TENANTS=/tmp', 'x sets TRUNKLINE_TENANTS, which is no credential'],
  ])('%j: %s', (text, why) => {
    expect(credentialsIn(text, 'x')).toEqual({ why });
  });

  it.each([
    [
      'hunter2 is the secret=hush\nARM_CLIENT_ID=a',
      "x sets 1 thing whose name isn't repeated here, which is no credential",
    ],
    ['dGhpc2lzYXNlY3JldA==\nARM_CLIENT_ID=a', "x sets 1 thing whose name isn't repeated here, which is no credential"],
    [
      'MzEfYyjiWA4R4ypbHqGC0H0hH0wM5hY5dg==\nPATH=/a',
      "x sets PATH, 1 thing whose name isn't repeated here, which are no credentials",
    ],
  ])('is never repeated where it is wrong: %j', (text, why) => {
    expect(credentialsIn(text, 'x')).toEqual({ why });
  });
});

describe("a tenant's own lines", () => {
  const own = 'ARM_CLIENT_ID=c';
  const job = { ACTIONS_ID_TOKEN_REQUEST_URL: 'https://job.example', ACTIONS_ID_TOKEN_REQUEST_TOKEN: 't' };

  it('are all of its sign-in: nothing that they lack is taken from whoever runs the fleet', () => {
    const operator = { AZURE_CLIENT_ID: 'o', AZURE_CLIENT_SECRET: 's', AZURE_TENANT_ID: 't' };
    expect(credentialsIn(own, 'x', operator)).toEqual({
      why: 'x: ARM_CLIENT_ID is set, which is half of an identity.',
    });
    expect(credentialsIn('ARM_CLIENT_ID=c\nARM_CLIENT_SECRET=s', 'x', operator)).toHaveProperty('env');
  });

  it("are half of one with a job's own token request, and then whole", () => {
    expect(credentialsIn(`${own}\nARM_USE_OIDC=true`, 'x', job)).toHaveProperty('env');
  });

  it('are refused where the shell would mix its own with them', () => {
    const lines = 'AZURE_CLIENT_ID=c\nAZURE_CLIENT_SECRET=s';
    expect(credentialsIn(lines, 'x', {})).toHaveProperty('env');
    expect(credentialsIn(lines, 'x', { AZURE_CLIENT_CERTIFICATE_PATH: '/operator.pem' })).toEqual({
      why: 'AZURE_… of this shell would be mixed with the sign-in of x; unset it, or write ARM_… there',
    });
  });
});

describe("a tenant's environment", () => {
  it("has what is everybody's and its own, and nothing that another tenant could be run by", () => {
    const shell = {
      PATH: '/bin',
      PULUMI_BACKEND_URL: 'azblob://state',
      AZURE_STORAGE_KEY: 'of the state',
      ARM_CLIENT_SECRET: 'of whoever runs it',
      TRUNKLINE_SETUP_CLIENT_ID: 'x',
      TRUNKLINE_VAULT_CLIENT_ID: 'x',
      TRUNKLINE_DNS_CLIENT_ID: 'x',
      TRUNKLINE_CCAIP_TOKEN: 'x',
      TRUNKLINE_TELNYX_API_KEY: 'x',
      TRUNKLINE_OTHERCARRIER_API_KEY: 'x',
      TRUNKLINE_CREDENTIALS: '/keys',
      TRUNKLINE_JOURNAL: '/journal',
    };
    expect(childEnvironment(shell, { ARM_CLIENT_ID: 'c', PULUMI_CONFIG_PASSPHRASE: 'p' })).toEqual({
      PATH: '/bin',
      PULUMI_BACKEND_URL: 'azblob://state',
      AZURE_STORAGE_KEY: 'of the state',
      TRUNKLINE_JOURNAL: '/journal',
      ARM_CLIENT_ID: 'c',
      PULUMI_CONFIG_PASSPHRASE: 'p',
    });
  });
});
