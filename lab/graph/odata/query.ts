import { GraphError } from '../error.ts';
import { type Predicate, readFilter } from './filter.ts';
import { FilterSyntaxError } from './parse-filter.ts';

/** How a collection may be asked for; each service has its own rules. */
export interface CollectionRules {
  /** `user` in `microsoft.graph.user`. */
  readonly type: string;
  readonly defaultPage: number;
  readonly largestPage: number;
  /** A larger `$top` is cut to the largest page. Default: refused. */
  readonly cutsPages?: boolean;
  /** Pages by `$skip` that the caller counts, or by a nextLink that the service gives; `$skip` is refused then, or passed over. */
  readonly paging: 'skip' | 'nextLink' | 'nextLinkDespiteSkip';
  /** Properties that exist, for `$select` and `$filter`. */
  readonly properties: ReadonlySet<string>;
  /** Properties a `$filter` may not name. */
  readonly unfilterable?: ReadonlySet<string>;
  /** What comes without `$select`; everything if left out. */
  readonly basic?: readonly string[];
  /** Entra's advanced queries: `ne`, `not`, `endswith` want ConsistencyLevel and $count; at most 15 values in one filter. */
  readonly directory: boolean;
}

/** What a request asks of a collection. */
export interface CollectionQuery {
  /** Absent: every row. */
  readonly keep: Predicate | undefined;
  readonly select: readonly string[] | undefined;
  readonly orderBy: readonly { readonly property: string; readonly descending: boolean }[];
  readonly offset: number;
  readonly page: number;
  readonly count: boolean;
}

const unsupported = (message: string) => new GraphError(400, 'Request_UnsupportedQuery', message);
const bad = (message: string) => new GraphError(400, 'BadRequest', message);

/** What the lab doesn't play is refused, not passed over. */
const refuseUnplayed = (params: URLSearchParams): void => {
  const option = ['$expand', '$search', '$apply'].find((name) => params.has(name));
  if (option !== undefined) throw bad(`The query option '${option}' is not played by the lab.`);
};

/** `$select` as property names; an unknown one is refused as Graph does. */
export const readSelect = (
  params: URLSearchParams,
  rules: Pick<CollectionRules, 'type' | 'properties' | 'basic'>,
): readonly string[] | undefined => {
  refuseUnplayed(params);
  const asked = params.get('$select');
  if (asked === null || asked.trim() === '' || asked === '*') return rules.basic;
  const names = asked.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !rules.properties.has(name));
  if (unknown !== undefined) {
    throw bad(
      `Parsing OData Select and Expand failed: Could not find a property named '${unknown}' on type 'microsoft.graph.${rules.type}'.`,
    );
  }
  return names;
};

const readNumber = (params: URLSearchParams, name: string): number | undefined => {
  const text = params.get(name);
  if (text === null) return undefined;
  if (!/^\d+$/.test(text))
    throw bad(
      `Invalid value '${text}' for ${name} query option found. The ${name} query option requires a non-negative integer value.`,
    );
  return Number(text);
};

const readKeep = (params: URLSearchParams, rules: CollectionRules, eventual: boolean): Predicate | undefined => {
  const text = params.get('$filter');
  if (text === null || text.trim() === '') return undefined;
  try {
    const filter = readFilter(text);
    const unknown = filter.properties.find((name) => !rules.properties.has(name));
    if (unknown !== undefined) {
      throw bad(
        `Invalid filter clause: Could not find a property named '${unknown}' on type 'microsoft.graph.${rules.type}'.`,
      );
    }
    const closed = filter.properties.find((name) => rules.unfilterable?.has(name));
    if (closed !== undefined || (rules.directory && filter.advanced && !eventual)) {
      throw unsupported(
        `Unsupported or invalid query filter clause specified for property '${closed ?? filter.properties[0]}' of resource '${rules.type.charAt(0).toUpperCase()}${rules.type.slice(1)}'.`,
      );
    }
    if (rules.directory && filter.clauses > 15) {
      throw unsupported(
        `Too many child clauses specified in search filter expression containing 'OR' operators: ${filter.clauses}. Max allowed: 15.`,
      );
    }
    return filter.keep;
  } catch (error) {
    if (error instanceof FilterSyntaxError) throw bad(error.message);
    throw error;
  }
};

const readOffset = (params: URLSearchParams, rules: CollectionRules): number => {
  const skip = readNumber(params, '$skip');
  if (rules.paging === 'skip') return skip ?? 0;
  if (skip !== undefined && rules.paging === 'nextLink') throw bad("'$skip' is not supported by the service.");
  const token = params.get('$skiptoken');
  return token === null ? 0 : Number(Buffer.from(token, 'base64url').toString());
};

/** Reads `$filter`, `$select`, `$orderby`, `$top`, `$skip`, `$skiptoken` and `$count`; throws Graph's refusals. */
export const readQuery = (url: string, headers: Headers, rules: CollectionRules): CollectionQuery => {
  // URLSearchParams decodes `%24` and reads `+` as a space, as Graph does: a filter on `+31…` must send `%2B31…`.
  const params = new URL(url).searchParams;
  const count = params.get('$count') === 'true';
  const eventual = count && headers.get('consistencylevel')?.toLowerCase() === 'eventual';
  const asked = readNumber(params, '$top') ?? rules.defaultPage;
  const page = rules.cutsPages === true ? Math.min(asked, rules.largestPage) : asked;
  if (page < 1 || page > rules.largestPage) {
    throw bad(`Invalid page size specified: '${page}'. Must be between 1 and ${rules.largestPage} inclusive.`);
  }
  const orderBy = (params.get('$orderby') ?? '')
    .split(',')
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [property = '', direction = 'asc'] = part.trim().split(/\s+/);
      return { property, descending: direction === 'desc' };
    });
  return {
    keep: readKeep(params, rules, eventual),
    select: readSelect(params, rules),
    orderBy,
    offset: readOffset(params, rules),
    page,
    count,
  };
};
