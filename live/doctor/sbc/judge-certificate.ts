import { X509Certificate } from 'node:crypto';
import { bad, cantTell, type Finding, good } from '../finding.ts';

/** What is known of a chain. */
export interface Chain {
  readonly fqdn: string;
  /** Leaf first, DER. */
  readonly chain: readonly Buffer[];
  /** OpenSSL's name of what is wrong with it; absent: nothing. */
  readonly distrust?: string | undefined;
  readonly now: Date;
}

/** From here on the end of a certificate is a fault: to renew one takes the SIP provider or a CA days. */
const dueDays = 30;
const day = 86_400_000;

const serverAuth = '1.3.6.1.5.5.7.3.1';

/**
 * Names, end, purpose and chain of an SBC's certificate. Microsoft asks for CN or SAN, purpose serverAuth, and a CA of its Trusted Root
 * Program; that list isn't known here, Mozilla's comes with Node.
 * @see https://learn.microsoft.com/microsoftteams/direct-routing-plan#public-trusted-certificate-for-the-sbc
 */
export const judgeCertificate = ({ fqdn, chain, distrust, now }: Chain): Finding[] => {
  const certificates = chain.map((raw) => new X509Certificate(raw));
  const [leaf] = certificates;
  if (leaf === undefined) return [bad('sbc', 'it shows no certificate.', 'give the SBC its certificate.')];
  return [namesOf(leaf, fqdn), ...endsOf(certificates, now), ...purposeOf(leaf), ...trustOf(certificates, distrust)];
};

const namesOf = (leaf: X509Certificate, fqdn: string): Finding =>
  leaf.checkHost(fqdn, { subject: 'always', partialWildcards: false }) === undefined
    ? bad(
        'sbc',
        `its certificate is for ${namesIn(leaf)}, not for ${fqdn}.`,
        `have a certificate issued that names ${fqdn} (CN or SAN).`,
      )
    : good('sbc', `its certificate is for ${fqdn}.`);

const namesIn = ({ subjectAltName, subject }: X509Certificate): string => {
  const alternatives = subjectAltName?.split(', ').map((one) => one.replace(/^DNS:/, '')) ?? [];
  const common = /^CN=(.+)$/m.exec(subject)?.[1];
  const names = [...new Set([...(common === undefined ? [] : [common]), ...alternatives])];
  return names.length === 0 ? 'no name' : names.join(', ');
};

const endsOf = (certificates: readonly X509Certificate[], now: Date): Finding[] =>
  certificates.flatMap((one, at): Finding[] => {
    const which = at === 0 ? 'its certificate' : `the certificate of ${nameOf(one)} in its chain`;
    const [from, to] = [one.validFromDate, one.validToDate];
    const on = to.toISOString().slice(0, 10);
    const left = Math.floor((to.getTime() - now.getTime()) / day);
    const renew = 'renew it, and load the new one into the SBC.';
    if (to <= now) return [bad('sbc', `${which} ended on ${on}.`, renew)];
    if (from > now) {
      return [
        bad('sbc', `${which} counts only from ${from.toISOString().slice(0, 10)}.`, 'load the one that counts now.'),
      ];
    }
    if (at > 0) return [];
    return left < dueDays
      ? [bad('sbc', `${which} ends on ${on}, in ${left} ${left === 1 ? 'day' : 'days'}.`, renew)]
      : [good('sbc', `${which} ends on ${on}.`)];
  });

const purposeOf = ({ keyUsage }: X509Certificate): Finding[] =>
  // Node calls the extended key usage so; a certificate without it is for every purpose.
  keyUsage === undefined || keyUsage.includes(serverAuth)
    ? []
    : [
        bad(
          'sbc',
          "its certificate isn't for servers: its extended key usage lacks serverAuth.",
          'have one issued with serverAuth.',
        ),
      ];

const trustOf = (certificates: readonly X509Certificate[], distrust: string | undefined): Finding[] => {
  const last = certificates.at(-1);
  const issuer = /^(?:CN|O)=(.+)$/m.exec(last?.issuer ?? '')?.[1] ?? last?.issuer ?? 'nobody';
  switch (distrust) {
    case undefined:
      return [good('sbc', `its chain is whole and ends at a certificate authority that Mozilla trusts (${issuer}).`)];
    // Told by their ends and names.
    case 'CERT_HAS_EXPIRED':
    case 'CERT_NOT_YET_VALID':
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
    case 'INVALID_PURPOSE':
      return [];
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
      return [
        bad(
          'sbc',
          'its certificate is signed by itself: Teams refuses it.',
          "have one issued by a certificate authority of Microsoft's Trusted Root Program.",
        ),
      ];
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
      return last?.infoAccess?.includes('CA Issuers') === true
        ? [
            bad(
              'sbc',
              `it doesn't send the certificate of ${issuer}, so its chain isn't whole.`,
              'load the intermediate certificates into the SBC, too.',
            ),
          ]
        : [unknownAuthority(issuer)];
    case 'SELF_SIGNED_CERT_IN_CHAIN':
      return [unknownAuthority(issuer)];
    default:
      return [
        bad('sbc', `its chain is refused: ${distrust}.`, 'have a certificate issued anew, with its whole chain.'),
      ];
  }
};

const unknownAuthority = (issuer: string): Finding =>
  cantTell(
    'sbc',
    `its certificate is of ${issuer}, which Mozilla doesn't list; Teams goes by Microsoft's own list.`,
    `look for ${issuer} in Microsoft's list (https://ccadb.my.salesforce-sites.com/microsoft/IncludedCACertificateReportForMSFT).`,
  );

const nameOf = ({ subject }: X509Certificate): string => /^(?:CN|O)=(.+)$/m.exec(subject)?.[1] ?? subject;
