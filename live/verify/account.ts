import { z } from 'zod';
import { isNotFound, ServiceError } from '../../providers/kit/error.ts';
import { readEach } from '../../providers/msteams/readiness/read-each.ts';
import type { Session } from '../../providers/msteams/session.ts';
import { isKnown, type Known } from '../known.ts';
import { readContext } from '../read-context.ts';
import { type Answer, cantTell, notSo, so, untold } from './answer.ts';

const user = z.looseObject({
  id: z.string(),
  userPrincipalName: z.string(),
  accountEnabled: z.boolean().nullish(),
  userType: z.string().nullish(),
});
export type Account = Readonly<z.output<typeof user>>;

/** Undefined: Entra knows nobody of that name. */
export const readAccount = async (session: Session, name: string): Promise<Account | undefined> => {
  const [found] = await readEach(await session.graph(), [name], {
    path: (one) => `/users/${encodeURIComponent(one)}?$select=id,userPrincipalName,accountEnabled,userType`,
    row: user,
    doing: `read the account ${name}`,
    context: readContext,
    absent: isNotFound,
  });
  return found;
};

const role = z.looseObject({ displayName: z.string().nullish() });

/** Roles that are active and held directly: those by a group, or only eligible (PIM), are shown nowhere. @see https://learn.microsoft.com/graph/api/user-list-memberof */
export const readRolesOf = async (session: Session, { id, userPrincipalName }: Account): Promise<string[]> => {
  const graph = await session.graph();
  const doing = `read the directory roles of ${userPrincipalName}`;
  const rows = await graph.list(`/users/${id}/memberOf/microsoft.graph.directoryRole?$select=id,displayName`, role, {
    doing,
    context: readContext,
  });
  return rows.map(({ displayName }) => {
    if (displayName) return displayName;
    throw new ServiceError({ kind: 'Unknown', doing, text: 'a role has no name.' });
  });
};

/** Roles that Microsoft marks as privileged. @see https://learn.microsoft.com/entra/identity/role-based-access-control/privileged-roles-permissions */
const privileged: ReadonlySet<string> = new Set([
  'Application Administrator',
  'Application Developer',
  'Authentication Administrator',
  'Authentication Extensibility Administrator',
  'Cloud Application Administrator',
  'Cloud Device Administrator',
  'Conditional Access Administrator',
  'Directory Writers',
  'Domain Name Administrator',
  'External Identity Provider Administrator',
  'Global Administrator',
  'Global Reader',
  'Helpdesk Administrator',
  'Hybrid Identity Administrator',
  'Intune Administrator',
  'Partner Tier1 Support',
  'Partner Tier2 Support',
  'Password Administrator',
  'Privileged Authentication Administrator',
  'Privileged Role Administrator',
  'Security Administrator',
  'Security Operator',
  'Security Reader',
  'User Administrator',
]);

const relink = (name: string): string => `link again by a member account of its own (npm run handover -- ${name})`;

/** By whose consent and refresh token CCAIP reads: it has to stay as it was when Link was pressed. */
export const judgeAccount = (
  account: Known<Account | undefined>,
  { by, name }: { readonly by: string | undefined; readonly name: string },
): Answer => {
  if (by === undefined) {
    return cantTell('account', 'the tenant file names no account that linked.', 'record it under ucaas.linked.');
  }
  if (!isKnown(account)) return untold('account', account);
  const { value: found } = account;
  if (found === undefined) {
    return notSo(
      'account',
      `${by} isn't in this tenant: CCAIP reads by an account that is gone, or never was here.`,
      relink(name),
    );
  }
  if (isGuest(found)) {
    return notSo('account', `${by} is a guest, or a personal account, here: the guide takes a member.`, relink(name));
  }
  if (found.accountEnabled === false) {
    const text = `${by} is blocked from sign-in, which ends the refresh token that CCAIP reads by.`;
    return notSo('account', text, 'let it sign in, and press Unlink and Link in the portal');
  }
  if (found.accountEnabled !== true || found.userType?.toLowerCase() !== 'member') {
    return cantTell('account', `Entra doesn't say whether ${by} is a member that may sign in.`);
  }
  return so('account', `${by} is a member and may sign in.`);
};

const isGuest = ({ userPrincipalName, userType }: Account): boolean =>
  userType?.toLowerCase() === 'guest' || userPrincipalName.includes('#EXT#');

/** The role is needed for the moment of Link only. Undefined where there is no account to have one. */
export const judgeRole = (
  account: Known<Account | undefined>,
  roles: Known<readonly string[]> | undefined,
): Answer[] => {
  if (!isKnown(account) || account.value === undefined || roles === undefined) return [];
  if (!isKnown(roles)) return [untold('role', roles)];
  const { userPrincipalName } = account.value;
  const held = roles.value.filter((one) => privileged.has(one));
  const seen = 'Roles that it has by a group, or is only eligible for (PIM), are shown nowhere.';
  if (held.length === 0) return [so('role', `${userPrincipalName} holds no privileged role directly. ${seen}`)];
  return [
    notSo(
      'role',
      `${userPrincipalName} still holds ${held.join(', ')}: Link needs the role for its moment only, and whoever has the account has the tenant.`,
      `take the role from ${userPrincipalName}; what was linked stays linked`,
    ),
  ];
};
