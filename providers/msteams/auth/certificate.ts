import { createPrivateKey, X509Certificate } from 'node:crypto';
import forge from 'node-forge';
import { isPem } from './certificate-form.ts';

/** Why a certificate can't be used, in words, with what to do. */
export class CertificateProblem extends Error {
  readonly fix: string;

  constructor(text: string, fix: string) {
    super(text);
    this.fix = fix;
  }
}

const openPfx = (bytes: Buffer, password: string): forge.pkcs12.Pkcs12Pfx => {
  try {
    return forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(bytes.toString('latin1')), password);
  } catch (error) {
    if (/password/i.test(String(error))) {
      throw new CertificateProblem(
        password === '' ? 'it has a password, and none is set.' : 'its password is another.',
        'set ARM_CLIENT_CERTIFICATE_PASSWORD to the password of the PFX.',
      );
    }
    throw new CertificateProblem(
      'it is neither PFX (PKCS#12) nor PEM.',
      'make one of certificate and key: openssl pkcs12 -export -in client.pem -out client.pfx',
    );
  }
};

/** Certificate and private key of a PFX, old (RC2, 3DES) or new (AES), as the one PEM text that MSAL reads. */
const fromPfx = (bytes: Buffer, password: string): string => {
  const bags = openPfx(bytes, password).safeContents.flatMap((contents) => contents.safeBags);
  const key = bags.find((bag) => bag.key !== undefined && bag.key !== null)?.key;
  const certificates = bags.flatMap((bag) => (bag.cert === undefined || bag.cert === null ? [] : [bag.cert]));
  if (key === undefined || key === null || certificates.length === 0) {
    throw new CertificateProblem(
      'it holds no RSA key with its certificate.',
      'export the certificate together with its private key; Entra takes RSA keys only.',
    );
  }
  const pem = forge.pki.privateKeyToPem(key);
  const privateKey = createPrivateKey(pem);
  const own = certificates
    .map((one) => forge.pki.certificateToPem(one))
    .find((one) => new X509Certificate(one).checkPrivateKey(privateKey));
  if (own === undefined) {
    throw new CertificateProblem('its key belongs to no certificate in it.', 'export it again, as a pair.');
  }
  return `${own}${pem}`;
};

/** The certificate with its private key as PEM. A PEM's own password stays MSAL's to use. Throws a CertificateProblem. */
export const toPem = (bytes: Buffer, password: string | undefined): string => {
  if (!isPem(bytes)) return fromPfx(bytes, password ?? '');
  const text = bytes.toString('latin1');
  if (text.includes('BEGIN CERTIFICATE') && text.includes('PRIVATE KEY')) return text;
  throw new CertificateProblem(
    'it is a PEM file without a certificate and its private key.',
    'put both into it, one after the other.',
  );
};
