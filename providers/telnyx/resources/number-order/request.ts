import type { NumberOrderArgs } from '../../schema/number-order.ts';

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
