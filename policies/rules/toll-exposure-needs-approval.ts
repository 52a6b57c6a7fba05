import { compareDialled } from '../../routing/compare/dialled.ts';
import { compileConfig } from '../../routing/compile.ts';
import { fromTenant } from '../../routing/from-tenant.ts';
import { people } from '../people.ts';
import type { Finding, TenantRule } from '../rule.ts';
import { ruleName } from '../rule-name.ts';

/** Kinds of numbers that cost so much that somebody answers for them by name. */
const dear = ['premium', 'satellite'];

/** Nobody can dial premium or satellite numbers, unless the tenant file says why they may. */
export const tollExposureNeedsApproval: TenantRule = {
  name: ruleName(import.meta.filename),
  about: 'tenant',
  rule: 'Nobody reaches premium or satellite numbers, unless the tenant file says why.',
  why: 'toll fraud is paid by the customer, and one night of calls to such numbers costs more than a year of telephony.',
  check: ({ tenant }) => {
    const config = fromTenant(tenant);
    // What anyone reaches is what they gain over policies without usages.
    const { reach, notAnalysed } = compareDialled(
      compileConfig({ ...config, voiceRoutingPolicies: [] }),
      compileConfig(config),
    );
    const fix =
      'narrow the pattern of the route; or, if it is meant, write the reason under exceptions.toll-exposure-needs-approval in tenant.yaml.';
    const dearCalls = reach.filter(({ kind, direction }) => direction === 'gained' && dear.includes(kind));
    const reached = [...Map.groupBy(dearCalls, (call) => `${call.kind} numbers${by(call)}`)].map(
      ([numbers, alike]): Finding => {
        const users = [...new Set(alike.flatMap((call) => call.users))];
        const written = alike[0]?.example?.written;
        return { what: `${people(users)} can dial ${numbers}${written ? `, e.g. ${written}` : ''}.`, fix };
      },
    );
    const left = notAnalysed.map(
      ({ what, why }): Finding => ({
        what: `It can't be told of ${what}: ${why}.`,
        fix: 'write the pattern more plainly, anchored with ^ and $.',
      }),
    );
    return [...reached, ...left];
  },
};

type Call = ReturnType<typeof compareDialled>['reach'][number];

/** The route that carries the example first. */
const by = ({ example }: Call): string => {
  const [first] = example?.after.outcome.kind === 'routed' ? example.after.outcome.attempts : [];
  return first ? `, by route ${first.route}` : '';
};
