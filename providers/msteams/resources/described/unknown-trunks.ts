import { ServiceError } from '../../../kit/error.ts';
import type { Context } from '../../../kit/resource.ts';
import { readVerifiedDomains } from '../../readiness/verified-domains.ts';
import type { Session } from '../../session.ts';
import { runRecord } from '../run-record.ts';
import { sameName } from '../same-name.ts';
import { tenantObjects } from '../tenant-objects.ts';

/**
 * The carrier's trunks among a route's SBCs that Teams doesn't know yet, as they are named after "waits for". A trunk's FQDN is a domain of
 * the tenant, and known hours after a user in it was enabled for Enterprise Voice; what is no verified domain is misspelt, and an SBC
 * of this stack is there or waits by itself. Undefined where that is so, or where the domains can't be read: the refusal stands.
 *
 * @see https://learn.microsoft.com/microsoftteams/direct-routing-sbc-multiple-tenants
 */
export const unknownTrunks = async (
  session: Session,
  sbcs: readonly string[],
  context: Context,
): Promise<string | undefined> => {
  try {
    const gateways = await tenantObjects(session).gateways();
    const missing = sbcs.filter((fqdn) => !gateways.some(({ Identity }) => sameName(Identity, fqdn)));
    if (missing.some((fqdn) => runRecord(session).isKnown('msteams:index:Sbc', fqdn))) return undefined;
    const domains = await readVerifiedDomains(await session.graph(), context);
    const isDomain = (fqdn: string) => domains.some(({ name }) => sameName(name, fqdn));
    const trunks = missing.filter(isDomain);
    if (trunks.length === 0 || trunks.length < missing.length) return undefined;
    const names = trunks.map((name) => `"${name}"`).join(', ');
    return `Teams to know the carrier's trunk ${names} (its domain is verified; it takes hours after a user in it was enabled for Enterprise Voice)`;
  } catch (error) {
    if (error instanceof ServiceError) return undefined;
    throw error;
  }
};
