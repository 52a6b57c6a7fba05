import type { LabUser } from '../model.ts';
import { userCallingSettings } from '../teams/cmdlets/user-calling-settings.ts';
import type { LabCallingPolicy } from '../teams/policies/calling-policy.ts';
import type { World } from './world.ts';

/** What of a user's own settings counts under the policy (DOC PS:Get-CsUserCallingSettings, PS:New-CsTeamsCallingPolicy). */
export interface OwnWay {
  /** At once, instead of the user. */
  readonly sentOnTo?: string;
  /** Rings too. */
  readonly also: readonly string[];
  readonly unanswered: string;
  /** What a second call gets, where the policy leaves it to the user. */
  readonly secondCall: string;
}

/** A person is told from a phone by the @ of an address (INF). */
const isAllowed = (policy: LabCallingPolicy | undefined, type: string, target: string): boolean => {
  if (policy === undefined) return true;
  switch (type) {
    case 'Voicemail':
      return policy.AllowVoicemail !== 'AlwaysDisabled';
    case 'MyDelegates':
      return policy.AllowDelegation;
    case 'Group':
      return policy.AllowCallGroups;
    default:
      return target.includes('@') ? policy.AllowCallForwardingToUser : policy.AllowCallForwardingToPhone;
  }
};

const placeOf = (type: string, target: string): string =>
  type === 'Voicemail' ? 'voicemail' : type === 'MyDelegates' ? 'delegates' : type === 'Group' ? 'call group' : target;

export const ownWayOf = ({ store }: World, user: LabUser, policy: LabCallingPolicy | undefined): OwnWay => {
  const own = userCallingSettings(store, user);
  const forward = placeOf(own.ForwardingTargetType, own.ForwardingTarget);
  const forwards = own.IsForwardingEnabled && isAllowed(policy, own.ForwardingTargetType, own.ForwardingTarget);
  const isImmediate = own.ForwardingType === 'Immediate';
  const secondCall = own.BusyOnBusyOption ?? 'RingUser';
  return {
    ...(forwards && isImmediate && { sentOnTo: forward }),
    also: forwards && !isImmediate ? [forward] : [],
    unanswered: unansweredOf(own, policy),
    secondCall,
  };
};

const unansweredOf = (own: ReturnType<typeof userCallingSettings>, policy: LabCallingPolicy | undefined): string => {
  if (policy?.AllowVoicemail === 'AlwaysEnabled') return 'voicemail';
  const { IsUnansweredEnabled: isOn, UnansweredTargetType: type, UnansweredTarget: target } = own;
  return isOn && isAllowed(policy, type, target) ? placeOf(type, target) : 'ends';
};
