import { randomUUID } from 'node:crypto';
import type { LabContext } from '../../context.ts';
import type { LabUser } from '../../model.ts';
import { badRequest } from '../error.ts';

/** A sign-in name must be in a verified domain and nobody else's. */
const checkPrincipalName = (context: LabContext, name: unknown, self?: LabUser): string => {
  const text = String(name ?? '');
  const domain = context.store.get('domain', text.split('@')[1] ?? '');
  if (domain?.isVerified !== true) {
    const message =
      'The domain portion of the userPrincipalName property is invalid. You must use one of the verified domain names in your organization.';
    throw badRequest(message, [{ code: 'InvalidValue', target: 'userPrincipalName', message }]);
  }
  const holder = context.store.where('user', 'userPrincipalName', text).find((one) => one.deletedDateTime === null);
  if (holder !== undefined && holder.id !== self?.id) {
    const message = 'Another object with the same value for property userPrincipalName already exists.';
    throw badRequest(message, [{ code: 'ObjectConflict', target: 'userPrincipalName', message }]);
  }
  return text;
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

/** PATCH /users/{id}. A new userPrincipalName is a new sign-in name: numbers and policies follow the object id. */
export const changeUser = (context: LabContext, user: LabUser, body: Record<string, unknown>): void => {
  const { userPrincipalName, usageLocation, accountEnabled, displayName } = body;
  const name = userPrincipalName === undefined ? undefined : checkPrincipalName(context, userPrincipalName, user);
  const location = usageLocation === undefined ? undefined : checkUsageLocation(usageLocation);
  if (name !== undefined) user.userPrincipalName = name;
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
