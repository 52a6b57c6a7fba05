import type { NormalizationRule, VoiceConfig, VoiceUser } from '../../routing/config.ts';
import { type InForce, inForce } from './in-force.ts';
import { named } from './named.ts';
import { firstThatMatches } from './rewrite.ts';

export interface Normalised {
  readonly plan: InForce;
  readonly number: string;
  readonly rule?: NormalizationRule;
  /** The rule took only a piece of the number. */
  readonly part: boolean;
  /** What of it isn't published, or stands in no file. */
  readonly unknown: { readonly countryRules: boolean; readonly globalPlan: boolean };
}

/** What the effective dial plan makes of a number (teams-cmdlets.md section 8). */
export const normalise = (config: VoiceConfig, user: VoiceUser, dialled: string): Normalised => {
  const plan = inForce(config, 'dialPlan', user, user.dialPlan);
  const own = named(config.dialPlans, plan.name)?.rules ?? [];
  const service = config.servicePlans[user.country];
  const ofTeams = service?.rules ?? [];
  const hit = firstThatMatches<NormalizationRule>([...own, ...ofTeams], dialled);
  const likely = hit !== undefined && ofTeams.some((rule) => rule === hit.rule && rule.certainty === 'likely');
  const nobody = hit === undefined && !dialled.startsWith('+') && service?.whole !== true;
  const global = plan.name.toLowerCase() === 'global' && named(config.dialPlans, 'Global') === undefined;
  const unknown = { countryRules: likely || nobody, globalPlan: global && config.unreadGlobalPlan === true };
  if (hit !== undefined) return { plan, number: hit.result.number, rule: hit.rule, part: hit.result.part, unknown };
  // The sections say "prepends +CC"; what begins with + is an international number already.
  if (service === undefined || dialled.startsWith('+')) return { plan, number: dialled, part: false, unknown };
  return { plan, number: `+${service.callingCode}${dialled}`, part: false, unknown };
};
