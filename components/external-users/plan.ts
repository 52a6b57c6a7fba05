import type { ExternalUserRemovalsArgs } from '../../providers/ccaip/schema/external-user-removals.ts';
import type { ExternalUsersArgs } from '../../providers/ccaip/schema/external-users.ts';
import { type ExternalUser, externalUsersOf } from '../../tenant/external-users.ts';
import type { Tenant } from '../../tenant/tenant.ts';

/** What is asked of CCAIP before the numbers, and behind them. */
export interface ExternalUsersPlan {
  /** Undefined where people enter the fields from now on: nobody is cleared then. */
  readonly removals?: ExternalUserRemovalsArgs;
  readonly users: ExternalUsersArgs;
  /** Who has to have which number before CCAIP is told. */
  readonly needs: readonly Need[];
}

interface Need {
  readonly email: string;
  readonly upn: string;
  readonly number: string;
}

const textOf = ({ sipUri, ucaasName, unrestrictedInternationalCalling: calling }: ExternalUser): string =>
  [sipUri, ucaasName, ...(calling === undefined ? [] : [calling ? 'unrestricted' : 'restricted'])].join(' ');

/** By what they are made with, so that ten thousand people of one kind are one entry. */
const newUsersOf = (users: readonly ExternalUser[]): string => {
  const groups = Map.groupBy(users, ({ roles = [], teams = [], location }) =>
    JSON.stringify({ roles, teams, location }),
  );
  return JSON.stringify(
    [...groups].map(([facts, some]) => ({ ...(JSON.parse(facts) as object), users: some.map(lineOf).join('\n') })),
  );
};

/** An e-mail address, and where Entra knows the person by other names these too. */
const lineOf = ({ email, upn, ucaasName }: ExternalUser): string => {
  const names = [...new Set([upn, ucaasName])];
  return names.length === 1 && upn === email ? email : [email, ...names].join(' ');
};

const needsOf = ({ users }: Tenant, external: readonly ExternalUser[]): Need[] => {
  const numbers = new Map(users.map(({ upn, number }) => [upn, number]));
  return external.map(({ email, upn }) => ({ email, upn, number: numbers.get(upn) ?? '' }));
};

/** Whose number isn't with them, by what the roster of numbers reports; nobody where it tells nothing. */
export const notYetOf = (needs: readonly Need[], numbers: string | undefined): string => {
  if (numbers === undefined) return '';
  const held = new Set(numbers.split('\n'));
  return needs
    .filter(({ upn, number }) => !held.has(`${upn.toLowerCase()} ${number}`))
    .map(({ email }) => `${email.toLowerCase()}\n`)
    .join('');
};

/** Undefined for a tenant whose external users aren't trunkline's, and weren't (`hasLeft`: the state still knows some). */
export const planExternalUsers = (tenant: Tenant, hasLeft: boolean): ExternalUsersPlan | undefined => {
  const portal = tenant.app.redirectDomain;
  const setting = tenant.ucaas.externalUsers;
  if (setting?.by !== 'api') {
    return hasLeft ? { users: { portal, externalUsers: {}, handOver: true }, needs: [] } : undefined;
  }
  const users = externalUsersOf(tenant);
  const { externalUsers: approved, newExternalUsers: approvedNew } = tenant.approvals;
  return {
    removals: {
      portal,
      asked: users.map(({ email }) => `${email}\n`).join(''),
      places: users.map(({ email, sipUri, ucaasName }) => `${email} ${sipUri} ${ucaasName}\n`).join(''),
      whenRemoved: setting.whenRemoved,
      ...(approved && { approvedRemovals: approved.count }),
    },
    users: {
      portal,
      externalUsers: Object.fromEntries(users.map((user) => [user.email, textOf(user)])),
      newUsers: newUsersOf(users),
      ...(approved && { approvedChanges: approved.count }),
      ...(approvedNew && { approvedNew: approvedNew.count }),
    },
    needs: needsOf(tenant, users),
  };
};
