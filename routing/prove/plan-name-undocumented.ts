import { betterPlanName, documentedPlanName } from '../../tenant/schema/dial-plan-name.ts';
import type { Facts } from './facts.ts';
import type { Finding } from './finding.ts';

/** Dial plans whose names Microsoft's page doesn't allow, though such names occur in tenants. */
export const planNameUndocumented = ({ tenant }: Pick<Facts, 'tenant'>): Finding[] =>
  tenant.dialPlans
    .filter(({ name }) => !documentedPlanName.test(name))
    .map(({ name }) => ({
      kind: 'plan-name-undocumented',
      level: 'note',
      certainty: 'sampled',
      part: { kind: 'plan', name },
      what: `Dial plan "${name}" has a name that the page of New-CsTenantDialPlan doesn't allow: letters, digits, hyphens and dots.`,
      why: 'Tenants with such names are known, so Teams most likely takes it; if not, up fails at this plan.',
      fix: `leave it if the tenant has it already; a new plan is safer as ${betterPlanName(name)}.`,
    }));
