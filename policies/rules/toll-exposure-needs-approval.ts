import { fromTenant } from '../../routing/from-tenant.ts';
import { attemptsOf } from '../../routing/not-connected.ts';
import { tollExposure, withGroups } from '../../routing/prove/toll-exposure.ts';
import { notTold } from '../not-told.ts';
import { people } from '../people.ts';
import type { Finding, TenantRule } from '../rule.ts';
import { ruleName } from '../rule-name.ts';

/** Nobody can dial premium or satellite numbers, unless the tenant file says why they may. */
export const tollExposureNeedsApproval: TenantRule = {
  name: ruleName(import.meta.filename),
  about: 'tenant',
  rule: 'Nobody reaches premium or satellite numbers, unless the tenant file says why.',
  why: 'toll fraud is paid by the customer, and one night of calls to such numbers costs more than a year of telephony.',
  check: ({ tenant }) => {
    const { reach, notAnalysed } = tollExposure(withGroups(fromTenant(tenant), tenant));
    const fix =
      'narrow the pattern of the route; or, if it is meant, write the reason under exceptions.toll-exposure-needs-approval in tenant.yaml.';
    const reached = [...Map.groupBy(reach, (call) => `${call.kind} numbers${by(call)}`)].map(
      ([numbers, alike]): Finding => {
        const users = [...new Set(alike.flatMap((call) => call.users))];
        const written = alike[0]?.example?.written;
        return { what: `${people(users)} can dial ${numbers}${written ? `, e.g. ${written}` : ''}.`, fix };
      },
    );
    return [...reached, ...notAnalysed.map(notTold)];
  },
};

type Call = ReturnType<typeof tollExposure>['reach'][number];

/** The route that carries the example first. */
const by = ({ example }: Call): string => {
  const [first] = example === undefined ? [] : attemptsOf(example.after.outcome);
  return first ? `, by route ${first.route}` : '';
};
