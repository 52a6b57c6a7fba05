import type { LabUser } from '../model.ts';
import type { CmdletContext } from './cmdlet.ts';
import { sameName } from './identity.ts';

type Context = Pick<CmdletContext, 'store' | 'clock'>;

/** As Teams knows the user: a new sign-in name reaches it some time later. */
export const asTeamsKnows = (user: LabUser, now: number): LabUser =>
  user.formerName !== undefined && user.formerName.until > now
    ? { ...user, userPrincipalName: user.formerName.name }
    : user;

/** Without `sip:`. As a rule the user principal name, but it need not be. */
export const sipAddressOf = (user: LabUser): string => user.sipAddress ?? user.userPrincipalName;

export const aliasOf = (user: LabUser): string => user.userPrincipalName.split('@')[0] ?? '';

const living = ({ store }: Context): LabUser[] => store.list('user').filter((user) => user.deletedDateTime === null);

/** Users that an identity means: object id, SIP address or user principal name; cmdlets differ in what else they take. */
export const findUsers = (
  context: Context,
  identity: string,
  also: (user: LabUser) => readonly string[] = () => [],
): LabUser[] => {
  const byId = context.store.get('user', identity);
  if (byId !== undefined) return byId.deletedDateTime === null ? [byId] : [];
  const address = identity.replace(/^sip:/i, '');
  return living(context).filter((user) => {
    const known = asTeamsKnows(user, context.clock.now());
    return [known.userPrincipalName, sipAddressOf(known), ...also(known)].some((one) => sameName(one, address));
  });
};
