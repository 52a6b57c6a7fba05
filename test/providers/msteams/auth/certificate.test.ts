import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { toPem } from '../../../../providers/msteams/auth/certificate.ts';
import { hasOpenssl, openCertificates, password } from './a-certificate.ts';

describe.skipIf(!hasOpenssl)("a certificate of openssl's making", () => {
  const made = hasOpenssl ? openCertificates() : undefined;
  const read = (name: keyof NonNullable<typeof made>['files']) => readFileSync(made?.files[name] ?? '');

  it.each(['aes', 'aes128', 'rc2', 'tripleDes'] as const)('is read from a PFX of %s, as the same pair', (name) => {
    const pem = toPem(read(name), password);
    expect(new X509Certificate(pem).raw).toEqual(new X509Certificate(made?.pem ?? '').raw);
    expect(new X509Certificate(pem).checkPrivateKey(createPrivateKey(pem))).toBe(true);
  });

  it('is read from a PFX without a password', () => {
    expect(toPem(read('noPassword'), undefined)).toContain('BEGIN CERTIFICATE');
  });

  it('is taken as it is from a PEM', () => {
    const pem = `${made?.pem}${made?.key}`;
    expect(toPem(Buffer.from(pem), undefined)).toBe(pem);
  });

  it.each([
    ['another password', () => toPem(read('aes'), 'guess'), 'its password is another.'],
    ['another password of an old one', () => toPem(read('rc2'), 'guess'), 'its password is another.'],
    ['no password', () => toPem(read('aes'), undefined), 'it has a password, and none is set.'],
    ['an EC key', () => toPem(read('ec'), password), 'it holds no RSA key with its certificate.'],
    [
      'no key',
      () => toPem(Buffer.from(made?.pem ?? ''), undefined),
      'a PEM file without a certificate and its private key',
    ],
    ['nothing of the kind', () => toPem(Buffer.from([0x30, 0x82, 0x01]), undefined), 'neither PFX (PKCS#12) nor PEM'],
  ])('is refused with %s', (_, work, words) => {
    expect(work).toThrow(words);
  });
});
