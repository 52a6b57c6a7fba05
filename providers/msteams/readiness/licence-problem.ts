import type { DirectoryUser } from './directory.ts';
import type { Licences, LicensedUser, Subscription } from './licences.ts';
import { nameOfPart, phoneAddOn, productOf, teamsAddOn } from './products.ts';
import { isPlanOf, lacksPlans, missingPlans, type VoicePlan } from './service-plans.ts';

/** What stands in somebody's way, and what to do. */
export interface Problem {
  readonly text: string;
  readonly fix: string;
  /** Time alone mends it. */
  readonly waits?: true;
}

interface Known {
  readonly user: DirectoryUser;
  readonly licensed: LicensedUser;
  readonly subscriptions: readonly Subscription[] | undefined;
}

/** Where nothing better is known. */
export const anyLicence =
  'assign a licence with Phone System and Teams (Microsoft 365 E5, or E3 with Teams Phone Standard)';

const nameOf = (skuId: string, { subscriptions }: Known): string =>
  productOf(skuId)?.name ?? subscriptions?.find((one) => one.skuId === skuId)?.skuPartNumber ?? `licence ${skuId}`;

const planIn = (skuId: string, plan: VoicePlan, { subscriptions }: Known) =>
  subscriptions
    ?.find((one) => one.skuId === skuId)
    ?.servicePlans.find(({ servicePlanId }) => isPlanOf(plan, servicePlanId));

/** A licence that a group gives is the group's to change: refused at the user. */
const groupOf = (skuId: string, { licensed }: Pick<Known, 'licensed'>): string | undefined =>
  licensed.licenseAssignmentStates?.find((one) => one.skuId === skuId && one.assignedByGroup)?.assignedByGroup ??
  undefined;

/** The user has a licence that holds the plan: switched off, on its way, or of a subscription that ended. */
const heldWithIt = (plan: VoicePlan, known: Known): Problem | undefined => {
  const shown = (known.user.assignedPlans ?? []).find(({ servicePlanId }) => isPlanOf(plan, servicePlanId));
  for (const { skuId, disabledPlans } of known.licensed.assignedLicenses) {
    const inside = planIn(skuId, plan, known);
    if (inside === undefined) continue;
    const name = nameOf(skuId, known);
    const group = groupOf(skuId, known);
    if (disabledPlans?.includes(inside.servicePlanId)) {
      return {
        text: `${plan} is switched off in the user's ${name}.`,
        fix: `switch ${inside.servicePlanName} on in ${name}${group === undefined ? " (Microsoft 365 admin center, the user's Licenses and apps)" : `, which the group ${group} gives: at the group`}`,
      };
    }
    return shown === undefined
      ? {
          text: `The user has ${name}, whose ${plan} hasn't reached Teams yet.`,
          fix: 'wait some minutes, then run up again',
          waits: true,
        }
      : {
          text: `The user has ${name}, whose ${plan} doesn't work any more (${shown.capabilityStatus}).`,
          fix: `renew the subscription of ${name}, or wait some minutes if it was renewed just now`,
        };
  }
  return undefined;
};

const violations: Readonly<Record<string, (name: string, known: Known) => Problem>> = {
  CountViolation: (name) => ({ text: `no unit of ${name} was free`, fix: `buy more of ${name}` }),
  MutuallyExclusiveViolation: (name) => ({
    text: `${name} excludes another licence of the user's`,
    fix: `take the licence that ${name} excludes from the user`,
  }),
  DependencyViolation: (name) => ({
    text: `${name} needs a service plan that the user lacks, or that is switched off`,
    fix: `give the user the plan that ${name} needs, in the same step`,
  }),
  ProhibitedInUsageLocationViolation: (name, { user }) => ({
    text: `${name} isn't to be had in the user's usage location (${user.usageLocation ?? 'none'})`,
    fix: 'correct the usage location in Entra, or choose another licence',
  }),
  UniquenessViolation: (name) => ({
    text: `${name} was refused because something of the user's isn't unique (UniquenessViolation)`,
    fix: 'read the error at the user in the Microsoft 365 admin center',
  }),
};

/** Somebody, mostly a group, gave a licence with the plan, and Entra couldn't. */
const givenInVain = (plan: VoicePlan, known: Known): Problem | undefined => {
  for (const { skuId, error, assignedByGroup } of known.licensed.licenseAssignmentStates ?? []) {
    if (!error || error === 'None' || planIn(skuId, plan, known) === undefined) continue;
    const name = nameOf(skuId, known);
    const told = violations[error]?.(name, known) ?? {
      text: `${name} was refused (${error})`,
      fix: 'read the error at the user in the Microsoft 365 admin center',
    };
    const by = assignedByGroup ? `, by the group ${assignedByGroup}` : '';
    return { text: `A licence with ${plan} was asked for${by}, and not given: ${told.text}.`, fix: told.fix };
  }
  return undefined;
};

