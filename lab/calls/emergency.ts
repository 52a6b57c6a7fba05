import type { LabUser } from '../model.ts';
import { bareName } from '../teams/identity.ts';
import { type LabEmergencyPolicy, masksOf } from '../teams/policies/emergency-policy.ts';
import { inEffect } from './in-effect.ts';
import type { EmergencyTaken } from './trace.ts';
import type { World } from './world.ts';

interface Asked {
  readonly dialled: string;
  /** What the dial plan made of it. */
  readonly number: string;
  /** The site of the network where the user is. */
  readonly site: string | undefined;
}

/**
 * The emergency number that a call is to, by the policy of the user's site or, where nothing in that takes it, of the user (DOC
 * SfB:manage-emergency-call-routing-policies). The call then takes that number's usage, whatever the user's routing policy is.
 */
export const emergencyOf = (world: World, user: LabUser, asked: Asked): EmergencyTaken | undefined => {
  const { store, switches } = world;
  const number = switches.emergencyReading === 'planFirst' ? asked.number : asked.dialled;
  const site = asked.site === undefined ? undefined : store.get('networkSite', asked.site);
  const ofSite = store.get('emergencyPolicy', bareName(site?.EmergencyCallRoutingPolicy ?? ''));
  const bySite = site && ofSite && takenBy(world, ofSite, number);
  if (site && ofSite && bySite) {
    return { policy: { name: ofSite.Identity, source: 'site', site: site.Identity }, ...bySite };
  }
  const { shown: policy, row } = inEffect(world, user, 'teamsemergencycallroutingpolicy');
  const taken = row && takenBy(world, row, number);
  return taken && { policy, ...taken };
};

const takenBy = (
  { switches }: World,
  { EmergencyNumbers }: LabEmergencyPolicy,
  number: string,
): Omit<EmergencyTaken, 'policy'> | undefined => {
  const bare = (text: string) => (switches.emergencyPlus === 'ignored' ? text.replace(/^\+/, '') : text);
  const same = (text: string) => bare(text) === bare(number);
  const byDial = EmergencyNumbers.find((one) => same(one.EmergencyDialString));
  if (byDial !== undefined) return { dial: byDial.EmergencyDialString, usage: byDial.OnlinePSTNUsage };
  const byMask = EmergencyNumbers.find((one) => masksOf(one).some(same));
  return byMask && { dial: byMask.EmergencyDialString, mask: number, usage: byMask.OnlinePSTNUsage };
};
