import { inWords } from '../routing/in-words.ts';
import type { TenantReview } from './review-schema.ts';

type Lists = TenantReview['lists'];

/** A dial plan that is made from another changes with it: lists with the same change are told as one. */
export const joinedLists = (lists: Lists): Lists => {
  const alike = Map.groupBy(lists, (list) => JSON.stringify([kindOf(list.list), changeOf(list)]));
  return [...alike.values()].flatMap((those) => {
    const [first, ...others] = those;
    if (!first || others.length === 0) return first ?? [];
    const kind = kindOf(first.list);
    const names = [...new Set(those.map(({ list }) => list.slice(kind.length + 1)))];
    return [{ ...first, list: names.length === 1 ? first.list : `${plural(kind)} ${inWords(names)}` }];
  });
};

/** What lists say without their names, each once: tenants that differ in names only change alike. */
export const listChanges = (lists: Lists): string[] => [
  ...new Set(lists.map((list) => JSON.stringify([kindOf(list.list), changeOf(list)]))),
];

/** `policy`, `dial plan`, `routes of usage`. */
const kindOf = (list: string): string => list.slice(0, Math.max(0, list.indexOf(' "')));

const plural = (kind: string): string => (kind === 'policy' ? 'policies' : `${kind}s`);

const changeOf = ({ list: _, ...change }: Lists[number]): unknown => change;
