import { isDeepStrictEqual } from 'node:util';
import type { Json } from '../../providers/msteams/history/change.ts';
import { splitMark } from '../../providers/msteams/resources/described/mark.ts';
import type { Write } from './writes.ts';

type Fields = { readonly [name: string]: Json };

/** The whole of it is in `--json`. */
const longest = 100;

const isFields = (value: Json | undefined): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

const isEmpty = (value: Json | undefined): boolean => value == null || value === '' || (isList(value) && !value.length);

const shorter = (text: string): string => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text);

/** An entry of a list by its name: a rule, an emergency number. */
const nameOf = (entry: Json): string | undefined => {
  const name = isFields(entry) ? (entry.Name ?? entry.EmergencyDialString) : entry;
  return typeof name === 'string' || typeof name === 'number' ? String(name) : undefined;
};

const valueText = (value: Json | undefined): string => {
  if (isEmpty(value)) return 'none';
  if (isList(value)) return shorter(`[${value.map((one) => nameOf(one) ?? JSON.stringify(one)).join(', ')}]`);
  return shorter(typeof value === 'string' ? value : JSON.stringify(value));
};

/** The mark at the end of a Description is trunkline's own business. */
const withoutMark = (name: string, value: Json | undefined): Json | undefined =>
  name === 'Description' && typeof value === 'string' ? (splitMark(value).description ?? '') : value;

/** As far as both sides say it: Teams prints more of an entry than is asked. */
export const isSame = (from: Json | undefined, to: Json | undefined): boolean => {
  if (isEmpty(from) && isEmpty(to)) return true;
  if (isList(from) && isList(to)) return from.length === to.length && to.every((one, at) => isSame(from[at], one));
  if (isFields(from) && isFields(to)) return Object.keys(to).every((name) => isSame(from[name], to[name]));
  return isDeepStrictEqual(from, to);
};

/** Entries of one name that aren't as they were, where the list has the same names as before. */
const entriesText = (from: Json | undefined, to: Json): string | undefined => {
  if (!(isList(from) && isList(to)) || !to.some(isFields)) return undefined;
  if (from.length !== to.length || !to.every((one, at) => nameOf(one) === nameOf(from[at] ?? null))) return undefined;
  return to
    .flatMap((one, at) => {
      const before = from[at];
      if (isSame(before, one)) return [];
      return [`${nameOf(one)} (${fieldsText(isFields(before) ? before : undefined, isFields(one) ? one : {})})`];
    })
    .join(', ');
};

const fieldsText = (from: Fields | undefined, to: Fields): string =>
  Object.entries(to)
    .flatMap(([name, value]) => {
      const [before, after] = [withoutMark(name, from?.[name]), withoutMark(name, value)];
      if (from !== undefined && isSame(before, after)) return [];
      const entries = entriesText(before, value);
      if (entries !== undefined) return [`${name}: ${entries}`];
      return [`${name} ${from === undefined ? '' : `${valueText(before)} `}→ ${valueText(after)}`];
    })
    .join(', ');

const madeText = (to: Json): string => {
  if (!isFields(to)) return 'made';
  const set = Object.entries(to).flatMap(([name, value]) => {
    const shown = withoutMark(name, value);
    return isEmpty(shown) ? [] : [`${name} ${valueText(shown)}`];
  });
  return set.length === 0 ? 'made' : `made: ${set.join(', ')}`;
};

/** Old → new in one line; what nobody had looked at has no old. */
export const changeText = ({ object, from, to }: Pick<Write, 'object' | 'from' | 'to'>): string => {
  if (object !== undefined && to === null) return 'removed';
  if (object !== undefined && from === null) return madeText(to);
  if (isFields(to)) return fieldsText(isFields(from) ? from : undefined, to) || 'written as it was';
  return from === undefined ? `→ ${valueText(to)}` : `${valueText(from)} → ${valueText(to)}`;
};
