import { unapprovedRemovals } from '../providers/ccaip/resources/external-user-removals/approval.ts';
import { unapprovedPlaces } from '../providers/ccaip/resources/external-users/approval.ts';
import { inWords } from '../routing/in-words.ts';
import { type ExternalUser, externalUsersOf } from '../tenant/external-users.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { sipUriHost } from '../tenant/users/sip-uri.ts';
import type { Need } from './need.ts';
import { shortNames } from './words.ts';

/** What a change of users in CCAIP asks of a person, or `up` does there beside Teams. */
export const externalUserNeeds = (base: Tenant, head: Tenant): Need[] => [
  ...entering(base, head),
  ...approval(base, head),
  ...withoutFacts(base, head),
  ...hosts(base, head),
];

const need = (text: string): Need => ({ what: 'external users', text });

const keyOf = ({ email }: ExternalUser): string => email.toLowerCase();

const people = (count: number): string => (count === 1 ? '1 person' : `${count} people`);

/** So many are named. */
const most = 5;

const named = (users: readonly ExternalUser[], tenants: readonly Tenant[]): string => {
  const short = shortNames(tenants.flatMap((tenant) => tenant.users.map(({ upn }) => upn)));
  const names = users.slice(0, most).map(({ upn }) => short(upn));
  return inWords(users.length > most ? [...names, `${users.length - most} more`] : names);
};

/** Those of one version of whom the other says nothing, by what they sign in to CCAIP by. */
const onlyIn = (one: Tenant, other: Tenant): ExternalUser[] => {
  const known = new Set(externalUsersOf(other).map(keyOf));
  return externalUsersOf(one).filter((user) => !known.has(keyOf(user)));
};

const isByApi = ({ ucaas }: Tenant): boolean => ucaas.externalUsers?.by === 'api';

const entering = (base: Tenant, head: Tenant): Need[] => {
  const gone = onlyIn(base, head);
  const them = named(gone, [base, head]);
  const leave = `${them} ${gone.length === 1 ? 'leaves' : 'leave'} in the same change`;
  const isByFile = head.ucaas.externalUsers?.by === 'csv';
  if (!isByApi(base)) {
    if (!isByApi(head)) return isByFile && gone.length > 0 ? [fileFirst(them, head)] : [];
    const beside =
      gone.length === 0
        ? ''
        : ` ${leave}, and up clears only whom it was asked for before: take the external fields away in the portal.`;
    return [
      need(
        `ucaas.externalUsers by: api begins: up sets SIP URI and UCaaS username of ${people(externalUsersOf(head).length)} in CCAIP, over what a person entered there, and takes TRUNKLINE_CCAIP_TOKEN in its environment from now on. Whoever isn't in CCAIP yet is made there and gets its activation e-mail; who that is, files don't know: a preview says so.${beside}`,
      ),
    ];
  }
  if (!isByApi(head)) {
    const how = head.ucaas.externalUsers === undefined ? 'npm run handover' : `a file of npm run ccaip-csv`;
    const refused =
      gone.length === 0
        ? ''
        : ` ${leave}, and up refuses that, since nobody would clear them: keep their rows now, and take them out in a change of its own.`;
    return [
      need(
        `ucaas.externalUsers by: api goes: what stands in CCAIP stays there for ${people(externalUsersOf(base).length)}, and a person looks after it from now on (${how}). npm run confirm -- ${head.name} writes down that it stands there.${refused}`,
      ),
    ];
  }
  if (gone.length === 0) return [];
  if (base.app.redirectDomain !== head.app.redirectDomain) {
    return [
      need(
        `${leave} that takes CCAIP from ${base.app.redirectDomain} to ${head.app.redirectDomain}, and up refuses that, since nobody would clear them there: keep their rows now, and take them out in a change of its own.`,
      ),
    ];
  }
  const act =
    head.ucaas.externalUsers?.whenRemoved === 'deactivate'
      ? `makes ${them} Inactive in CCAIP`
      : `clears the external fields of ${them} in CCAIP`;
  return [
    need(
      `up ${act}, before any number changes; if CCAIP keeps one, the numbers stay as they are.${samePerson(gone, onlyIn(head, base))}`,
    ),
  ];
};

/** CCAIP knows people by their login alone: under another one it makes a second user. */
const samePerson = (gone: readonly ExternalUser[], come: readonly ExternalUser[]): string => {
  const now = new Map(come.map((user) => [user.sipUri.toLowerCase(), user]));
  const pairs = gone.flatMap((was) => {
    const is = now.get(was.sipUri.toLowerCase());
    return is === undefined ? [] : [`${is.upn} ${was.email}`];
  });
  if (pairs.length === 0) return '';
  const rest = pairs.length > most ? [`${pairs.length - most} more`] : [];
  return ` Whoever is the same person under another name keeps the user in CCAIP by ccaipEmail: ${inWords([...pairs.slice(0, most), ...rest])}.`;
};

/** The number goes to somebody else by the `up`, and CCAIP would hand calls over to them. */
const fileFirst = (them: string, { name }: Tenant): Need =>
  need(
    `the file of npm run ccaip-csv -- ${name} clears ${them} in CCAIP: upload it before the up that releases the numbers.`,
  );

const placesOf = (tenant: Tenant): Readonly<Record<string, string>> =>
  Object.fromEntries(externalUsersOf(tenant).map((user) => [keyOf(user), user.sipUri]));

const approval = (base: Tenant, head: Tenant): Need[] => {
  if (!isByApi(base) || !isByApi(head)) return [];
  const removed = onlyIn(base, head).map(({ email }) => email);
  const approved = head.approvals.externalUsers?.count;
  const failures = [
    ...unapprovedRemovals(removed, externalUsersOf(base).length, {
      whenRemoved: head.ucaas.externalUsers?.whenRemoved ?? 'clear',
      approvedRemovals: approved,
    }),
    ...unapprovedPlaces(placesOf(base), placesOf(head), { approvedChanges: approved }),
  ];
  return failures.map(({ reason }): Need => ({ what: 'external users approval', text: reason }));
};

/** CCAIP makes nobody without a role, a team and a location. */
const withoutFacts = (base: Tenant, head: Tenant): Need[] => {
  if (head.ucaas.externalUsers === undefined) return [];
  const before = new Set(base.ucaas.externalUsers && externalUsersOf(base).map(keyOf));
  const lacking = externalUsersOf(head).filter(
    ({ roles, teams, location, ...user }) =>
      !before.has(keyOf(user)) && (roles === undefined || teams === undefined || location === undefined),
  );
  if (lacking.length === 0) return [];
  return [
    need(
      `users.csv and ucaas.externalUsers.newUsers don't give ${named(lacking, [head])} a role, a team and a location: whoever of them isn't in CCAIP yet can't be made there.`,
    ),
  ];
};

/** Nobody published which domain stands behind the @. */
const hosts = (base: Tenant, head: Tenant): Need[] => {
  const [was, is] = [base.sipTrunk.sipUriHost ?? 'inboundDomain', head.sipTrunk.sipUriHost ?? 'inboundDomain'];
  const count = externalUsersOf(head).length;
  if (was === is || count === 0 || sipUriHost(base) === sipUriHost(head)) return [];
  return [
    need(
      `the SIP URIs of ${people(count)} get ${sipUriHost(head)} (${is}) behind the @ instead of ${sipUriHost(base)}. Google's guide doesn't say which of the two CCAIP dials: give one person theirs and make a test call before everybody has it.`,
    ),
  ];
};
