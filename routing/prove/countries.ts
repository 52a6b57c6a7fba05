import { nameKey } from '../compile.ts';
import type { DialPlan } from '../config.ts';
import type { Facts } from './facts.ts';

/** Where a tenant's users are, the tenant's own country first. */
export const countriesOf = ({ tenant, callers }: Facts): string[] => [
  ...new Set([tenant.country, ...callers.map(({ ready }) => ready.user.country)]),
];

/** Where those are who dial by a plan; the tenant's country if nobody does yet. */
export const countriesOfPlan = ({ tenant, callers }: Facts, plan: DialPlan): string[] => {
  const having = callers.filter(
    ({ ready, users }) => users.length > 0 && nameKey(ready.plan.name) === nameKey(plan.name),
  );
  const found = [...new Set(having.map(({ ready }) => ready.user.country))];
  return found.length > 0 ? found : [tenant.country];
};
