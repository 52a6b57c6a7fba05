import { createHash } from 'node:crypto';
import type { LabContext } from '../../context.ts';
import type { LabDomain } from '../../model.ts';
import type { Rows, Store } from '../../store.ts';
import { txtRecordsOf } from '../../telnyx/connections/txt-records.ts';
import { badRequest, notFound } from '../error.ts';
import type { CollectionRules } from '../odata/query.ts';

type Body = Readonly<Record<string, unknown>>;

export const domainView = (domain: LabDomain): Record<string, unknown> => ({
  authenticationType: domain.authenticationType ?? 'Managed',
  availabilityStatus: null,
  id: domain.id,
  isAdminManaged: true,
  isDefault: domain.isDefault,
  isInitial: domain.isInitial,
  isRoot: domain.isRoot ?? true,
  isVerified: domain.isVerified,
  manufacturer: null,
  model: null,
  passwordNotificationWindowInDays: null,
  passwordValidityPeriodInDays: null,
  state: null,
  supportedServices: domain.supportedServices ?? [],
});

export const domainRules: CollectionRules = {
  type: 'domain',
  defaultPage: 999,
  largestPage: 999,
  paging: 'nextLink',
  properties: new Set(Object.keys(domainView({ id: '', isVerified: false, isDefault: false, isInitial: false }))),
  directory: true,
};

export const findDomain = (rows: Rows, id: string): LabDomain => {
  const domain = rows.get('domain', id);
  if (domain === undefined) throw notFound(id);
  return domain;
};

