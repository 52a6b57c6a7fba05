import { countryOf } from '../../tenant/countries.ts';
import type { LabUser } from '../model.ts';
import { serviceDialPlan } from '../teams/service-dial-plans.ts';
import { inEffect } from './in-effect.ts';
import { firstRewrite } from './pattern.ts';
import type { Normalised } from './trace.ts';
import type { World } from './world.ts';

/**
 * The rules of the user's plan, or of Global, never both; then Teams' own of the usage location; the first that takes the number
 * decides. If none does, the country's calling code is put before it (DOC "Planning Teams dial plans"); that a number which begins with +
 * is left alone is INF.
 */
export const normalise = (world: World, user: LabUser, dialled: string): Normalised => {
  const once = pass(world, user, dialled);
  if (world.switches.secondPass === 'never' || once.number.startsWith('+')) return once;
  return pass(world, user, once.number);
};

const pass = (world: World, user: LabUser, dialled: string): Normalised => {
  const { shown: plan, row } = inEffect(world, user, 'tenantdialplan');
  const country = user.usageLocation;
  const base = { plan, country } as const;
  const own = row?.NormalizationRules ?? [];
  const found = firstRewrite(world, [...own, ...serviceDialPlan(country, world.switches.countryRules)], dialled);
  if (found !== undefined) {
    const of = own.includes(found.rule) ? 'tenant' : 'country';
    return { ...base, by: 'rule', rule: { name: found.rule.Name, of }, number: found.number };
  }
  const code = countryOf((country ?? '').toUpperCase())?.callingCode;
  if (code === undefined || dialled.startsWith('+')) return { ...base, by: 'kept', number: dialled };
  return { ...base, by: 'country code', number: `+${code}${dialled}` };
};
