import type { Context } from '../../providers/kit/resource.ts';
import { createGroupPolicyAssignmentKind } from '../../providers/msteams/resources/group-policy-assignment/kind.ts';
import { groupJournalType, groupNamed } from '../../providers/msteams/resources/group-policy-assignment/ledger.ts';
import { createPhoneNumbersKind } from '../../providers/msteams/resources/phone-numbers/kind.ts';
import { createPolicyAssignmentsKind } from '../../providers/msteams/resources/policy-assignments/kind.ts';
import { groupPolicyTypes } from '../../providers/msteams/schema/group-policy-types.ts';
import type { Session } from '../../providers/msteams/session.ts';
import { leftInJournal } from './left-in-journal.ts';
import type { StackState } from './stack-state.ts';

/** Takes from users what only the journal knows, as a destroy of its rosters would: from whom it names, and what is still theirs. */
export const takeBack = async (
  session: Session,
  state: StackState,
  { signal, sleep, log }: Pick<Context, 'signal' | 'sleep' | 'log'>,
): Promise<void> => {
  const nothing = { users: '' };
  for (const { kind, urn, claims } of leftInJournal(state, session.journal?.folder)) {
    const context = { urn, signal, log, ...(sleep && { sleep }) };
    if (kind === 'PhoneNumbers') {
      await createPhoneNumbersKind(session, sleep).delete({ id: 'phone-numbers', state: nothing, context });
    } else if (groupJournalType(kind) !== undefined) {
      const groups = createGroupPolicyAssignmentKind(session, sleep);
      for (const { upn, objectId, values } of claims) {
        const policyType = groupPolicyTypes.find((one) => one === groupJournalType(kind));
        if (policyType === undefined) continue;
        const group = groupNamed(upn);
        const given = { policyType, group, policy: values[0] ?? '', order: [group], groupId: objectId };
        await groups.delete({ id: `${policyType}/${objectId}`, state: { ...given, ...nothing }, context });
      }
    } else {
      const policies = { policyType: kind, ...nothing };
      await createPolicyAssignmentsKind(session, sleep).delete({ id: kind, state: policies, context });
    }
  }
};
