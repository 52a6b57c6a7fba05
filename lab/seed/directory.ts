import type { Tenant } from '../../tenant/tenant.ts';
import { userCountry } from '../../tenant/user-country.ts';
import type { LabContext } from '../context.ts';
import { findSku } from '../graph/skus.ts';
import { idOf, labInitialDomain } from '../identity.ts';
import type { LabUser } from '../model.ts';

const skuId = (partNumber: string): string => findSku(partNumber)?.skuId ?? partNumber;

const guid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Either has Phone System and Teams: half the people have everything in one licence, half in two. */
const phoneLicences = (index: number): string[] => (index % 2 === 0 ? ['SPE_E5'] : ['SPE_E3', 'MCOEV']).map(skuId);

/** A person ready for Direct Routing, but for what is said otherwise. */
export const person = (
  userPrincipalName: string,
  country: string,
  facts: Partial<LabUser> & { partNumbers?: readonly string[] } = {},
): LabUser => {
  const { partNumbers, ...more } = facts;
  const [name = ''] = userPrincipalName.split('@');
  return {
    id: idOf('user', userPrincipalName),
    userPrincipalName,
    displayName: name.charAt(0).toUpperCase() + name.slice(1),
    accountEnabled: true,
    usageLocation: country,
    licences: (partNumbers ?? ['SPE_E5']).map(skuId),
    accountType: 'user',
    deletedDateTime: null,
    teamsUpgradePolicy: 'UpgradeToTeams',
    enterpriseVoiceEnabled: false,
    onPremLineUri: null,
    policies: {},
    ...more,
  };
};

/** The tenant's domains, the people of users.csv, the accounts that keep its domains alive for Direct Routing, and the groups that the file names. */
export const seedDirectory = ({ store }: LabContext, tenant: Tenant): void => {
  const domains = [
    { id: labInitialDomain, isDefault: false, isInitial: true },
    { id: tenant.domain, isDefault: true, isInitial: false },
    ...[tenant.sipDomain.name, ...(tenant.otherDomains ?? [])].map((id) => ({
      id,
      isDefault: false,
      isInitial: false,
    })),
  ];
  for (const one of domains) {
    store.put('domain', one.id, {
      ...one,
      isVerified: true,
      supportedServices: one.isDefault ? ['Email', 'OfficeCommunicationsOnline'] : [],
    });
  }
  for (const [index, row] of tenant.users.entries()) {
    const user = person(row.upn, userCountry(tenant, row), { licences: phoneLicences(index) });
    store.put('user', user.id, user);
  }
  const { activation, name } = tenant.sipDomain;
  // A domain carries SBCs only while a licensed user is in it.
  const keeper = person(activation?.user ?? `activate@${name}`, tenant.country, {
    partNumbers: [activation?.licence ?? 'SPE_E5'],
  });
  store.put('user', keeper.id, keeper);
  // A carrier's trunk needs somebody with Enterprise Voice in its own.
  for (const domain of tenant.otherDomains ?? []) {
    const other = person(`activate@${domain}`, tenant.country, { enterpriseVoiceEnabled: true });
    store.put('user', other.id, other);
  }
  seedGroups({ store }, tenant);
};

/** The groups that the file gives policies to, with the people of the sites that are in one. */
const seedGroups = ({ store }: Pick<LabContext, 'store'>, tenant: Tenant): void => {
  for (const { name } of tenant.groups) {
    const id = guid.test(name) ? name.toLowerCase() : idOf('group', name);
    const members = tenant.users.filter(({ group }) => group === name).map(({ upn }) => idOf('user', upn));
    const mail = `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}@${tenant.domain}`;
    store.put('group', id, { id, displayName: name, mail, members });
  }
};
