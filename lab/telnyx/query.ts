import type { LabContext } from '../context.ts';
import type { TelnyxContext } from './environment.ts';
import { badQuery } from './error.ts';

/** The filters of a list by name, such as `connection_id` or `phone_number][starts_with`. */
type Filters<N extends string> = { readonly [K in N]?: string };

const always = ['page[number]', 'page[size]', 'sort'];

/** What a list is filtered by. Whatever it doesn't know is refused or passed over, by the switch. */
export const filtersOf = <const N extends string>(
  { switches }: Pick<LabContext, 'switches'>,
  c: TelnyxContext,
  names: readonly N[],
  others: readonly string[] = [],
): Filters<N> => {
  const known = new Map(names.map((name) => [`filter[${name}]`, name]));
  const given: { [K in N]?: string } = {};
  for (const [parameter, value] of Object.entries(c.req.query())) {
    const name = known.get(parameter.replace(/\[\]$/, ''));
    if (name !== undefined) given[name] = value;
    else if (!always.includes(parameter) && !others.includes(parameter)) {
      if (switches.telnyxUnknownParameters === 'refused') throw badQuery(parameter, 'is not a known parameter');
    }
  }
  return given;
};

/** One of the words that a filter takes. */
export const oneOf = (parameter: string, value: string | undefined, words: readonly string[]): void => {
  if (value !== undefined && !words.includes(value)) {
    throw badQuery(`filter[${parameter}]`, `must be one of ${words.join(', ')}`);
  }
};

/** DOC of several filters: "Requires at least three characters". */
export const atLeastThree = (parameter: string, value: string | undefined): void => {
  if (value !== undefined && value.length < 3)
    throw badQuery(`filter[${parameter}]`, 'requires at least three characters');
};

/** Whether a value is the one that is filtered by, if any is. */
export const isAsked = (wanted: string | undefined, value: string | null): boolean =>
  wanted === undefined || wanted === value;
