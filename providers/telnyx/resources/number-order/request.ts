import { createHash } from 'node:crypto';
import type { NumberOrderArgs } from '../../schema/number-order.ts';

/**
 * The reference by which Telnyx finds the order again. It names tenant and order and nothing else: an order is found also under another
 * name of its stack or component, since finding none would buy a second time.
 */
export const customerReference = (tenantId: string, reference: string): string =>
  `trunkline-${createHash('sha256').update(tenantId.toLowerCase()).digest('hex').slice(0, 10)}-${reference}`;

/** What is ordered, as one text: two orders that differ in it aren't the same. The connection doesn't count: numbers move. */
export const requestOf = ({ numbers, search, requirementGroup }: NumberOrderArgs): string => {
  const what =
    search === undefined
      ? [...new Set(numbers)].toSorted().join(' ')
      : [`${search.count} ${search.type} in ${search.country}`, ...(search.areaCode ? [search.areaCode] : [])].join(
          ' ',
        );
  return requirementGroup === undefined ? what : `${what} (${requirementGroup})`;
};

export const countOf = ({ numbers, search }: NumberOrderArgs): number => search?.count ?? new Set(numbers).size;
