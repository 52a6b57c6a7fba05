import type { Context } from '../../kit/resource.ts';
import type { Graph } from '../graph/graph.ts';
import { readEach } from './read-each.ts';

/** A number of the tenant's inventory. @see https://learn.microsoft.com/graph/api/resources/teamsadministration-numberassignment */
export interface NumberRow {
  /** Always with `+`, extension in lower case. */
  readonly telephoneNumber: string;
  readonly numberType: string;
  /** Object id of the holder; empty or missing when nobody has it. */
  readonly assignmentTargetId?: string | null;
  readonly assignmentStatus?: string | null;
  readonly assignmentCategory?: string | null;
  readonly numberSource?: string | null;
  /** `skipInternalVoip`: colleagues who dial it go out to the network. */
  readonly reverseNumberLookupOptions?: readonly string[] | null;
}

const path = '/admin/teams/telephoneNumberManagement/numberAssignments';
const pageSize = 1000;

const tidy = (row: NumberRow): NumberRow => {
  const number = row.telephoneNumber.toLowerCase();
  return {
    ...row,
    telephoneNumber: number.startsWith('+') ? number : `+${number}`,
    assignmentTargetId: row.assignmentTargetId?.toLowerCase(),
  };
};

/** The whole inventory. There is no nextLink and a page may be shorter than asked, so an empty page is the end. */
export const readNumberRows = async (graph: Graph, context: Context): Promise<NumberRow[]> => {
  const rows: NumberRow[] = [];
  for (;;) {
    const page = await graph.list<NumberRow>(`${path}?$top=${pageSize}&$skip=${rows.length}`, {
      doing: "read the tenant's phone numbers",
      context,
    });
    if (page.length === 0) return rows.map(tidy);
    rows.push(...page);
  }
};

/** Some numbers only, as they are now; who holds none of them is missing from the answer. */
export const readSomeNumberRows = async (
  graph: Graph,
  numbers: readonly string[],
  context: Context,
): Promise<NumberRow[]> => {
  const pages = await readEach<{ value?: NumberRow[] }>(graph, numbers, {
    path: (number) => `${path}?$filter=${encodeURIComponent(`telephoneNumber eq '${number}'`)}`,
    doing: 'read phone numbers again',
    context,
    absent: () => false,
  });
  return pages.flatMap((page) => page?.value ?? []).map(tidy);
};

/** A Direct Routing number that Teams itself manages: the only sort trunkline assigns or releases. */
export const isOurSort = (row: NumberRow): boolean =>
  row.numberType.toLowerCase() === 'directrouting' && row.numberSource?.toLowerCase() !== 'onpremises';

/** Private and alternate lines are further numbers beside a user's own. */
export const isPrimary = (row: NumberRow): boolean => (row.assignmentCategory ?? 'primary').toLowerCase() === 'primary';
