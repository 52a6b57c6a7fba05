import '../../../../lab/reflect.ts';
import { createPrivateKey, webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const day = 86_400_000;

/** A certificate and its key, PEM. */
export interface Issued {
  readonly certificate: string;
  readonly key: string;
}

export interface Wish {
  /** Names in the SAN; the first is the CN too. None: no SAN. */
  readonly names?: readonly string[];
  readonly common?: string;
  /** In days from now; absent: since long, so that a test whose clock stands still may be read on any day. */
  readonly from?: number;
  /** In days from now; absent: 90. */
  readonly to?: number;
  readonly purposes?: readonly string[];
  /** Tells where its issuer's certificate is. */
  readonly tellsIssuer?: boolean;
}

let serial = 0;

const pemOf = async (key: webcrypto.CryptoKey): Promise<string> => {
  const der = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', key));
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
    .export({ format: 'pem', type: 'pkcs8' })
    .toString();
};

const issue = async (
  subject: string,
  issuer: { readonly name: string; readonly keys: webcrypto.CryptoKeyPair } | undefined,
  { from, to = 90 }: Wish,
  extensions: x509.Extension[],
) => {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  serial += 1;
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: `0${serial}`.slice(-2),
    subject,
    issuer: issuer?.name ?? subject,
    notBefore: from === undefined ? new Date('2020-01-01T00:00:00Z') : new Date(Date.now() + from * day),
    notAfter: new Date(Date.now() + to * day),
    signingAlgorithm: algorithm,
    publicKey: keys.publicKey,
    signingKey: (issuer?.keys ?? keys).privateKey,
    extensions,
  });
  return { keys, name: subject, pem: `${certificate.toString('pem')}\n` };
};

const isAuthority = () => [
  new x509.BasicConstraintsExtension(true, undefined, true),
  new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
];

const leafExtensions = ({ names = [], purposes = [x509.ExtendedKeyUsage.serverAuth], tellsIssuer = false }: Wish) => [
  new x509.BasicConstraintsExtension(false),
  new x509.ExtendedKeyUsageExtension([...purposes]),
  ...(names.length === 0
    ? []
    : [new x509.SubjectAlternativeNameExtension(names.map((value) => ({ type: 'dns' as const, value })))]),
  ...(tellsIssuer ? [new x509.AuthorityInfoAccessExtension({ caIssuers: 'http://ca.example/intermediate.der' })] : []),
];

/** A public certificate authority, as far as an SBC's certificate goes: a root, an intermediate, and what that issues. */
export const openAuthority = async (name = 'Example') => {
  const root = await issue(`CN=${name} Root`, undefined, {}, isAuthority());
  const between = await issue(`CN=${name} Intermediate`, root, {}, isAuthority());
  const subjectOf = ({ names = [], common }: Wish) => `CN=${common ?? names[0] ?? 'nobody'}`;
  return {
    root: root.pem,
    intermediate: between.pem,
    /** Of the intermediate; with `whole` its chain comes with it. */
    issue: async (wish: Wish, { whole = true } = {}): Promise<Issued> => {
      const { keys, pem } = await issue(subjectOf(wish), between, wish, leafExtensions(wish));
      return { certificate: whole ? pem + between.pem : pem, key: await pemOf(keys.privateKey) };
    },
    selfSigned: async (wish: Wish): Promise<Issued> => {
      const { keys, pem } = await issue(subjectOf(wish), undefined, wish, leafExtensions(wish));
      return { certificate: pem, key: await pemOf(keys.privateKey) };
    },
  };
};
