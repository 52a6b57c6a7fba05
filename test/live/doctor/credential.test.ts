import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UnsecuredJWT } from 'jose';
import forge from 'node-forge';
import { afterAll, describe, expect, it } from 'vitest';
import { lookAtCredential } from '../../../live/doctor/credential.ts';
import type { Session } from '../../../providers/msteams/session.ts';

const folder = mkdtempSync(join(tmpdir(), 'credential-'));
afterAll(() => rm(folder, { recursive: true }));

const tenantId = '1ab00000-0000-4000-8000-00000000c0de';
/** Nothing here asks Entra. */
const session = { tenantId } as Session;
const now = new Date('2026-11-30T12:00:00Z');

const told = async (env: Record<string, string>) =>
  (await lookAtCredential(session, { ARM_CLIENT_ID: 'a', ...env }, now)).map(
    ({ standing, text }) => `${standing}: ${text}`,
  );

const { privateKey, publicKey } = forge.pki.rsa.generateKeyPair(1024);
const certificateUntil = (end: string, password?: string): string => {
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = publicKey;
  certificate.validity = { notBefore: new Date('2026-01-01'), notAfter: new Date(end) };
  certificate.sign(privateKey, forge.md.sha256.create());
  const path = join(folder, `${end}${password ?? ''}`);
  if (password === undefined) {
    writeFileSync(path, forge.pki.privateKeyToPem(privateKey) + forge.pki.certificateToPem(certificate));
  } else {
    const pfx = forge.asn1.toDer(forge.pkcs12.toPkcs12Asn1(privateKey, certificate, password)).getBytes();
    writeFileSync(path, pfx, 'latin1');
  }
  return path;
};

const tokenUntil = (end: string): string =>
  new UnsecuredJWT({}).setIssuer('https://ci.example').setSubject('prod').setExpirationTime(new Date(end)).encode();

describe('the end of the credential', () => {
  it.each([
    ['2028-01-05', "good: the automation's certificate ends on 2028-01-05."],
    ['2026-12-01', "bad: the automation's certificate ends on 2026-12-01, in 0 days: nothing can be done here"],
    ['2026-12-02', "bad: the automation's certificate ends on 2026-12-02, in 1 day: nothing"],
    ['2026-11-02', "bad: the automation's certificate ended on 2026-11-02: nothing can be done here with it."],
  ])('is that of a certificate, %s', async (end, expected) => {
    const path = certificateUntil(end);
    expect(await told({ ARM_CLIENT_CERTIFICATE_PATH: path })).toEqual([expect.stringContaining(expected)]);
    expect(await told({ ARM_CLIENT_ID: '', AZURE_CLIENT_ID: 'a', AZURE_CLIENT_CERTIFICATE_PATH: path })).toEqual([
      expect.stringContaining(expected),
    ]);
  });

  it('is that of a PFX with a password, and a wrong one is told with what to do', async () => {
    const path = certificateUntil('2026-12-20', 'right');
    const by = (password: string) =>
      lookAtCredential(
        session,
        { ARM_CLIENT_ID: 'a', ARM_CLIENT_CERTIFICATE_PATH: path, ARM_CLIENT_CERTIFICATE_PASSWORD: password },
        now,
      );
    expect(await by('right')).toMatchObject([{ standing: 'bad', text: expect.stringContaining('in 19 days') }]);
    const wrong = await by('wrong~password');
    expect(wrong).toMatchObject([
      {
        standing: 'bad',
        text: expect.stringContaining("can't be used"),
        fix: 'set ARM_CLIENT_CERTIFICATE_PASSWORD to the password of the PFX.',
      },
    ]);
    expect(JSON.stringify(wrong)).not.toContain('wrong~password');
  });

  it("is the setup identity's too, where the environment has one", async () => {
    const setup = certificateUntil('2026-12-03');
    expect(
      await told({
        ARM_USE_MSI: 'true',
        TRUNKLINE_SETUP_CLIENT_ID: 'b',
        TRUNKLINE_SETUP_CLIENT_CERTIFICATE_PATH: setup,
      }),
    ).toEqual([
      expect.stringContaining("good: the automation's sign-in is by a managed identity"),
      expect.stringContaining("bad: the setup identity's certificate ends on 2026-12-03, in 2 days"),
    ]);
  });

  it('of a token from a file or the environment is when it ends, who made it and for whom', async () => {
    const good =
      "good: the automation's sign-in is by a federated token of https://ci.example for prod; this one lasts";
    const bad = "bad: the automation's federated token of https://ci.example for prod ended at 2026-11-30 11:00 UTC.";
    const file = (text: string): string => {
      const path = join(folder, 'token');
      writeFileSync(path, `${text}\n`);
      return path;
    };
    const byFile = (text: string) => told({ ARM_USE_OIDC: 'true', ARM_OIDC_TOKEN_FILE_PATH: file(text) });
    expect(await byFile(tokenUntil('2026-11-30T13:00:00Z'))).toEqual([expect.stringContaining(good)]);
    expect(await byFile(tokenUntil('2026-11-30T11:00:00Z'))).toEqual([bad]);
    expect(await byFile('no token')).toEqual([expect.stringContaining("can't tell: when the automation's federated")]);
    expect(await told({ ARM_USE_OIDC: 'true', ARM_OIDC_TOKEN: tokenUntil('2026-11-30T11:00:00Z') })).toEqual([bad]);
    expect(await told({ ARM_USE_OIDC: 'true', ARM_OIDC_TOKEN_FILE_PATH: '/nowhere/token' })).toEqual([
      'bad: the automation\'s token file "/nowhere/token" can\'t be read (ENOENT).',
    ]);
  });

  it('is none of what is issued anew each time, and not known of az login', async () => {
    const github = { ACTIONS_ID_TOKEN_REQUEST_URL: 'https://x.example', ACTIONS_ID_TOKEN_REQUEST_TOKEN: 't' };
    expect(await told({ ARM_USE_OIDC: 'true', ...github })).toEqual([expect.stringMatching(/^good: .*GitHub/)]);
    expect(await told({ ARM_CLIENT_ID: '' })).toEqual([expect.stringMatching(/^can't tell: .*az login/)]);
  });
});
