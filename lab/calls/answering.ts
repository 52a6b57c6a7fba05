import type { LabUser } from '../model.ts';
import { inEffect } from './in-effect.ts';
import { ownWayOf } from './own-settings.ts';
import type { HandedOverEnd, InEffect } from './trace.ts';
import type { World } from './world.ts';

interface Answer {
  readonly policy?: InEffect;
  readonly end: HandedOverEnd;
}

/** Who or what takes a call from the network to somebody's number (DOC PS:New-CsTeamsCallingPolicy, PS:Get-CsUserCallingSettings). */
export const answering = (world: World, user: LabUser, isBusy: boolean): Answer => {
  const name = user.userPrincipalName;
  if (user.accountType === 'resourceAccount') return { end: { kind: 'account', account: name } };
  const { shown: policy, row } = inEffect(world, user, 'teamscallingpolicy');
  if (row?.AllowPrivateCalling === false) {
    return { policy, end: { kind: 'refused', why: 'no private calling', user: name } };
  }
  const own = ownWayOf(world, user, row);
  const unanswered = (): HandedOverEnd =>
    own.unanswered === 'voicemail'
      ? { kind: 'voicemail', user: name }
      : { kind: 'sent on', user: name, to: own.unanswered };
  if (row?.InboundPstnCallRoutingTreatment === 'Voicemail') return { policy, end: { kind: 'voicemail', user: name } };
  if (row?.InboundPstnCallRoutingTreatment === 'Unanswered') return { policy, end: unanswered() };
  if (own.sentOnTo !== undefined) return { policy, end: { kind: 'sent on', user: name, to: own.sentOnTo } };
  if (isBusy) {
    const said = row?.BusyOnBusyEnabledType ?? 'Disabled';
    if (said === 'Enabled' || (said === 'UserOverride' && own.secondCall === 'PlayBusySignal')) {
      return { policy, end: { kind: 'busy', user: name } };
    }
    if (said === 'Unanswered' || (said === 'UserOverride' && own.secondCall === 'RedirectAsUnansweredCall')) {
      return { policy, end: unanswered() };
    }
  }
  const callerHidden = inEffect(world, user, 'callinglineidentity').row?.BlockIncomingPstnCallerID === true;
  return { policy, end: { kind: 'rings', user: name, also: own.also, unanswered: own.unanswered, callerHidden } };
};
