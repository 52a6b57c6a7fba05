import { ServiceError } from '../../../kit/error.ts';
import type { Context } from '../../../kit/resource.ts';
import { formatWording } from '../../../kit/wording.ts';
import type { Account } from '../../client.ts';
import { teamsSuffix } from '../../trunk/teams-name.ts';
import { lookFor } from '../look-for.ts';
import { fqdnRow } from './row.ts';
import { cutOff, isOther } from './wanted.ts';

interface Asked {
  readonly account: Account;
  readonly context: Context;
  readonly id: string;
  readonly connection: string;
  readonly expected: string | undefined;
}

/** Names that Telnyx made for a connection, by the list of host names; whether it stands there isn't published. */
export const listedNames = async (account: Account, id: string): Promise<string[]> => {
  const rows = await account.list(`read the host names of connection ${id}`, fqdnRow, (api, paging, options) =>
    api.fqdns.list({ ...paging, filter: { connection_id: id } }, options),
  );
  return rows
    .filter(({ connection_id: of }) => of === undefined || of === null || of === id)
    .flatMap(({ fqdn }) => (fqdn?.toLowerCase().endsWith(teamsSuffix) ? [fqdn.toLowerCase()] : []));
};

/**
 * The generated name. Where Telnyx doesn't list it the tenant file's counts, since nothing says otherwise; without one a person has to
 * read it in the portal: its domain is what everything else is made of.
 */
export const nameOf = async ({ account, context, id, connection, expected }: Asked): Promise<string> => {
  const doing = `read the generated name of connection "${connection}"`;
  const look = async () => {
    const names = await listedNames(account, id);
    return names.length > 0 || expected !== undefined ? names : undefined;
  };
  const names = (await lookFor(look, context)) ?? [];
  const [listed] = names;
  if (listed === undefined && expected === undefined) {
    throw new ServiceError({
      kind: 'NotReady',
      doing,
      text: `The connection is there (${id}), but Telnyx doesn't list the name that it made for it.`,
      fix: `open "${connection}" in the Telnyx portal and read the name that ends in ${teamsSuffix}; put it in the tenant file as sipDomain.name and as the SBC's fqdn, then run up again: it takes up the connection.`,
    });
  }
  if (listed === undefined) {
    context.log(
      `The name of connection "${connection}" can't be told: Telnyx lists none. "${expected}" of the tenant file counts.`,
    );
    return expected?.toLowerCase() ?? '';
  }
  if (expected !== undefined && names.every((name) => isOther(expected, name)))
    throw otherName(doing, expected, listed);
  return expected?.toLowerCase() ?? listed;
};

const otherName = (doing: string, expected: string, listed: string): ServiceError =>
  new ServiceError({
    kind: 'Rejected',
    doing,
    text: formatWording({
      message: `The connection's name is "${listed}", and the tenant file has "${expected}".`,
      why: cutOff(expected),
      fix: '',
    }),
    fix: 'correct sipDomain.name and the SBC in the tenant file; or, if another connection is meant, look for it in the Telnyx portal.',
  });