const name = /^(?=.{1,253}$)([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*$/i;

/** The nearest verified domain of this tenant that the name lies under, if any. */
const rootOf = (rows: Rows, id: string): LabDomain | undefined =>
  rows
    .list('domain')
    .filter((one) => one.isVerified && id.toLowerCase().endsWith(`.${one.id.toLowerCase()}`))
    .toSorted((one, other) => other.id.length - one.id.length)[0];

/** Entra's longest name of a domain; the text of the refusal is assumed. */
const longestName = 48;

/** POST /domains: the name and nothing else. A sub-domain of a verified one is verified at birth, and federated as that one is. */
export const createDomain = ({ store }: LabContext, body: Body): LabDomain => {
  const id = String(body.id ?? '').toLowerCase();
  const others = Object.keys(body).filter((one) => one !== 'id');
  if (others.length > 0) throw badRequest(`The property '${others[0]}' can't be set on a new domain.`);
  if (!name.test(id) || /\.onmicrosoft\.com$/i.test(id) || id.length > longestName) {
    throw badRequest("Invalid value specified for property 'id' of resource 'Domain'.");
  }
  // Code and text of a duplicate aren't published: worded after the other collisions of names.
  if (store.get('domain', id) !== undefined) {
    const message = 'Another object with the same value for property id already exists.';
    throw badRequest(message, [{ code: 'ObjectConflict', target: 'id', message }]);
  }
  const root = rootOf(store, id);
  const domain: LabDomain = {
    id,
    isDefault: false,
    isInitial: false,
    isRoot: root === undefined,
    isVerified: root !== undefined,
    ...(root?.authenticationType !== undefined && { authenticationType: root.authenticationType }),
    supportedServices: [],
  };
  store.put('domain', id, domain);
  if (domain.isVerified) recalculateNames(store);
  return domain;
};

const proofOf = (id: string): string => {
  const digits = Number.parseInt(createHash('sha256').update(id.toLowerCase()).digest('hex').slice(0, 12), 16);
  return `MS=ms${String(digits % 100_000_000).padStart(8, '0')}`;
};

/** What the owner may publish in DNS to prove that the domain is theirs: either record will do. */
export const verificationRecords = ({ switches }: Pick<LabContext, 'switches'>, domain: LabDomain): object[] => {
  const record = { isOptional: false, label: domain.id, supportedService: 'Email', ttl: 3600 };
  const text = proofOf(domain.id);
  const exchange = `${text.replace('MS=', '')}.msv1.invalid`;
  const isPage = switches.domainRecords === 'txtFirst';
  const records = [
    {
      '@odata.type': '#microsoft.graph.domainDnsTxtRecord',
      id: `txt-${domain.id}`,
      ...record,
      recordType: isPage ? 'Txt' : 'TXT',
      text,
    },
    {
      '@odata.type': '#microsoft.graph.domainDnsMxRecord',
      id: `mx-${domain.id}`,
      ...record,
      recordType: isPage ? 'Mx' : 'MX',
      mailExchange: exchange,
      preference: 32767,
    },
  ];
  return isPage ? records : records.toReversed();
};

const suffixOf = (upn: string): string => upn.slice(upn.lastIndexOf('@') + 1).toLowerCase();

/**
 * A new verified domain makes Entra work out all names of synchronised people again: a name whose on-premises suffix isn't verified
 * becomes one at onmicrosoft.com (DOC, OBS).
 */
const recalculateNames = (store: Store): void => {
  const domains = store.list('domain');
  const verified = new Set(domains.flatMap(({ id, isVerified }) => (isVerified ? [id.toLowerCase()] : [])));
  const initial = domains.find(({ isInitial }) => isInitial)?.id ?? '';
  for (const user of store.list('user')) {
    const own = user.onPremisesUserPrincipalName;
    if (own === undefined || user.deletedDateTime !== null) continue;
    const name = verified.has(suffixOf(own)) ? own : `${own.split('@')[0]}@${initial}`;
    if (name !== user.userPrincipalName) store.put('user', user.id, { ...user, userPrincipalName: name });
  }
};

/** POST verify: looks into DNS (the lab's: POST /lab/dns, and what Telnyx publishes). The text within the quotes is assumed. */
export const verifyDomain = (lab: LabContext, domain: LabDomain): void => {
  const { store } = lab;
  if (domain.isVerified) throw badRequest('Domain is already verified.');
  const own = String(store.get('setting', `dns/${domain.id}`)?.text ?? '').split('\n');
  const texts = [...own, ...txtRecordsOf(lab, domain.id)];
  if (!texts.includes(proofOf(domain.id))) {
    throw badRequest(
      `Domain verification failed with the following error: 'Could not find the DNS record for this domain. DNS changes may take up to 72 hours to propagate.'`,
    );
  }
  store.put('domain', domain.id, { ...domain, isVerified: true });
  recalculateNames(store);
};

/** Users whose names lie in the domain. */
export const domainReferences = (rows: Rows, domain: LabDomain): object[] =>
  rows
    .list('user')
    .filter((one) => one.deletedDateTime === null)
    .filter((one) => one.userPrincipalName.toLowerCase().endsWith(`@${domain.id.toLowerCase()}`))
    .map(({ id, displayName, userPrincipalName }) => ({
      '@odata.type': '#microsoft.graph.user',
      id,
      displayName,
      userPrincipalName,
    }));

/** PATCH /domains/{id}: verified domains only. */
export const changeDomain = ({ store }: LabContext, domain: LabDomain, body: Body): void => {
  if (!domain.isVerified) throw badRequest('Unverified domains cannot be updated.');
  if (body.isDefault === true) {
    for (const other of store.list('domain')) {
      if (other.isDefault) store.put('domain', other.id, { ...other, isDefault: false });
    }
  }
  store.put('domain', domain.id, {
    ...domain,
    ...(body.isDefault === true ? { isDefault: true } : {}),
    ...(Array.isArray(body.supportedServices) ? { supportedServices: body.supportedServices.map(String) } : {}),
  });
};

/** DELETE /domains/{id}: refused while anything bears its name (texts assumed). */
export const deleteDomain = ({ store }: LabContext, domain: LabDomain): void => {
  if (domain.isInitial || domain.isDefault) throw badRequest('The initial and the default domain cannot be deleted.');
  if (domainReferences(store, domain).length > 0) {
    throw badRequest('One or more objects are still referencing the domain. Remove these references first.');
  }
  store.delete('domain', domain.id);
};
