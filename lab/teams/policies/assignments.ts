import type { LabUser } from '../../model.ts';
import { beforeChange } from '../../read-model.ts';
import type { CmdletContext } from '../cmdlet.ts';
import { bareName, sameName } from '../identity.ts';
import { isRemembered, noteCut } from '../memory.ts';

type Context = Pick<CmdletContext, 'store' | 'clock' | 'switches'>;

const linkOf = (type: string, name: string) => `${type}/${bareName(name)}`;

/** True while a user or a group holds the policy, and for a while after (OBS ISS:sfb-docs#1640). */
export const isHeld = (context: Context, type: string, name: string): boolean =>
  hasHolder(context, type, name) ||
  isRemembered(context, 'policy', linkOf(type, name), context.switches.unassignmentSpreadSeconds);

const hasHolder = ({ store }: Context, type: string, name: string): boolean =>
  store
    .list('user')
    .some(
      (user) => user.deletedDateTime === null && sameName(bareName(directPolicy(user, type) ?? ''), bareName(name)),
    ) ||
  store
    .list('groupPolicyAssignment')
    .some((one) => sameName(one.PolicyType, type) && sameName(one.PolicyName, bareName(name)));

/** Everybody who holds the policy is left to Global. */
export const takeFromAll = (context: Context, type: string, name: string): void => {
  for (const user of context.store.list('user')) {
    if (sameName(bareName(directPolicy(user, type) ?? ''), name)) assignDirectly(context, user, type, null);
  }
};

/** The user's directly assigned policy of the type, by name. */
export const directPolicy = (user: LabUser, type: string): string | undefined =>
  Object.entries(user.policies).find(([key]) => sameName(key, type))?.[1];

/** To be called after a user or group has lost a policy. */
export const noteUnassigned = (context: Context, type: string, name: string): void =>
  noteCut(context, 'policy', linkOf(type, name));

/** Gives a user the policy, or with null takes away the one there is. */
export const assignDirectly = (context: Context, user: LabUser, type: string, name: string | null): void => {
  const before = directPolicy(user, type);
  if (before === (name ?? undefined)) return;
  beforeChange(context, user);
  const others = Object.entries(user.policies).filter(([key]) => !sameName(key, type));
  const policies = Object.fromEntries(name === null ? others : [...others, [type, name]]);
  context.store.put('user', user.id, { ...user, policies });
  if (before !== undefined) noteUnassigned(context, type, before);
};
