import { formatWording } from '../../kit/wording.ts';
import type { DirectoryUser } from './directory.ts';
import { missingPlans } from './service-plans.ts';

/** Names in one message; the rest is counted. */
const shownNames = 5;

const listed = (names: readonly string[]): string => {
  const more = names.length - shownNames;
  return `${names.slice(0, shownNames).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
};

/**
 * Warnings for users who have a number, or a policy for their calls, and can't be rung any more. Licences and accounts are
 * no part of a roster, so this is said and not mended.
 */
export const callsGoElsewhere = (
  holders: readonly { readonly upn: string; readonly has: string; readonly user: DirectoryUser }[],
  what: 'number' | 'policy' = 'number',
): string[] => {
  const disabled = holders.filter(({ user }) => user.accountEnabled === false);
  const unlicensed = holders.flatMap((one) => {
    const missing = missingPlans(one.user.assignedPlans ?? []);
    return missing.length === 0 ? [] : [{ ...one, missing }];
  });
  const told = (some: readonly { upn: string; has: string }[]) => some.map(({ upn, has }) => `${upn} (${has})`);
  const lost = unlicensed.map(({ upn, has, missing }) => `${upn} (${has}, no ${missing.join(' and no ')})`);
  return [
    ...(lost.length === 0
      ? []
      : [
          formatWording({
            message: `Without the licence for their ${what}: ${listed(lost)}. Calls go elsewhere.`,
            fix: 'assign a licence with Phone System and Teams, or remove their rows from users.csv.',
          }),
        ]),
    ...(disabled.length === 0
      ? []
      : [
          formatWording({
            message: `With a ${what} and a disabled account: ${listed(told(disabled))}. Calls go elsewhere.`,
            fix: 'enable the accounts, or remove their rows from users.csv.',
          }),
        ]),
  ];
};
