import type { LabUser } from '../model.ts';
import type { HeldNumber } from '../read-model.ts';
import { callerIdPolicyDefaults } from '../teams/policies/caller-id-policy.ts';
import { livingUser } from './holder.ts';
import { inEffect } from './in-effect.ts';
import type { Shown } from './trace.ts';
import type { World } from './world.ts';

const primaryOf = (numbers: readonly HeldNumber[]): string | null =>
  numbers.find(({ assignmentCategory }) => assignmentCategory === 'primary')?.telephoneNumber ?? null;

interface Calling {
  readonly user: LabUser;
  readonly numbers: readonly HeldNumber[];
  readonly isHidden: boolean;
  readonly isEmergency: boolean;
}

/** Whom the called person sees (DOC PS:New-CsCallingLineIdentity). That nothing is shown for an account without a number: INF. */
export const shownCaller = (world: World, { user, numbers, isHidden, isEmergency }: Calling): Shown => {
  const { shown: policy, row } = inEffect(world, user, 'callinglineidentity');
  const { CallingIDSubstitute, ResourceAccount, CompanyName, EnableUserOverride } = row ?? callerIdPolicyDefaults;
  const base = { policy, companyName: CompanyName };
  if (isEmergency && world.switches.emergencyCallerId === 'ownNumber') {
    return { ...base, substitute: 'LineUri', number: primaryOf(numbers), companyName: null };
  }
  const number =
    CallingIDSubstitute === 'Anonymous'
      ? null
      : CallingIDSubstitute === 'Resource'
        ? primaryOf(livingUser(world, ResourceAccount ?? '')?.numbers ?? [])
        : primaryOf(numbers);
  const isWithheld = isHidden && EnableUserOverride;
  return { ...base, substitute: CallingIDSubstitute, number: isWithheld ? null : number };
};
