import { z } from 'zod';
import { ServiceError } from '../../../kit/error.ts';
import type { Context } from '../../../kit/resource.ts';
import type { Graph } from '../../graph/graph.ts';
import { limits } from '../../schema/limits.ts';
import type { SipDomainArgs } from '../../schema/sip-domain.ts';
import { type Domain, findDomain } from './read.ts';

const isFederated = ({ authenticationType }: Domain): boolean => /^federated$/i.test(authenticationType ?? '');

/** The nearest verified domain of the tenant above this name: a new one inherits from it. */
export const parentOf = (name: string, domains: readonly Domain[]): Domain | undefined =>
  domains
    .filter(({ id, isVerified }) => isVerified && name.toLowerCase().endsWith(`.${id.toLowerCase()}`))
    .toSorted((one, other) => other.id.length - one.id.length)[0];

/**
 * A domain that is federated, or would be by its parent: a person of the cloud can't be in it, so nobody can activate it.
 * Promoting it to a root of its own is a person's decision, and refused once anybody refers to it.
 */
export const refuseFederated = (name: string, domains: readonly Domain[], doing: string): void => {
  const own = findDomain(domains, name);
  const federated = own === undefined ? parentOf(name, domains) : own;
  if (federated === undefined || !isFederated(federated)) return;
  const isOwn = own !== undefined;
  throw new ServiceError({
    kind: 'Rejected',
    doing,
    text: isOwn
      ? `"${name}" is federated, so no user of the cloud can be in it, and none can activate it for Teams.`
      : `"${federated.id}", above it, is federated: "${name}" would be, too, and no user of the cloud could be in it. Nothing was made.`,
    fix: isOwn
      ? 'let an administrator make it a managed domain (promote it first, if it lies under a federated one), or use a domain of the SIP provider.'
      : "use a domain that isn't under a federated one, such as the SIP provider's own.",
  });
};

/** A name that Microsoft 365 registers no more; one that is registered already may be as long as an SBC's. */
export const refuseTooLong = (name: string, doing: string): void => {
  const { max } = limits.domainName;
  if (name.length <= max) return;
  throw new ServiceError({
    kind: 'Rejected',
    doing,
    text: `"${name}" isn't registered in this tenant, and has ${name.length} characters: Microsoft 365 takes at most ${max} in a new domain's name. Nothing was made.`,
    fix: 'ask the SIP provider for a shorter one.',
  });
};

const synchronised = z.looseObject({
  id: z.string(),
  userPrincipalName: z.string(),
  onPremisesSyncEnabled: z.boolean().nullish(),
  onPremisesUserPrincipalName: z.string().nullish(),
});

type Synchronised = Readonly<z.output<typeof synchronised>>;

const suffixOf = (upn: string): string => upn.slice(upn.lastIndexOf('@') + 1).toLowerCase();

/**
 * Whose sign-in name Entra may change when it works all of them out again, as it does for each newly verified domain: people of an
 * on-premises directory whose name there ends in a domain that isn't verified fall back to onmicrosoft.com; those whose name ends in the
 * new one get that. Who is at onmicrosoft.com already, and stays there, isn't counted; whose name there can't be read is.
 */
export const changingSignIns = (
  users: readonly Synchronised[],
  name: string,
  domains: readonly Domain[],
): readonly string[] => {
  const verified = new Set(domains.flatMap(({ id, isVerified }) => (isVerified ? [id.toLowerCase()] : [])));
  return users
    .filter(({ onPremisesSyncEnabled }) => onPremisesSyncEnabled === true)
    .filter(({ userPrincipalName, onPremisesUserPrincipalName }) => {
      if (!onPremisesUserPrincipalName) return true;
      const suffix = suffixOf(onPremisesUserPrincipalName);
      if (suffix === name.toLowerCase()) return suffixOf(userPrincipalName) !== suffix;
      return !verified.has(suffix) && !suffixOf(userPrincipalName).endsWith('.onmicrosoft.com');
    })
    .map(({ userPrincipalName }) => userPrincipalName)
    .toSorted();
};

const named = 10;

/** Why a domain may not change the sign-in names of these people; undefined where a person has agreed to as many, or nobody's changes. */
export const unapprovedSignIns = (
  people: readonly string[],
  { name, approvedSignIns }: Pick<SipDomainArgs, 'name' | 'approvedSignIns'>,
  doing: string,
): ServiceError | undefined => {
  const count = people.length;
  if (count <= (approvedSignIns ?? 0)) return undefined;
  const more = count > named ? `, and ${count - named} more` : '';
  return new ServiceError({
    kind: 'Rejected',
    doing,
    text: `"${name}" may change the sign-in name of ${count} directory-synchronised ${count === 1 ? 'person' : 'people'}: Entra works them all out again for a new domain, and those whose on-premises name isn't in a verified domain can then sign in at onmicrosoft.com only (${people.slice(0, named).join(', ')}${more}). Nothing was made${approvedSignIns === undefined ? '' : `; ${approvedSignIns} ${approvedSignIns === 1 ? 'is' : 'are'} approved at most`}.`,
    fix: `verify the domains of their on-premises names first; or, if this is meant, write in tenant.yaml: approvals: { domainSignIns: { count: ${count}, reason: … } }`,
  });
};

/** Everybody of an on-premises directory. */
export const readSynchronised = (
  graph: Graph,
  asking: { readonly doing: string; readonly context: Context },
): Promise<Synchronised[]> => {
  const filter = encodeURIComponent('onPremisesSyncEnabled eq true');
  const select = 'id,userPrincipalName,onPremisesSyncEnabled,onPremisesUserPrincipalName';
  return graph.list(`/users?$filter=${filter}&$select=${select}&$top=999`, synchronised, asking);
};
