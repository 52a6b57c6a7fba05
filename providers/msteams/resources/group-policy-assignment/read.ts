import { z } from 'zod';
import { understood } from '../../powershell/understood.ts';
import type { Session } from '../../session.ts';
import type { GroupGrant } from './placement.ts';

const row = z.looseObject({
  GroupId: z.string(),
  PolicyType: z.string(),
  PolicyName: z.string(),
  Rank: z.number(),
  CreatedTime: z.string().nullish(),
});

/** Every group that has a policy of the type, highest rank first. */
export const readGrants = async (session: Session, type: string): Promise<GroupGrant[]> => {
  const cmdlet = 'Get-CsGroupPolicyAssignment';
  const doing = `read the groups with a ${type}`;
  const output = await (await session.cmdlets()).run(cmdlet, { PolicyType: type }, doing);
  return output
    .map((one) => understood(row, one, cmdlet, doing))
    .filter(({ PolicyType }) => PolicyType.toLowerCase() === type.toLowerCase())
    .map((one) => ({
      groupId: one.GroupId.toLowerCase(),
      policy: one.PolicyName.replace(/^tag:/i, ''),
      rank: one.Rank,
      since: one.CreatedTime ?? undefined,
    }))
    .toSorted((one, other) => one.rank - other.rank);
};
