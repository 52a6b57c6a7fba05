import { readDirectory } from '../providers/msteams/readiness/directory.ts';
import { readNumbersOf } from '../providers/msteams/readiness/number-rows.ts';
import { type CallerIdPolicyRow, tenantObjects } from '../providers/msteams/resources/tenant-objects.ts';
import type { Session } from '../providers/msteams/session.ts';
import { readContext } from './read-context.ts';
import { liveNumber } from './read-people.ts';
import type { LiveNumber } from './rows.ts';

interface CallerIds {
  /** Resource accounts by their sign-in name; by the object id where Entra has no such account. */
  readonly policies: readonly CallerIdPolicyRow[];
  /** What those hold whose number a policy shows. */
  readonly numbers: readonly LiveNumber[];
}

/** Every caller ID policy, and the numbers of the accounts that they name. */
export const readCallerIdPolicies = async (session: Session): Promise<CallerIds> => {
  const rows = await tenantObjects(session).callerIdPolicies();
  const ids = [...new Set(rows.flatMap(({ ResourceAccount }) => (ResourceAccount ? [ResourceAccount] : [])))];
  if (ids.length === 0) return { policies: rows, numbers: [] };
  const graph = await session.graph();
  const directory = await readDirectory(graph, { upns: [], ids }, readContext);
  const nameOf = (id: string) => directory.byId(id)?.userPrincipalName ?? id;
  // By az login numbers can't be read: then which one is shown isn't known.
  const held =
    graph.method === 'azureCli' ? [] : await Promise.all(ids.map((id) => readNumbersOf(graph, id, readContext)));
  return {
    policies: rows.map((row) => (row.ResourceAccount ? { ...row, ResourceAccount: nameOf(row.ResourceAccount) } : row)),
    numbers: held.flat().map((row) => liveNumber(row, nameOf)),
  };
};
