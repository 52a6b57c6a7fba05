import { ServiceError } from '../../../kit/error.ts';
import type { Context } from '../../../kit/resource.ts';
import { groupNames, readMembers } from '../../readiness/groups.ts';
import type { GroupPolicyAssignmentArgs as Args } from '../../schema/group-policy-assignment.ts';
import type { Session } from '../../session.ts';
import type { Book } from '../roster/book.ts';
import { tellFound } from '../roster/words.ts';
import { sameName } from '../same-name.ts';
import { doingOf, lookAt } from './ensure.ts';

const people = (count: number): string => (count === 1 ? '1 direct member' : `${count} direct members`);

/** For a preview: whom the group's policy reaches, whose rank it moves, and what is there already. */
export const foreseeGrant = async (
  session: Session,
  args: Args,
  { book, context }: { readonly book: Book; readonly context: Context },
): Promise<void> => {
  const { policyType, policy, group } = args;
  const { groupId, now, placement, isFound } = await lookAt(session, args, { book, context });
  const graph = await session.graph();
  if (isFound) {
    tellFound(context, [{ upn: group, value: policy }], { what: `assignments of ${policyType} to groups`, total: 1 });
  }
  if (now !== undefined && !sameName(now.policy, policy)) {
    context.log(`group "${group}" has ${policyType} "${now.policy}" now.`);
  }
  if (placement.shifts.length > 0) {
    const names = await groupNames(
      graph,
      placement.shifts.map((one) => one.groupId),
      context,
    );
    const shifts = placement.shifts.map((one) => `"${names.get(one.groupId)}" from ${one.from} to ${one.to}`);
    context.log(`group "${group}" takes rank ${placement.rank} and moves ${shifts.join(', ')}.`);
  }
  try {
    const members = await readMembers(graph, groupId, doingOf(args), context);
    const nested = members.nested.length === 0 ? '' : ` Groups inside it get nothing: ${members.nested.join(', ')}.`;
    context.log(
      `${people(members.people.size)} of group "${group}" get ${policyType} "${policy}", unless one of their own or a higher group comes before it; later members too.${nested}`,
      members.nested.length === 0 ? {} : { severity: 'warning' },
    );
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    const [why] = error.message.split('\n');
    context.log(`Who is in group "${group}" isn't known: ${why}`, { severity: 'warning' });
  }
};
