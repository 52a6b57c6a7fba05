import { ServiceError } from '../../kit/error.ts';
import type { Context } from '../../kit/resource.ts';
import { type DirectoryUser, readDirectory } from '../readiness/directory.ts';
import { requireNumberAccess } from '../readiness/number-access.ts';
import { readNumbersOf } from '../readiness/number-rows.ts';
import { isResourceAccount } from '../readiness/resource-account.ts';
import type { Session } from '../session.ts';

/** Accounts that files name by sign-in name, and Teams by object id: each is looked up in Entra once a run. */
export interface Accounts {
  /** Looks up those that aren't known yet; who isn't in Entra stays unknown. */
  find(
    asked: {
      readonly upns?: readonly (string | undefined)[];
      readonly ids?: readonly (string | null | undefined)[];
    },
    context: Context,
  ): Promise<void>;
  /** As Entra has it; undefined where it knows no such account. */
  of(upn: string): DirectoryUser | undefined;
  /** Object id of a sign-in name. */
  idOf(upn: string | undefined): string | undefined;
  /** Sign-in name of an object id, spelled as `asked` where only case differs; the id itself where Entra knows no such account. */
  nameOf(id: string, asked?: string): string;
}

const known = new WeakMap<Session, Accounts>();

export const accountsOf = (session: Session): Accounts => {
  const accounts = known.get(session) ?? createAccounts(session);
  known.set(session, accounts);
  return accounts;
};

const createAccounts = (session: Session): Accounts => {
  const users = new Map<string, DirectoryUser>();
  const names = new Map<string, string>();
  const idOf = (upn = '') => users.get(upn.toLowerCase())?.id.toLowerCase();
  return {
    find: async (asked, context) => {
      const upns = (asked.upns ?? []).flatMap((upn) =>
        upn === undefined || users.has(upn.toLowerCase()) ? [] : [upn],
      );
      const wanted = (asked.ids ?? []).flatMap((id) => (id == null || names.has(id.toLowerCase()) ? [] : [id]));
      if (upns.length + wanted.length === 0) return;
      const directory = await readDirectory(await session.graph(), { upns, ids: wanted }, context);
      for (const user of [...upns.map((upn) => directory.byUpn(upn)), ...wanted.map((id) => directory.byId(id))]) {
        if (user === undefined) continue;
        users.set(user.userPrincipalName.toLowerCase(), user);
        names.set(user.id.toLowerCase(), user.userPrincipalName);
      }
    },
    of: (upn) => users.get(upn.toLowerCase()),
    idOf,
    nameOf: (id, asked) => {
      if (idOf(asked) === id.toLowerCase()) return asked ?? id;
      return names.get(id.toLowerCase()) ?? id;
    },
  };
};

/** The account's object id; throws where Entra knows no such account. `field` names it. */
export const requireAccount = (accounts: Accounts, upn: string, field: string, doing: string): DirectoryUser => {
  const user = accounts.of(upn);
  if (user !== undefined) return user;
  throw new ServiceError({
    kind: 'Rejected',
    doing,
    text: `Entra knows no account ${upn}.`,
    fix: `correct ${field}, or make the resource account first (Teams admin center, Resource accounts).`,
  });
};

/** Throws where the account holds no number, or is a person's: what would be shown is nobody's, or can't be shown. */
export const requireNumber = async (
  session: Session,
  user: DirectoryUser,
  doing: string,
  context: Context,
): Promise<void> => {
  const upn = user.userPrincipalName;
  const refused = (text: string, fix: string) => new ServiceError({ kind: 'Rejected', doing, text, fix });
  const graph = await session.graph();
  requireNumberAccess(graph, `look for the number of ${upn}`);
  const held = await readNumbersOf(graph, user.id, context);
  if (held.length === 0) {
    throw refused(
      `${upn} holds no phone number, so there is none to show.`,
      `give ${upn} a number first (Teams admin center, Resource accounts).`,
    );
  }
  if (isResourceAccount(user, held)) return;
  throw refused(
    `${upn} is no resource account; Teams shows the number of an auto attendant's or a call queue's account only.`,
    'name the resource account, or let users show their own number (show: ownNumber).',
  );
};
