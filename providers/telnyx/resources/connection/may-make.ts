import { ServiceError } from '../../../kit/error.ts';
import { formatWording } from '../../../kit/wording.ts';
import type { Account } from '../../client.ts';
import { tagOf } from '../marks.ts';
import { type ConnectionRow, fqdnRow } from './row.ts';
import { cutOff } from './wanted.ts';

interface Making {
  readonly account: Account;
  readonly urn: string;
  readonly name: string;
  readonly expected: string | undefined;
}

/** Which connection has a name, as far as Telnyx lists it. */
const holderOf = async (account: Account, name: string): Promise<string | undefined> => {
  const rows = await account.list(`look for ${name}`, fqdnRow, (api, paging, options) =>
    api.fqdns.list({ ...paging, filter: { fqdn: name } }, options),
  );
  return rows.find(({ fqdn }) => fqdn?.toLowerCase() === name.toLowerCase())?.connection_id ?? undefined;
};

/** A name is made with its connection and can't be had again: where the tenant file has one, another connection is none. */
export const mayMakeConnection =
  ({ account, urn, name, expected }: Making) =>
  async (rows: readonly ConnectionRow[]): Promise<void> => {
    if (expected === undefined) return;
    const holder = await holderOf(account, expected);
    const other = rows.find(({ id }) => id === holder);
    const what =
      other === undefined
        ? 'no connection of the account is known to have that name'
        : `connection "${other.connection_name}" has that name, and trunkline didn't make it`;
    throw new ServiceError({
      kind: 'Rejected',
      doing: `create connection "${name}"`,
      text: formatWording({
        message: `the tenant file names "${expected}" already, and ${what}. None is made.`,
        why: cutOff(expected),
        fix: '',
      }),
      fix: `if that connection is still there, give it the tag "${tagOf(urn)}" in the Telnyx portal, and up takes it up; if it is gone for good and Teams has nothing by that name yet, take sipDomain.name and the SBC's fqdn out of the tenant file, and up begins anew; else docs/sip-trunk.md, "From another carrier", says the way.`,
    });
  };
