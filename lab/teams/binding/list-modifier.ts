import { LabCmdletError } from '../cmdlet-error.ts';
import type { TeamsSwitches } from '../switches.ts';

/** What a list parameter ("PSListModifier", typed Object) asks for. */
export type ListChange =
  | { readonly replace: readonly unknown[] }
  | { readonly add: readonly unknown[]; readonly remove: readonly unknown[] };

const itemsOf = (value: unknown): readonly unknown[] => {
  if (value === null || value === undefined) return [];
  return Array.isArray(value) ? value : [value];
};

/** `@{Add=…}` or `@{Remove=…}`: edits a list instead of naming the whole of it. */
export const isModifier = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).some((key) => ['add', 'remove'].includes(key.toLowerCase()));

/**
 * A plain value or array replaces the whole list and keeps its order; `@{Add=…}` and `@{Remove=…}` edit it.
 * `@{Replace=…}` is not supported since module 4.2.0 (REL), though the pages still show it: a switch decides.
 */
export const parseListModifier = (
  cmdlet: string,
  parameter: string,
  value: unknown,
  switches: Pick<TeamsSwitches & { replaceModifier: 'reject' | 'accept' }, 'replaceModifier'>,
): ListChange => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { replace: itemsOf(value) };
  const entries = Object.entries(value).map(([key, items]) => [key.toLowerCase(), itemsOf(items)] as const);
  const known = entries.filter(([key]) => ['add', 'remove', 'replace'].includes(key));
  // Anything else is one item: the caller says what it should have been.
  if (known.length === 0 || known.length !== entries.length) return { replace: [value] };
  const asked = Object.fromEntries(known);
  if (asked.replace === undefined) return { add: asked.add ?? [], remove: asked.remove ?? [] };
  if (switches.replaceModifier === 'accept' && known.length === 1) return { replace: asked.replace };
  throw new LabCmdletError(
    `Cannot bind argument to parameter '${parameter}': the list modifier 'Replace' is not supported. Set the value directly instead.`,
    `ParameterArgumentValidationError,${cmdlet}`,
    false,
  );
};

/** `Add` appends at the end, only a whole list reorders (INF, OBS ISS:MicrosoftLearning/MS-721T00#54); what is there already stays where it is. */
export const applyListChange = <T>(
  current: readonly T[],
  change: { readonly replace: readonly T[] } | { readonly add: readonly T[]; readonly remove: readonly T[] },
  keyOf: (item: T) => string,
): T[] => {
  const sameKey = (one: T, other: T) => keyOf(one).toLowerCase() === keyOf(other).toLowerCase();
  const firsts = (items: readonly T[]) =>
    items.filter((item, index) => items.findIndex((one) => sameKey(one, item)) === index);
  if ('replace' in change) return firsts(change.replace);
  const gone = new Set(change.remove.map((item) => keyOf(item).toLowerCase()));
  const kept = current.filter((item) => !gone.has(keyOf(item).toLowerCase()));
  return firsts([...kept, ...change.add]);
};
