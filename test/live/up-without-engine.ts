import { planBlockedCallers } from '../../components/blocked-callers/plan.ts';
import { planCallerIdPolicies } from '../../components/caller-id-policies/plan.ts';
import { planCallingPolicies } from '../../components/calling-policies/plan.ts';
import { planDialPlans } from '../../components/dial-plans/plan.ts';
import { planDirectRouting } from '../../components/direct-routing/plan.ts';
import { planUnassignedNumbers } from '../../components/unassigned-numbers/plan.ts';
import { planVoiceUsers } from '../../components/voice-users/plan.ts';
import type { Context } from '../../providers/kit/resource.ts';
import { createKinds } from '../../providers/msteams/kinds.ts';
import { createPhoneNumbersKind } from '../../providers/msteams/resources/phone-numbers/kind.ts';
import { createPolicyAssignmentsKind } from '../../providers/msteams/resources/policy-assignments/kind.ts';
import type { Session } from '../../providers/msteams/session.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { labSleep } from '../providers/msteams/lab-clock.ts';

/** What a first `up` makes, in the order of registration, by the provider's own kinds. */
export const upWithoutEngine = async (
  session: Session,
  tenant: Tenant,
  { context, users }: { readonly context: Context; readonly users: boolean },
): Promise<void> => {
  const kinds = [
    // The others wait by their context.
    createPhoneNumbersKind(session, labSleep),
    createPolicyAssignmentsKind(session, labSleep),
    ...createKinds(session),
  ];
  const children = [
    ...planDirectRouting('direct-routing', tenant),
    ...planDialPlans('dial-plans', tenant),
    ...planCallingPolicies('calling-policies', tenant),
    ...planCallerIdPolicies('caller-id-policies', tenant),
    ...planBlockedCallers('blocked-callers', tenant),
    ...(users ? planVoiceUsers('voice-users', tenant) : []),
    ...(users ? planUnassignedNumbers('unassigned-numbers', tenant) : []),
  ];
  for (const { kind: name, args: news } of children) {
    if (name === 'LicenceReturns') continue; // its arguments are outputs, which the engine hands on
    const kind = kinds.find(({ token }) => token === `msteams:index:${name}`);
    if (kind === undefined) throw new Error(`no kind ${name}`);
    const { args, failures } = kind.check({ urn: '', news: news as unknown as Record<string, unknown> });
    if (failures.length > 0) throw new Error(JSON.stringify(failures));
    await kind.create({ args, context });
  }
};
