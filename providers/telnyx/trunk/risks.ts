import type { TrunkRisk } from '../../../tenant/trunk-risk.ts';
import type { TelnyxTrunk } from './telnyx-trunk.ts';

/** The domain of a subdomain at Telnyx, which takes calls to any user part. */
export const subdomainHost = (subdomain: string): string => `${subdomain}.sip.telnyx.com`;

/**
 * What a trunk at Telnyx lets happen.
 *
 * @see npm `telnyx` 7.24.0, `resources/fqdn-connections`: subdomain calls take no TLS, and may be open to any SIP endpoint
 */
export const telnyxRisks = (
  { subdomain, receiveFrom, outbound }: TelnyxTrunk,
  inboundDomain: string,
): readonly TrunkRisk[] => [
  ...(subdomain === undefined ? [] : inbound(subdomain, receiveFrom, inboundDomain)),
  ...(outbound.dailySpendLimit === 'none' ? [unlimited] : []),
];

const inbound = (
  subdomain: string,
  receiveFrom: TelnyxTrunk['receiveFrom'],
  inboundDomain: string,
): readonly TrunkRisk[] => {
  const host = subdomainHost(subdomain);
  const found: TrunkRisk[] = [];
  if (receiveFrom === 'anyone') {
    found.push({
      kind: 'trunk-inbound-open',
      level: 'warning',
      path: ['telnyx', 'receiveFrom'],
      what: `Anyone on the Internet may call ${host}, and so everybody who has a number here.`,
      why: 'Whoever finds the name can ring people, and reach whatever their calls are sent on to, at your cost where that is outside.',
      fix: 'write receiveFrom: ownConnections if CCAIP calls by the same Telnyx account; else leave it, and watch the calls.',
    });
  }
  if (inboundDomain.toLowerCase() !== host.toLowerCase()) {
    found.push({
      kind: 'trunk-inbound-elsewhere',
      level: 'warning',
      path: ['inboundDomain'],
      what: `CCAIP calls ${inboundDomain}, and the subdomain that up makes is ${host}.`,
      why: 'Such calls reach this trunk only if that domain leads there, which no file knows.',
      fix: 'leave inboundDomain out, or make a test call.',
    });
    return found;
  }
  found.push({
    kind: 'trunk-inbound-in-clear',
    level: 'note',
    path: ['telnyx', 'subdomain'],
    what: `CCAIP's calls to ${host} are signalled in clear.`,
    why: 'Telnyx takes no TLS for calls to a subdomain: who is on the way reads who calls whom.',
    fix: 'tell the customer; if that may not be, name a domain under sipTrunk.inboundDomain that takes TLS.',
  });
  return found;
};

const unlimited: TrunkRisk = {
  kind: 'trunk-spend-unlimited',
  level: 'warning',
  path: ['telnyx', 'outbound', 'dailySpendLimit'],
  what: 'Calls out may cost any amount in a day.',
  why: 'Where an account or a phone is misused, Telnyx stops nothing, and the bill is yours.',
  fix: 'write dailySpendLimit: and an amount in USD.',
};
