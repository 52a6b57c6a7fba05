/** Service plans, not SKU names, decide: "E5 (no Teams)" has Phone System and no Teams, and SPE_F1 is called F3. */
const phoneSystem: ReadonlySet<string> = new Set([
  '4828c8ec-dc2e-4779-b502-87ac9ce28ab7', // MCOEV
  'ed777b71-af04-42ca-9798-84344c66f7c6', // MCOEVSMB
  'db23fce2-a974-42ef-9002-d78dd42a0f22', // MCOEV_GOV
]);

const teams: ReadonlySet<string> = new Set([
  '57ff2da0-773e-42df-b2af-ffb7a2317929', // TEAMS1
  '304767db-7d23-49e8-a945-4a7eb65f9f28', // TEAMS_GOV
]);

/** Teams Phone for resource accounts, which people never have. */
const virtualUser: ReadonlySet<string> = new Set([
  'f47330e9-c134-43b3-9993-e7f004506889', // MCOEV_VIRTUALUSER
  '0628a73f-3b4a-4989-bd7b-0f8823144313', // MCOEV_VIRTUALUSER_GOV
]);

export interface AssignedPlan {
  readonly servicePlanId: string;
  readonly capabilityStatus: string;
}

/** A plan in its grace period (`Warning`) still works. */
const works = (plan: AssignedPlan): boolean => /^(enabled|warning)$/i.test(plan.capabilityStatus);

/** The licence of an auto attendant or call queue. */
export const hasVirtualUserPlan = (plans: readonly AssignedPlan[]): boolean =>
  plans.some((plan) => works(plan) && virtualUser.has(plan.servicePlanId.toLowerCase()));

/** The plans that a user lacks, in words, and that a licence has ended where one is still shown; undefined where nothing is missing. */
export const lacksPlans = (plans: readonly AssignedPlan[]): string | undefined => {
  const missing = missingPlans(plans);
  if (missing.length === 0) return undefined;
  const words = missing.map((name) =>
    plans.some(({ servicePlanId }) => isPlanOf(name, servicePlanId)) ? `no ${name} (its licence ended)` : `no ${name}`,
  );
  return words.join(' and ');
};

/** The two plans that a number needs. */
export type VoicePlan = 'Phone System' | 'Teams';

const kindOf: Readonly<Record<VoicePlan, ReadonlySet<string>>> = { 'Phone System': phoneSystem, Teams: teams };

/** Whether the service plan is one of those that are called so. */
export const isPlanOf = (plan: VoicePlan, servicePlanId: string): boolean =>
  kindOf[plan].has(servicePlanId.toLowerCase());

/** Which of the two a user lacks. */
export const missingPlans = (plans: readonly AssignedPlan[]): readonly VoicePlan[] => {
  const on = new Set(plans.filter(works).map((plan) => plan.servicePlanId.toLowerCase()));
  return [
    ...(on.isDisjointFrom(phoneSystem) ? (['Phone System'] as const) : []),
    ...(on.isDisjointFrom(teams) ? (['Teams'] as const) : []),
  ];
};
