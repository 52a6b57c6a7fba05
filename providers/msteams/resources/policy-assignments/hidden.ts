import { z } from 'zod';
import { isNotFound } from '../../../kit/error.ts';
import type { Context } from '../../../kit/resource.ts';
import { retry } from '../../../kit/retry.ts';
import type { Sleep } from '../../../kit/sleep.ts';
import { understood } from '../../powershell/understood.ts';
import { readDirectory } from '../../readiness/directory.ts';
import { isResourceAccount } from '../../readiness/resource-account.ts';
import type { Session } from '../../session.ts';
import { patience } from '../patience.ts';

/** A policy prints as an object with its name, or as the name; null where only a group's or Global holds. */
const policy = z.union([z.string(), z.looseObject({ Name: z.string() }), z.null()]).optional();

/** What Teams says of accounts that no list of users shows. */
interface Hidden {
  /** The policy that each was directly given, by object id. */
  readonly shown: ReadonlyMap<string, string | undefined>;
  /** They are in Entra, and Teams tells nothing of them. */
  readonly unknown: ReadonlySet<string>;
  /** Accounts of auto attendants and call queues. */
  readonly notPeople: ReadonlySet<string>;
}

/** Asks one by one for those whom Graph's list leaves out, as it does resource accounts; who isn't in Entra is in neither part. */
export const readHidden = async (
  session: Session,
  type: string,
  ids: readonly string[],
  { context, sleep }: { context: Context; sleep: Sleep },
): Promise<Hidden> => {
  const shown = new Map<string, string | undefined>();
  const unknown = new Set<string>();
  const directory = await readDirectory(await session.graph(), { upns: [], ids }, context);
  const living = ids.filter((id) => directory.byId(id) !== undefined);
  const row = z.looseObject({ [type]: policy });
  for (const id of living) {
    const doing = `read ${directory.byId(id)?.userPrincipalName}`;
    const cmdlets = await session.cmdlets();
    const ask = () => cmdlets.run('Get-CsOnlineUser', { Identity: id }, doing);
    const [found] = await retry(ask, { context, sleep, ...patience('write') }).catch((error: unknown) => {
      if (isNotFound(error)) return [];
      throw error;
    });
    const value = found === undefined ? undefined : understood(row, found, 'Get-CsOnlineUser', doing)[type];
    if (value === undefined) unknown.add(id);
    else shown.set(id, (typeof value === 'string' ? value : value?.Name)?.replace(/^tag:/i, ''));
  }
  const notPeople = new Set(living.filter((id) => isResourceAccount(directory.byId(id))));
  return { shown, unknown, notPeople };
};
