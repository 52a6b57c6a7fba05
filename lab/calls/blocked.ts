import type { LabNumberPattern } from '../teams/blocked-callers.ts';
import { isBlockingOn } from '../teams/tenant-blocking.ts';
import { takes } from './pattern.ts';
import type { HandedOverEnd } from './trace.ts';
import type { World } from './world.ts';

interface CallerNumber {
  /** As the SBC sends it. */
  readonly received: string;
  /** After the SBC's translation rules. */
  readonly translated: string;
}

/**
 * The blocked pattern that takes a caller, unless an exemption does too, while the tenant blocks at all (DOC
 * PS:New-CsInboundBlockedNumberPattern, PS:Set-CsTenantBlockedCallingNumbers). Their order means nothing. A day's lag isn't played.
 */
export const blockedBy = (
  { store, switches }: World,
  caller: CallerNumber,
): Extract<HandedOverEnd, { kind: 'blocked' }> | undefined => {
  if (!isBlockingOn(store)) return undefined;
  const number = caller[switches.blockedCaller];
  const held = switches.blockedForms === 'digits' ? number.replace(/^\+/, '') : number;
  const isTaking = ({ Enabled, Pattern }: LabNumberPattern) => Enabled && takes(Pattern, held);
  const found = store.list('blockedCaller').find(isTaking);
  if (found === undefined || store.list('blockedCallerExemption').some(isTaking)) return undefined;
  const account = store.get('user', found.ResourceAccount ?? '');
  return { kind: 'blocked', pattern: found.Identity, redirectedTo: account?.userPrincipalName ?? null };
};
