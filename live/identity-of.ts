import { readDirectory } from '../providers/msteams/readiness/directory.ts';
import { callAlso } from '../providers/msteams/readiness/other-names.ts';
import type { Session } from '../providers/msteams/session.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { readContext } from './read-context.ts';

const twoNamed = new WeakMap<Session, ReadonlySet<string>>();

/** Whoever's sign-in an up changes is found under either name from now on, and told by that of the file. */
export const tellOtherNames = async (session: Session, { users }: Tenant): Promise<void> => {
  const names = users.flatMap(({ upn, signIn }) => (signIn === undefined ? [] : [[upn, signIn] as const]));
  if (names.length === 0) return;
  twoNamed.set(session, new Set(names.map(([upn]) => upn.toLowerCase())));
  callAlso(await session.graph(), Object.fromEntries(names));
};

/** Somebody whose sign-in an up changes: by which name Teams knows the person isn't certain, since it hears of it later. */
export const hasTwoNames = (session: Session, upn: string): boolean =>
  twoNamed.get(session)?.has(upn.toLowerCase()) === true;

/** By what a cmdlet is asked for a person: the name, or the object id of somebody with two. */
export const identityOf = async (session: Session, upn: string): Promise<string> => {
  if (!hasTwoNames(session, upn)) return upn;
  const directory = await readDirectory(await session.graph(), { upns: [upn], ids: [] }, readContext);
  return directory.byUpn(upn)?.id ?? upn;
};
