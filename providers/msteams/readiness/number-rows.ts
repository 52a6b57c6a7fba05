import { z } from 'zod';
import { ServiceError } from '../../kit/error.ts';
import type { Context } from '../../kit/resource.ts';
import type { Graph } from '../graph/graph.ts';
import { readEach } from './read-each.ts';

const numberRow = z.looseObject({
  /** Always with `+`, extension in lower case. */
  telephoneNumber: z
    .string()
    .toLowerCase()
    .transform((number) => (number.startsWith('+') ? number : `+${number}`)),
  numberType: z.string(),
  /** Object id of the holder; empty or missing when nobody has it. */
  assignmentTargetId: z.string().toLowerCase().nullish(),
  assignmentStatus: z.string().nullish(),
  assignmentCategory: z.string().nullish(),
  numberSource: z.string().nullish(),
  /** `skipInternalVoip`: colleagues who dial it go out to the network. */
  reverseNumberLookupOptions: z.array(z.string()).nullish(),
});

/** A number of the tenant's inventory. @see https://learn.microsoft.com/graph/api/resources/teamsadministration-numberassignment */
export type NumberRow = Readonly<z.output<typeof numberRow>>;

const numberPage = z.looseObject({ value: z.array(numberRow) });

const path = '/admin/teams/telephoneNumberManagement/numberAssignments';
const pageSize = 1000;

/** A page of the documented default or largest size may have more behind it. */
const fullPages: readonly number[] = [500, pageSize];

const beginsAgain = (seen: number): ServiceError =>
  new ServiceError({
    kind: 'Unknown',
    doing: "read the tenant's phone numbers",
    text: `Microsoft Graph's list begins again after ${seen} numbers: what comes behind them can't be seen.`,
    fix: 'run the same command again later; if Graph stays with it, ask Microsoft.',
  });

/**
 * The whole inventory, each number once. There is no nextLink, a page may be shorter than asked and `$skip` isn't to be
 * relied on: the list is at its end where a page brings no number that wasn't there before.
 */
export const readNumberRows = async (graph: Graph, context: Context): Promise<NumberRow[]> => {
  const rows = new Map<string, NumberRow>();
  for (let skip = 0; ; ) {
    const page = await graph.list(`${path}?$top=${pageSize}&$skip=${skip}`, numberRow, {
      doing: "read the tenant's phone numbers",
      context,
    });
    const before = rows.size;
    for (const row of page) rows.set(row.telephoneNumber, row);
    if (rows.size === before) {
      if (fullPages.includes(page.length)) throw beginsAgain(rows.size);
      return [...rows.values()];
    }
    skip += page.length;
  }
};

/** Some numbers only, as they are now; who holds none of them is missing from the answer. */
export const readSomeNumberRows = async (
  graph: Graph,
  numbers: readonly string[],
  context: Context,
): Promise<NumberRow[]> => {
  const pages = await readEach(graph, numbers, {
    row: numberPage,
    path: (number) => `${path}?$filter=${encodeURIComponent(`telephoneNumber eq '${number}'`)}`,
    doing: 'read phone numbers again',
    context,
    absent: () => false,
  });
  return pages.flatMap((page) => page?.value ?? []);
};

/** What an account holds. */
export const readNumbersOf = (graph: Graph, id: string, context: Context): Promise<NumberRow[]> =>
  graph.list(`${path}?$filter=${encodeURIComponent(`assignmentTargetId eq '${id}'`)}`, numberRow, {
    doing: 'read the phone number of an account',
    context,
  });

/** A Direct Routing number that Teams itself manages: the only sort trunkline assigns or releases. */
export const isOurSort = (row: NumberRow): boolean =>
  row.numberType.toLowerCase() === 'directrouting' && row.numberSource?.toLowerCase() !== 'onpremises';

/** Private and alternate lines are further numbers beside a user's own. */
export const isPrimary = (row: NumberRow): boolean => (row.assignmentCategory ?? 'primary').toLowerCase() === 'primary';
