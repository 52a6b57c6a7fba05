import type { LabContext } from '../../context.ts';
import type { LabUser } from '../../model.ts';
import { badRequest } from '../error.ts';
import { boughtUnits, findSku, plans, type Sku } from '../skus.ts';

interface Addition {
  readonly skuId: string;
  readonly disabledPlans: readonly string[];
}

const readAddition = (value: unknown): Addition => {
  const { skuId, disabledPlans } = (value ?? {}) as { skuId?: unknown; disabledPlans?: unknown };
  return {
    skuId: String(skuId ?? ''),
    disabledPlans: Array.isArray(disabledPlans) ? disabledPlans.map(String) : [],
  };
};

/** Licences of a SKU in use. Soft-deleted users keep theirs no longer. */
export const consumedUnits = (context: Pick<LabContext, 'store'>, skuId: string): number =>
  context.store.list('user').filter((one) => one.deletedDateTime === null && one.licences.includes(skuId)).length;

const checkSku = (context: LabContext, skuId: string): Sku => {
  const sku = findSku(skuId);
  if (sku === undefined) throw badRequest(`License ${skuId} does not correspond to a valid company License.`);
  if (consumedUnits(context, skuId) >= boughtUnits(context, sku)) {
    throw badRequest(`Subscription with SKU ${skuId} does not have any available licenses.`);
  }
  return sku;
};

/** Teams Phone needs a Teams or Skype plan beside it, from any licence of the user. */
const checkDependencies = (held: readonly Sku[], disabled: Readonly<Record<string, readonly string[]>>): void => {
  const on = held.flatMap((sku) => sku.plans.filter((plan) => disabled[sku.skuId]?.includes(plan.id) !== true));
  if (on.includes(plans.MCOEV) && !on.includes(plans.TEAMS1) && !on.includes(plans.MCOSTANDARD)) {
    throw badRequest(
      `License assignment failed because service plan ${plans.MCOEV.id} depends on the service plan(s) ${plans.MCOSTANDARD.id}`,
    );
  }
};

/** POST /users/{id}/assignLicense: all or nothing. Throws Graph's refusals. */
export const assignLicence = (context: LabContext, user: LabUser, body: Record<string, unknown>): void => {
  const { addLicenses, removeLicenses } = body;
  if (!Array.isArray(addLicenses) || !Array.isArray(removeLicenses)) {
    const missing = Array.isArray(addLicenses) ? 'removeLicenses' : 'addLicenses';
    throw badRequest(
      `One or more parameters of the operation 'assignLicense' are missing from the request payload. The missing parameters are: ${missing}.`,
    );
  }
  const now = context.clock.now();
  if (addLicenses.length > 0 && (user.usageLocation === null || (user.usageLocationFrom ?? 0) > now)) {
    throw badRequest('License assignment cannot be done for user with invalid usage location.');
  }
  const additions = addLicenses.map(readAddition);
  const removals = removeLicenses.map(String);
  for (const { skuId } of additions) if (!user.licences.includes(skuId)) checkSku(context, skuId);
  const missing = removals.find((skuId) => !user.licences.includes(skuId));
  if (missing !== undefined) throw badRequest(`User does not have a corresponding license.`);
  // The text as issues quote it (OBS CIPP#4090); whether Graph says exactly this isn't published.
  const ofGroup = (skuId: string) => user.groupLicences?.[skuId] !== undefined;
  const isTwice = (skuId: string) => ofGroup(skuId) && user.directToo?.includes(skuId) === true;
  if (removals.some((skuId) => ofGroup(skuId) && !isTwice(skuId))) {
    throw badRequest(
      'User license is inherited from a group membership and it cannot be removed directly from the user.',
    );
  }
  const licences = [
    ...user.licences.filter((skuId) => !removals.includes(skuId) || isTwice(skuId)),
    ...additions.map((one) => one.skuId).filter((skuId) => !user.licences.includes(skuId)),
  ];
  const disabledPlans = {
    ...user.disabledPlans,
    ...Object.fromEntries(additions.map((one) => [one.skuId, [...one.disabledPlans]])),
  };
  checkDependencies(
    licences.flatMap((skuId) => findSku(skuId) ?? []),
    disabledPlans,
  );
  user.licences = licences;
  // What a group gives, and somebody gave too, is one licence with two givers.
  const twice = [
    ...(user.directToo ?? []).filter((skuId) => !removals.includes(skuId)),
    ...additions.map((one) => one.skuId).filter(ofGroup),
  ];
  if (twice.length > 0 || user.directToo !== undefined) user.directToo = [...new Set(twice)];
  user.disabledPlans = disabledPlans;
  user.licencesFrom = now + context.switches.licenceSeconds * 1000;
  context.store.put('user', user.id, user);
};
