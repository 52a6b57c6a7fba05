import type { Context } from '../../../kit/resource.ts';
import type { Graph } from '../../graph/graph.ts';
import type { SipDomainArgs } from '../../schema/sip-domain.ts';
import type { Session } from '../../session.ts';
import { knownDomains, notKnown } from './known-domains.ts';
import { type Asking, type Domain, findDomain } from './read.ts';
import { changingSignIns, readSynchronised, refuseFederated, refuseTooLong, unapprovedSignIns } from './refuse.ts';

/** What the everyday identity reads of the domains. */
interface LookedAtDomain {
  readonly graph: Graph;
  readonly asking: Asking;
  readonly domains: readonly Domain[];
  /** This one; undefined where it isn't registered. */
  readonly domain: Domain | undefined;
}

/** `isRegistered`: an earlier run did that, so that it need not be seen among the verified ones. */
export const lookAtDomain = async (
  session: Session,
  name: string,
  {
    doing,
    isRegistered,
    context,
  }: { readonly doing: string; readonly isRegistered: boolean; readonly context: Context },
): Promise<LookedAtDomain> => {
  const graph = await session.graph();
  const asking = { doing, context };
  const { rows: domains, onlyVerified } = await knownDomains(graph, asking);
  const found = findDomain(domains, name);
  if (found === undefined && onlyVerified !== undefined && !isRegistered) throw notKnown(name, onlyVerified);
  return { graph, asking, domains, domain: found ?? (onlyVerified && { id: name, isVerified: false }) };
};

/** Throws why a domain that isn't verified must not become so; nothing was made then. */
export const refuseNewDomain = async (
  { graph, asking, domains, domain }: LookedAtDomain,
  args: Pick<SipDomainArgs, 'name' | 'approvedSignIns'>,
): Promise<void> => {
  if (domain === undefined) refuseTooLong(args.name, asking.doing);
  refuseFederated(args.name, domains, asking.doing);
  const people = changingSignIns(await readSynchronised(graph, asking), args.name, domains);
  const unapproved = unapprovedSignIns(people, args, asking.doing);
  if (unapproved !== undefined) throw unapproved;
};
