import type { SetupNeed, SetupPermission } from '../../auth/setup-identity.ts';
import type { SipDomainArgs, SipDomainState } from '../../schema/sip-domain.ts';
import { sameName } from '../same-name.ts';
import { type ActivationUser, type Domain, hasTeams } from './read.ts';

/** What the tenant shows. */
export interface Seen {
  readonly domain?: Domain | undefined;
  readonly user?: ActivationUser | undefined;
  /** SKU of the licence that is asked for; undefined where nobody had to look. */
  readonly skuId?: string | undefined;
  /** Teams has an SBC in the domain. */
  readonly hasSbc: boolean;
}

export type StepName = 'add' | 'verify' | 'makeUser' | 'setLocation' | 'license' | 'takeBack' | 'setSignIn';

const permissions: Readonly<Record<StepName, SetupPermission>> = {
  add: 'Domain.ReadWrite.All',
  verify: 'Domain.ReadWrite.All',
  makeUser: 'User.ReadWrite.All',
  setLocation: 'User.ReadWrite.All',
  setSignIn: 'User.ReadWrite.All',
  license: 'LicenseAssignment.ReadWrite.All',
  takeBack: 'LicenseAssignment.ReadWrite.All',
};

/** What is to be done, and what of that is known without doing it. */
export interface Plan {
  /** In their order; empty: everything is as it is asked. */
  readonly steps: readonly StepName[];
  /** Teams had an SBC before there was such a user: what the user is for has been done already. */
  readonly activatedBefore: boolean;
}

/** The licence was given to the user directly, so it can be taken from the user. */
export const isDirect = ({ licenseAssignmentStates }: ActivationUser, skuId: string | undefined): boolean =>
  skuId !== undefined &&
  (licenseAssignmentStates ?? []).some((one) => sameName(one.skuId, skuId) && !one.assignedByGroup);

/** All of it, where there is no such domain. */
export const fromNothing: readonly StepName[] = ['add', 'verify', 'makeUser', 'license'];

export const planSipDomain = (args: SipDomainArgs, seen: Seen, before: SipDomainState | undefined): Plan => {
  const { domain, user, skuId, hasSbc } = seen;
  if (domain?.isVerified !== true) {
    return { steps: domain === undefined ? fromNothing : fromNothing.slice(1), activatedBefore: false };
  }
  const isLicensed = user !== undefined && hasTeams(user, skuId);
  const activatedBefore = before?.activatedBefore ?? (hasSbc && !isLicensed);
  if (user === undefined) return { steps: activatedBefore ? [] : ['makeUser', 'license'], activatedBefore };
  const needsLicence = !isLicensed && !activatedBefore && (args.keep || !hasSbc);
  const license: StepName[] = user.usageLocation ? ['license'] : ['setLocation', 'license'];
  const steps: StepName[] = [
    ...(before !== undefined && before.signIn !== args.signIn ? (['setSignIn'] as const) : []),
    ...(needsLicence ? license : []),
    ...(!args.keep && hasSbc && isDirect(user, skuId) ? (['takeBack'] as const) : []),
  ];
  return { steps, activatedBefore };
};

/** What the words of the steps need to know. */
type Told = Pick<SipDomainArgs, 'name' | 'user' | 'licence' | 'usageLocation' | 'signIn'>;

const words: Readonly<Record<StepName, (args: Told) => string>> = {
  add: ({ name }) => `add the domain ${name}`,
  verify: () => 'verify it once its record is in DNS',
  makeUser: ({ user, signIn }) => `make the user ${user}${signIn ? '' : ', who may not sign in'}`,
  setLocation: ({ user, usageLocation }) => `set the usage location of ${user} to ${usageLocation}`,
  license: ({ user, licence }) => `give ${licence} to ${user}`,
  takeBack: ({ user, licence }) => `take ${licence} back from ${user}`,
  setSignIn: ({ user, signIn }) => `${signIn ? 'let' : 'no more let'} ${user} sign in`,
};

/** What there is to do, as the setup identity is asked for it. */
export const needOf = (steps: readonly StepName[], args: Told, doing: string): SetupNeed => ({
  doing,
  todo: steps.map((step) => words[step](args)).join('; '),
  permissions: [...new Set(steps.map((step) => permissions[step]))],
});
