import { sameName } from '../../providers/msteams/resources/same-name.ts';
import { isConnected, isNotKnownYet } from '../../tenant/not-known-yet.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { bad, cantTell, type Finding, good } from '../doctor/finding.ts';
import { isKnown } from '../known.ts';
import { setAgain } from './set-again.ts';
import type { CarrierNow, ConnectionNow, TrunkNow } from './trunk-now.ts';

/** The connection at the carrier beside the tenant file; `carrier` is its name, for people. */
export const judgeConnection = (
  tenant: Tenant,
  { connection }: Pick<CarrierNow, 'connection'>,
  { carrier, proof }: { readonly carrier: string; readonly proof: TrunkNow['proof'] },
): Finding[] => {
  if (!isKnown(connection))
    return [cantTell('trunk', `its connection at ${carrier}: ${connection.why}`, connection.toKnow)];
  if (connection.value === undefined) return [missing(tenant, carrier)];
  const found = connection.value;
  const wrong = [...nameOf(tenant, found, carrier), ...settingsOf(tenant, found), ...proofOf(proof, found)];
  return wrong.some(({ standing }) => standing === 'bad')
    ? wrong
    : [good('trunk', `${carrier} has its connection "${found.name}", as the tenant file says.`), ...wrong];
};

const missing = (tenant: Tenant, carrier: string): Finding =>
  isConnected(tenant)
    ? bad(
        'trunk',
        `this account at ${carrier} has no connection for ${tenant.sipDomain.name}: no call goes over it.`,
        `use the key of the account that has it; a new connection gets another name, and so is another SIP domain and SBC.`,
      )
    : cantTell('trunk', `it isn't made at ${carrier} yet.`, 'run up, which makes it and tells its name.');

const nameOf = ({ sipDomain, sbcs }: Tenant, { fqdn, forTeams, name }: ConnectionNow, carrier: string): Finding[] => {
  if (!forTeams) {
    const why = `its connection "${name}" isn't made for Teams, so it has no name that Teams takes.`;
    return [bad('trunk', why, `rename it at ${carrier}, and run up, which makes one for Teams.`)];
  }
  if (!isKnown(fqdn)) return [cantTell('trunk', `the name of its connection "${name}": ${fqdn.why}`, fqdn.toKnow)];
  const is = fqdn.value;
  const names = [
    ...(isNotKnownYet(sipDomain.name) ? [] : [['sipDomain.name', sipDomain.name] as const]),
    ...sbcs.flatMap((sbc) => (isNotKnownYet(sbc.fqdn) ? [] : [[`sbcs.${sbc.key}.fqdn`, sbc.fqdn] as const])),
  ];
  if (names.length === 0)
    return [
      cantTell(
        'trunk',
        `${is} is its name, and the tenant file doesn't have it yet.`,
        'run up, which writes it there.',
      ),
    ];
  const [domain] = names.filter(([path]) => path === 'sipDomain.name');
  if (domain !== undefined && !sameName(domain[1], is)) {
    return [bad('trunk', `its name is ${is}, and sipDomain.name is ${domain[1]}.`, 'correct the tenant file.')];
  }
  return names.some(([path, value]) => path !== 'sipDomain.name' && sameName(value, is)) ||
    sbcs.some((sbc) => isNotKnownYet(sbc.fqdn))
    ? []
    : [
        bad(
          'trunk',
          `its name is ${is}, and no SBC of the tenant file has it: Teams sends it no call.`,
          'correct fqdn under sbcs.',
        ),
      ];
};

/** Before Microsoft 365 knows whose the domain is, its record has to stand in the connection. */
const proofOf = (proof: TrunkNow['proof'], { txt }: ConnectionNow): Finding[] => {
  if (proof === undefined || (isKnown(proof) && (proof.value.isVerified || proof.value.value === undefined))) return [];
  if (!isKnown(proof))
    return [cantTell('trunk', `whether Microsoft's TXT record is in its connection: ${proof.why}`, proof.toKnow)];
  if (!isKnown(txt))
    return [cantTell('trunk', `whether Microsoft's TXT record is in its connection: ${txt.why}`, txt.toKnow)];
  const { value } = proof.value;
  if (txt.value?.value === value) return [];
  const is = txt.value === undefined ? 'no TXT record' : `another TXT record ("${txt.value.value}")`;
  return [
    bad(
      'trunk',
      `its connection has ${is}: Microsoft 365 looks for "${value}" before it verifies the domain.`,
      'run up, which writes it.',
    ),
  ];
};

/** What the file says of a connection, beside what is there; what it leaves out is the carrier's. */
const settingsOf = ({ sipTrunk }: Tenant, found: ConnectionNow): Finding[] => {
  const { telnyx: trunk, codecs, capacity, inboundDomain } = sipTrunk;
  const off = found.active
    ? []
    : [bad('trunk', `its connection "${found.name}" is switched off: no call goes over it.`, setAgain)];
  const host = trunk?.subdomain === undefined ? undefined : inboundDomain;
  return [
    ...off,
    ...differs('the host that CCAIP calls', host, found.inboundHost, sameName),
    ...receiving(trunk?.subdomain === undefined ? undefined : trunk.receiveFrom, found.receiveFrom),
    ...differs('its region', trunk?.region, found.region),
    ...differs('its codecs', codecs?.join(' '), found.codecs.join(' '), sameName),
    ...differs('the calls that it takes at a time', capacity?.toString(), found.channelLimit?.toString()),
  ];
};

const receiving = (wanted: ConnectionNow['receiveFrom'], is: ConnectionNow['receiveFrom']): Finding[] => {
  if (wanted === undefined || wanted === is) return [];
  if (is === undefined) return [cantTell('trunk', "whose calls its subdomain takes: the carrier doesn't tell.")];
  return [
    is === 'anyone'
      ? bad(
          'trunk',
          'its subdomain takes calls from anyone in the Internet; the tenant file says ownConnections.',
          setAgain,
        )
      : bad(
          'trunk',
          "its subdomain takes calls of the account's own connections alone, so CCAIP's may be refused; the tenant file says anyone.",
          setAgain,
        ),
  ];
};

const differs = (
  what: string,
  wanted: string | undefined,
  is: string | undefined,
  same: (one: string, other: string) => boolean = (one, other) => one === other,
): Finding[] =>
  wanted === undefined || (is !== undefined && same(wanted, is))
    ? []
    : [
        bad(
          'trunk',
          `${what}: ${is === undefined || is === '' ? 'not set' : is} at the carrier, ${wanted} in the tenant file.`,
          setAgain,
        ),
      ];
