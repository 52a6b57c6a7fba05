import type { Context } from '../../providers/kit/resource.ts';
import { createPhoneNumbersKind } from '../../providers/msteams/resources/phone-numbers/kind.ts';
import { createPolicyAssignmentsKind } from '../../providers/msteams/resources/policy-assignments/kind.ts';
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
  for (const { kind, urn } of leftInJournal(state, session.journal?.folder)) {
    const context = { urn, signal, log, ...(sleep && { sleep }) };
    if (kind === 'PhoneNumbers') {
      await createPhoneNumbersKind(session, sleep).delete({ id: 'phone-numbers', state: nothing, context });
    } else {
      const policies = { policyType: kind, ...nothing };
      await createPolicyAssignmentsKind(session, sleep).delete({ id: kind, state: policies, context });
    }
  }
};
