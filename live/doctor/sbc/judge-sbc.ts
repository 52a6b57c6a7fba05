import { isIP } from 'node:net';
import { bad, cantTell, type Finding, good, of } from '../finding.ts';
import { judgeCertificate } from './judge-certificate.ts';
import type { Place, Seen } from './look.ts';
import type { SipAnswer } from './sip-options.ts';

/** DOC direct-routing-plan: an SBC takes SIP over TLS from these alone, where it is set up as Microsoft advises. */
const microsoft = '52.112.0.0/14 and 52.120.0.0/14';
const fromElsewhere = `many SBCs answer Microsoft's addresses alone (${microsoft}); Teams admin center > Voice > Direct Routing > SBCs shows what these see.`;

/** What is to be said of one SBC by what was seen of it. A way that is closed from here says nothing of Microsoft's. */
export const judgeSbc = (key: string, { fqdn, port }: Place, seen: Seen, now: Date): Finding[] =>
  findingsOf({ fqdn, port }, seen, now).map((one) => of(key, one));

const findingsOf = ({ fqdn, port }: Place, seen: Seen, now: Date): Finding[] => {
  switch (seen.kind) {
    case 'no such name':
      return [
        bad(
          'sbc',
          `${fqdn} has no address in DNS.`,
          `publish an A record for ${fqdn}, or correct its fqdn in the tenant file.`,
        ),
      ];
    case 'no way':
      return [cantTell('sbc', `${fqdn}:${port} can't be reached from here: ${seen.text}.`, fromElsewhere)];
    case 'no TLS':
      return [judgeNoTls(`${fqdn}:${port}`, seen)];
    case 'TLS':
      return [
        good('sbc', `${fqdn}:${port} speaks ${seen.protocol}.`),
        ...judgeCertificate({ fqdn, chain: seen.chain, distrust: seen.distrust, now }),
        ...judgeOptions(seen.options),
      ];
  }
};

const judgeNoTls = (where: string, { code, text }: Seen & { kind: 'no TLS' }): Finding => {
  if (code === 'ERR_SSL_WRONG_VERSION_NUMBER' || code === 'ERR_SSL_PACKET_LENGTH_TOO_LONG') {
    return bad(
      'sbc',
      `${where} speaks no TLS.`,
      'switch TLS on for that port, or correct its port in the tenant file.',
    );
  }
  if (/PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL/.test(code)) {
    return bad('sbc', `${where} speaks no TLS 1.2 or later: Teams takes nothing older.`, 'switch TLS 1.2 on.');
  }
  if (/CERTIFICATE_REQUIRED|HANDSHAKE_FAILURE|BAD_CERTIFICATE|UNKNOWN_CA/.test(code)) {
    return cantTell(
      'sbc',
      `${where} ends the handshake (${code}): it may ask for a certificate, as Microsoft's proxies show one.`,
      fromElsewhere,
    );
  }
  return cantTell('sbc', `${where} takes the connection and ends it before TLS is up: ${text}.`, fromElsewhere);
};

const judgeOptions = (options: SipAnswer | 'closed' | 'silent' | 'no SIP'): Finding[] => {
  if (options === 'no SIP') {
    return [
      bad('sbc', 'what answers there speaks TLS, but no SIP.', 'correct the port in the tenant file, or on the SBC.'),
    ];
  }
  if (options === 'closed' || options === 'silent') {
    const what = options === 'closed' ? 'closes the connection' : 'says nothing';
    return [cantTell('sbc', `it ${what} when it gets an OPTIONS from here.`, fromElsewhere)];
  }
  const { status, phrase, contact } = options;
  const host = /^sips?:(?:[^@]*@)?(\[[^\]]+\]|[^:;>]+)/i.exec(contact ?? '')?.[1];
  const byAddress =
    host !== undefined && isIP(host.replace(/^\[|\]$/g, '')) !== 0
      ? [
          bad(
            'sbc',
            `its Contact is an address (${host}): Teams knows an SBC by its name there, and answers others with 403.`,
            'have the SBC write its FQDN into Contact.',
          ),
        ]
      : [];
  if (status >= 200 && status < 300)
    return [good('sbc', `it answers an OPTIONS with ${status} ${phrase}.`), ...byAddress];
  return [
    cantTell(
      'sbc',
      `it answers an OPTIONS from here with ${status} ${phrase}: alive, but it may refuse strangers alone.`,
      fromElsewhere,
    ),
    ...byAddress,
  ];
};
