import type { LabContext } from '../../context.ts';
import type { LabGroup, LabUser } from '../../model.ts';
import { badRequest } from '../error.ts';
import { boughtUnits, findSku, plans, type Sku } from '../skus.ts';
import { consumedUnits } from '../users/assign-licence.ts';
import { plansOf } from '../users/licensing.ts';

type Violation = 'CountViolation' | 'DependencyViolation' | 'ProhibitedInUsageLocationViolation';

/** Why a member can't have it: no reply says so, only the member's licenseAssignmentStates. */
const violationOf = (lab: LabContext, user: LabUser, sku: Sku): Violation | undefined => {
  if (user.usageLocation === null) return 'ProhibitedInUsageLocationViolation';
  if (consumedUnits(lab, sku.skuId) >= boughtUnits(lab, sku)) return 'CountViolation';
  const have = [...plansOf(user), ...sku.plans];
  const needsMore = have.includes(plans.MCOEV) && !have.includes(plans.TEAMS1) && !have.includes(plans.MCOSTANDARD);
  return needsMore ? 'DependencyViolation' : undefined;
};

const give = (lab: LabContext, { id: group }: LabGroup, user: LabUser, sku: Sku): void => {
  const { skuId } = sku;
  if (user.licences.includes(skuId)) {
    if (user.groupLicences?.[skuId] !== undefined) return;
    const directToo = [...(user.directToo ?? []), skuId];
    const groupLicences = { ...user.groupLicences, [skuId]: group };
    lab.store.put('user', user.id, { ...user, groupLicences, directToo });
    return;
  }
  const error = violationOf(lab, user, sku);
  const others = (user.refusedLicences ?? []).filter((one) => one.skuId !== skuId || one.group !== group);
  lab.store.put(
    'user',
    user.id,
    error === undefined
      ? {
          ...user,
          licences: [...user.licences, skuId],
          groupLicences: { ...user.groupLicences, [skuId]: group },
          refusedLicences: others,
          licencesFrom: lab.clock.now() + lab.switches.licenceSeconds * 1000,
        }
      : { ...user, refusedLicences: [...others, { skuId, group, error }] },
  );
};

/**
 * POST /groups/{id}/assignLicense: each direct member gets it, or an error at the member.
 * @see https://learn.microsoft.com/graph/api/group-assignlicense
 */
export const assignGroupLicence = (lab: LabContext, group: LabGroup, body: Record<string, unknown>): void => {
  const { addLicenses, removeLicenses } = body;
  if (!Array.isArray(addLicenses) || !Array.isArray(removeLicenses)) {
    throw badRequest("One or more parameters of the operation 'assignLicense' are missing from the request payload.");
  }
  const skus = addLicenses.map(({ skuId }: { skuId?: unknown }) => {
    const sku = findSku(String(skuId));
    if (sku === undefined) throw badRequest(`License ${skuId} does not correspond to a valid company License.`);
    return sku;
  });
  for (const id of group.members) {
    for (const sku of skus) {
      const user = lab.store.get('user', id);
      if (user !== undefined && user.deletedDateTime === null) give(lab, group, user, sku);
    }
  }
};
