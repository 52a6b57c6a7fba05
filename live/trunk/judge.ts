import type { Tenant } from '../../tenant/tenant.ts';
import { trunkProviders } from '../../tenant/trunk-providers.ts';
import { bad, cantTell, type Finding, good } from '../doctor/finding.ts';
import { isKnown, type Known } from '../known.ts';
import type { LiveNumber } from '../rows.ts';
import { judgeCarrierNumbers } from './judge-carrier-numbers.ts';
import { judgeConnection } from './judge-connection.ts';
import { judgeNumbers } from './judge-numbers.ts';
import { judgeProfile } from './judge-profile.ts';
import type { CarrierNow, TrunkNow } from './trunk-now.ts';

/** What is to be said of the SIP trunk: the tenant file, the carrier and Teams' inventory of numbers side by side. */
export const judgeTrunk = (tenant: Tenant, now: TrunkNow, heldInTeams: Known<readonly LiveNumber[]>): Finding[] => [
  ...hostOf(now),
  ...(now.carrier === undefined ? [] : carrierOf(tenant, now.carrier, now.proof)),
  ...judgeNumbers(tenant, heldInTeams),
];

const carrierOf = (tenant: Tenant, now: CarrierNow, proof: TrunkNow['proof']): Finding[] => {
  const { provider } = tenant.sipTrunk;
  const carrier = provider === undefined ? 'the carrier' : trunkProviders[provider].name;
  // Nothing of it could be read, for one reason.
  const [first, ...others] = [now.connection, now.numbers, now.orders].map((one: Known<unknown>) =>
    isKnown(one) ? undefined : one,
  );
  if (first !== undefined && others.every((one) => one?.why === first.why)) {
    return [cantTell('trunk', `how it stands at ${carrier}: ${first.why}.`, first.toKnow)];
  }
  return [
    ...judgeConnection(tenant, now, { carrier, proof }),
    ...judgeProfile(tenant, now, carrier),
    ...judgeCarrierNumbers(tenant, now, carrier),
  ];
};

const hostOf = ({ host }: TrunkNow): Finding[] => {
  if (host === undefined) return [];
  if (!isKnown(host)) return [cantTell('trunk', `whether its host is in DNS: ${host.why}`, host.toKnow)];
  return host.value
    ? [good('trunk', 'its host is in DNS.')]
    : [bad('trunk', 'its host has no address in DNS.', 'correct sipTrunk.fqdn, or ask the carrier.')];
};
