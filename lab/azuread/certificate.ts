import { createHash, createPrivateKey, X509Certificate } from 'node:crypto';
import { SignJWT } from 'jose';
import forge from 'node-forge';

/** Certificate and key of a PFX, as the genuine plugin decodes it: PKCS#12 only. Throws for anything else. */
const openPfx = (bytes: Buffer, password: string) => {
  const opened = forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(bytes.toString('latin1')), password);
  const bags = opened.safeContents.flatMap((contents) => contents.safeBags);
  const key = bags.find((bag) => bag.key)?.key;
  const certificate = bags.find((bag) => bag.cert)?.cert;
  if (!key || !certificate) throw new Error('pkcs12: expected exactly two safe bags in the PFX PDU');
  return {
    key: createPrivateKey(forge.pki.privateKeyToPem(key)),
    certificate: new X509Certificate(forge.pki.certificateToPem(certificate)),
  };
};

/** The client's own statement, signed with the key of its certificate, for one token endpoint. */
export const signAssertion = (
  pfx: { readonly bytes: Buffer; readonly password: string },
  clientId: string,
  endpoint: string,
): Promise<string> => {
  const { key, certificate } = openPfx(pfx.bytes, pfx.password);
  const x5t = createHash('sha1').update(certificate.raw).digest('base64url');
  return new SignJWT({})
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', x5t })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(endpoint)
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(key);
};
