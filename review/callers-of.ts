import type { Comparison } from '../routing/compare/comparison.ts';
import type { TenantReview } from './review-schema.ts';

/** Whose calls show another caller, by SBC, with one of them. */
export const callersOf = ({ translations }: Comparison): TenantReview['callers'] =>
  [...Map.groupBy(translations.callers, groupOf).values()].flatMap(([first, ...others]) =>
    first ? [{ users: [first, ...others].map(({ user }) => user), ...first }] : [],
  );

/** Own numbers differ from person to person: one is an example of all. What is the same for many is told as that. */
const groupOf = ({ sbc, before, after }: Comparison['translations']['callers'][number]): string =>
  JSON.stringify([sbc, ...[before, after].map((shown) => shown.replace(/^\+?\d+(;ext=\d+)?(?=$| \(|, with)/, 'own'))]);
