import { z } from 'zod';
import { understood } from '../providers/msteams/powershell/understood.ts';
import { readDirectory } from '../providers/msteams/readiness/directory.ts';
import { blocksCallers } from '../providers/msteams/resources/caller-blocking.ts';
import { tenantObjects } from '../providers/msteams/resources/tenant-objects.ts';
import type { Session } from '../providers/msteams/session.ts';
import { bothForms } from '../routing/blocked-callers.ts';
import { readContext } from './read-context.ts';
import type { BlockedRows } from './rows.ts';

/**
 * Patterns and exemptions, whether they are in force, and what the tenant says of the numbers that CCAIP shows. Of a tenant without
 * patterns nothing else decides a call, and is read only where the whole of it is asked for.
 */
export const readBlockedCallers = async (
  session: Session,
  callerNumbers: readonly string[] = [],
  { whole = false } = {},
): Promise<BlockedRows> => {
  const objects = tenantObjects(session);
  const rows = await objects.blockedCallers();
  const ids = [...new Set(rows.flatMap(({ ResourceAccount }) => (ResourceAccount ? [ResourceAccount] : [])))];
  const directory =
    ids.length === 0 ? undefined : await readDirectory(await session.graph(), { upns: [], ids }, readContext);
  const answers = [];
  // Without a pattern there is nothing to ask of.
  for (const number of rows.length === 0 ? [] : callerNumbers.flatMap(bothForms))
    answers.push(await ask(session, number));
  return {
    blockedCallers: rows.map((row) =>
      row.ResourceAccount
        ? { ...row, ResourceAccount: directory?.byId(row.ResourceAccount)?.userPrincipalName ?? row.ResourceAccount }
        : row,
    ),
    blockedCallerExemptions: rows.length === 0 && !whole ? [] : await objects.blockedCallerExemptions(),
    blocksCallers: rows.length === 0 || (await blocksCallers(session)),
    blockedAnswers: answers,
  };
};

const answer = z.looseObject({ IsMatch: z.boolean() });

const ask = async (session: Session, number: string) => {
  const cmdlet = 'Test-CsInboundBlockedNumberPattern';
  const doing = `ask whether ${number} is blocked`;
  const [found] = await (await session.cmdlets()).run(cmdlet, { PhoneNumber: number }, doing);
  return { number, isMatch: found !== undefined && understood(answer, found, cmdlet, doing).IsMatch };
};
