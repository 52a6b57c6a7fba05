import { randomUUID } from 'node:crypto';
import type { LabContext } from '../../context.ts';
import { directoryRoles } from '../../entra/directory-roles.ts';
import type { Claims } from '../../entra/tokens.ts';
import type { LabUser } from '../../model.ts';
import { badRequest, forbidden } from '../error.ts';
import { isSynced } from './user.ts';

/** A sign-in name must be in a verified domain and nobody else's. */
const checkPrincipalName = (context: LabContext, name: unknown, self?: LabUser): string => {
  const text = String(name ?? '');
  const domain = context.store.get('domain', text.split('@')[1] ?? '');
  if (domain?.isVerified !== true) {
    const message =
      'The domain portion of the userPrincipalName property is invalid. You must use one of the verified domain names in your organization.';
    throw badRequest(message, [{ code: 'InvalidValue', target: 'userPrincipalName', message }]);
  }
  // A federated domain has people of its own directory only (OBS sfb-docs#10365); the text is assumed.
  if (domain.authenticationType === 'Federated' && self === undefined) {
    throw badRequest('A cloud-only user can not be created in a federated domain without an immutable id.');
  }
  const holder = context.store.where('user', 'userPrincipalName', text).find((one) => one.deletedDateTime === null);
  if (holder !== undefined && holder.id !== self?.id) {
    const message = 'Another object with the same value for property userPrincipalName already exists.';
    throw badRequest(message, [{ code: 'ObjectConflict', target: 'userPrincipalName', message }]);
  }
  return text;
};

/** Entra's words for what an on-premises directory decides (OBS; service page of directory synchronisation). */
const checkSynced = (user: LabUser): void => {
  if (!isSynced(user)) return;
  throw badRequest(
    'Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.',
  );
};

/** "Sensitive actions" on somebody with a directory role: an app needs a higher role of its own, whatever its permissions (DOC user-update). */
const checkPrivileged = (user: LabUser, { wids }: Pick<Claims, 'wids'>): void => {
  const hasRole = (user.directoryRoles ?? []).length > 0;
  if (hasRole && !wids.includes(directoryRoles['Global Administrator'])) throw forbidden();
};

/** What Entra says to a name in a federated domain, and to leaving one, isn't published: refused, the text is assumed. */
const checkFederated = ({ store }: LabContext, ...names: readonly string[]): void => {
  const domain = names
    .map((name) => store.get('domain', name.split('@')[1] ?? ''))
    .find((one) => one?.authenticationType === 'Federated');
  if (domain === undefined) return;
  throw badRequest(`The userPrincipalName can't be changed: ${domain.id} is a federated domain.`);
};

const changeName = (context: LabContext, user: LabUser, asked: unknown, caller: Pick<Claims, 'wids'>): string => {
  checkSynced(user);
  const name = checkPrincipalName(context, asked, user);
  checkPrivileged(user, caller);
  checkFederated(context, user.userPrincipalName, name);
  return name;
};

const checkUsageLocation = (value: unknown): string | null => {
  if (value === null || (typeof value === 'string' && /^[A-Z]{2}$/.test(value))) return value;
  throw badRequest("Invalid value specified for property 'usageLocation' of resource 'User'.");
};

/** POST /users. */
export const createUser = (context: LabContext, body: Record<string, unknown>): LabUser => {
  for (const name of ['accountEnabled', 'displayName', 'mailNickname', 'passwordProfile', 'userPrincipalName']) {
    if (body[name] === undefined) {
      throw badRequest(`A value is required for property '${name}' of resource 'User'.`);
    }
  }
  const user: LabUser = {
    id: randomUUID(),
    userPrincipalName: checkPrincipalName(context, body.userPrincipalName),
    displayName: String(body.displayName),
    accountEnabled: body.accountEnabled === true,
    usageLocation: checkUsageLocation(body.usageLocation ?? null),
    usageLocationFrom: context.clock.now() + context.switches.usageLocationSeconds * 1000,
    licences: [],
    accountType: 'user',
    deletedDateTime: null,
    teamsUpgradePolicy: 'UpgradeToTeams',
    enterpriseVoiceEnabled: false,
    onPremLineUri: null,
    policies: {},
  };
  context.store.put('user', user.id, user);
  return user;
};

/**
 * PATCH /users/{id}. A new userPrincipalName is a new sign-in name: numbers and policies follow the object id, and Teams sees it some time
 * later.
 */
export const changeUser = (
  context: LabContext,
  user: LabUser,
  body: Record<string, unknown>,
  caller: Pick<Claims, 'wids'>,
): void => {
  const { userPrincipalName, usageLocation, accountEnabled, displayName } = body;
  const name = userPrincipalName === undefined ? undefined : changeName(context, user, userPrincipalName, caller);
  if (usageLocation !== undefined) checkSynced(user);
  const location = usageLocation === undefined ? undefined : checkUsageLocation(usageLocation);
  if (name !== undefined) {
    const until = context.clock.now() + context.switches.signInNameSeconds * 1000;
    user.formerName = { name: user.userPrincipalName, until };
    user.userPrincipalName = name;
  }
  if (location !== undefined) {
    user.usageLocation = location;
    user.usageLocationFrom = context.clock.now() + context.switches.usageLocationSeconds * 1000;
  }
  if (typeof accountEnabled === 'boolean') user.accountEnabled = accountEnabled;
  if (typeof displayName === 'string') user.displayName = displayName;
  context.store.put('user', user.id, user);
};

/** DELETE /users/{id}: 30 days in deletedItems, its name free for another. */
export const deleteUser = (context: LabContext, user: LabUser): void => {
  user.deletedDateTime = new Date(context.clock.now()).toISOString();
  context.store.put('user', user.id, user);
};
