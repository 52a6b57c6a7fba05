import { ServiceError } from '../../../kit/error.ts';
import { isPlanOf } from '../../readiness/service-plans.ts';
import { sameName } from '../same-name.ts';
import type { Sku } from './read.ts';

/** The subscription of a part number, where it can activate a domain; told before anything is made. */
export const usableSku = (
  skus: readonly Sku[],
  { licence, doing, isToGive }: { readonly licence: string; readonly doing: string; readonly isToGive: boolean },
): Sku | undefined => {
  const sku = skus.find(({ skuPartNumber }) => sameName(skuPartNumber, licence));
  if (!isToGive) return sku;
  const refusal = (text: string, fix: string) => new ServiceError({ kind: 'NotLicensed', doing, text, fix });
  if (sku === undefined) {
    const bought = skus.map(({ skuPartNumber }) => skuPartNumber).toSorted();
    throw refusal(
      `The tenant has no licences "${licence}". It has: ${bought.length === 0 ? 'none' : bought.join(', ')}.`,
      'write one of them that includes Teams as sipDomain.activation.licence, or buy it.',
    );
  }
  if (!sku.servicePlans.some(({ servicePlanId }) => isPlanOf('Teams', servicePlanId))) {
    throw refusal(
      `"${licence}" doesn't include Teams, so it activates no domain.`,
      'write one that does, e.g. SPE_E5, as sipDomain.activation.licence.',
    );
  }
  const units = sku.prepaidUnits.enabled + (sku.prepaidUnits.warning ?? 0);
  if (sku.consumedUnits < units) return sku;
  throw refusal(
    `All ${units} licences "${licence}" are in use.`,
    'free or buy one, or write another that includes Teams as sipDomain.activation.licence.',
  );
};
