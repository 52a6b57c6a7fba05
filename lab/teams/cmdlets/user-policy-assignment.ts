import { cmdlet } from '../cmdlet.ts';
import { sameName } from '../identity.ts';
import { assignedTypes, policySources } from '../policies/effective-policy.ts';
import { notFound } from '../refusals.ts';
import { findUsers } from '../voice-user.ts';

/** The effective policies of one user; a type that isn't listed is Global (DOC, its page). */
export const getUserPolicyAssignment = cmdlet({
  name: 'Get-CsUserPolicyAssignment',
  configuration: false,
  parameters: { Identity: { type: 'String', mandatory: true }, PolicyType: { type: 'String' } },
  run: (context, { Identity = '', PolicyType }) => {
    const [user] = findUsers(context, Identity);
    if (user === undefined) throw notFound(context.cmdlet, Identity);
    return assignedTypes(context, user)
      .filter((type) => PolicyType === undefined || sameName(type, PolicyType))
      .map((type) => {
        const sources = policySources(context, user, type);
        return { PolicyType: type, PolicyName: sources[0]?.PolicyName ?? null, PolicySource: sources };
      });
  },
});