/** How many are free, and what that means. */
export const supply = (
  partNumber: string,
  { subscriptions }: { readonly subscriptions?: readonly Subscription[] | undefined },
): string => {
  const name = `${nameOfPart(partNumber)} (${partNumber})`;
  if (subscriptions === undefined) return `add ${name}; whether one is free couldn't be read`;
  const bought = subscriptions.find((one) => one.skuPartNumber === partNumber);
  if (bought === undefined) return `buy ${name}, of which the tenant has none, and add it`;
  const { enabled } = bought.prepaidUnits;
  const free = enabled - bought.consumedUnits;
  return free > 0
    ? `add ${name}, of which ${free} of ${enabled} ${free === 1 ? 'is' : 'are'} free`
    : `buy more of ${name}, of which none of ${enabled} is free, and add it`;
};

const heldNames = (known: Known): string =>
  known.licensed.assignedLicenses.map(({ skuId }) => nameOf(skuId, known)).join(' and ');

/** Nothing that the user has, or was to get, holds the plan. */
const toAdd = (plan: VoicePlan, known: Known): Problem => {
  const skuIds = known.licensed.assignedLicenses.map(({ skuId }) => skuId);
  if (skuIds.length === 0) {
    return { text: `The user has ${lacksPlans(known.user.assignedPlans ?? [])}.`, fix: anyLicence };
  }
  const addOn = plan === 'Teams' ? teamsAddOn : phoneAddOn(skuIds);
  const ended = lacksPlans(known.user.assignedPlans ?? [])?.includes(`${plan} (its licence ended)`) === true;
  return {
    text: `The user has no ${plan}${ended ? ' (its licence ended)' : ''}. ${heldNames(known)} ${skuIds.length === 1 ? 'has' : 'have'} none.`,
    fix: addOn === undefined ? anyLicence : supply(addOn, known),
  };
};

/** What is to be done about the plans that a user lacks. */
export interface LicenceNeed {
  /** Part numbers of what has to be added, in one step; empty where something else stands in the way. */
  readonly add: readonly string[];
  readonly problems: readonly Problem[];
}

/** Of somebody who lacks Phone System or Teams: what adds them, by the guide's table, or why nothing that is added would. */
export const licenceNeed = (user: DirectoryUser, { users, subscriptions }: Licences): LicenceNeed => {
  const licensed = users.get(user.id);
  if (licensed === undefined) {
    const text = "The user's licences couldn't be read.";
    return { add: [], problems: [{ text, fix: 'run up again' }] };
  }
  const known: Known = { user, licensed, subscriptions };
  const skuIds = licensed.assignedLicenses.map(({ skuId }) => skuId);
  const missing = missingPlans(user.assignedPlans ?? []).map((plan): Problem | string => {
    const inTheWay = heldWithIt(plan, known) ?? givenInVain(plan, known);
    if (inTheWay !== undefined) return inTheWay;
    const addOn = skuIds.length === 0 ? undefined : plan === 'Teams' ? teamsAddOn : phoneAddOn(skuIds);
    return addOn ?? toAdd(plan, known);
  });
  const problems = missing.filter((one) => typeof one !== 'string');
  // What is on its way keeps nothing else from being added.
  const add = problems.some(({ waits }) => !waits) ? [] : missing.filter((one) => typeof one === 'string');
  return { add: [...new Set(add)], problems: [...new Map(problems.map((one) => [one.text, one])).values()] };
};

/**
 * Why a user lacks Phone System or Teams, and the one licence that mends it, by the guide's table of base plans and add-ons.
 * Undefined where nothing is missing. Where the licences couldn't be read the plans alone are told.
 */
export const licenceProblems = (user: DirectoryUser, licences: Licences): Problem[] => {
  const plans = user.assignedPlans ?? [];
  const lacking = lacksPlans(plans);
  if (lacking === undefined) return [];
  const licensed = licences.users.get(user.id);
  if (licensed === undefined) return [{ text: `The user has ${lacking}.`, fix: anyLicence }];
  const known: Known = { user, licensed, subscriptions: licences.subscriptions };
  const problems = missingPlans(plans).map(
    (plan) => heldWithIt(plan, known) ?? givenInVain(plan, known) ?? toAdd(plan, known),
  );
  // One licence that lacks both is told once.
  return [...new Map(problems.map((one) => [one.text, one])).values()];
};
