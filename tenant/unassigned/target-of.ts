import type { UnassignedNumbers } from '../tenant.ts';

/** Where a treatment sends calls, by Teams' words for the kinds of target. */
export const targetOf = ({
  user,
  account,
  announcement,
}: Pick<UnassignedNumbers, 'user' | 'account' | 'announcement'>) => {
  if (user !== undefined) return { targetType: 'User', target: user } as const;
  if (account !== undefined) return { targetType: 'ResourceAccount', target: account } as const;
  return { targetType: 'Announcement', target: announcement ?? '' } as const;
};
