import type { Context } from '../../../kit/resource.ts';
import type { Sleep } from '../../../kit/sleep.ts';
import { formatWording } from '../../../kit/wording.ts';
import { callsGoElsewhere } from '../../readiness/calls-go-elsewhere.ts';
import { readDirectory } from '../../readiness/directory.ts';
import { policyOf, readTeamsUsers, type TeamsUser } from '../../readiness/teams-users.ts';
import type { Session } from '../../session.ts';
import { patience } from '../patience.ts';
import { type Book, type Entry, knownOf, toBook } from '../roster/book.ts';
import { sameName } from '../same-name.ts';
import { readHidden } from './hidden.ts';
import type { Assignment, Leaver } from './plan.ts';

export interface Steps {
  readonly context: Context;
  readonly sleep: Sleep;
}

/** What users have by direct assignment. Who isn't in Entra is in neither part. */
export interface Assigned {
  /** Object id to policy; undefined where only a group's or Global holds. */
  readonly shown: ReadonlyMap<string, string | undefined>;
  /** In Entra, but Teams tells nothing of them. */
  readonly unknown: ReadonlySet<string>;
  /** Accounts of auto attendants and call queues. */
  readonly notPeople: ReadonlySet<string>;
  /** Teams tells that they have no number of any kind. */
  readonly numberless: ReadonlySet<string>;
}

/** What Graph's list of users shows; who isn't in it is missing from the answer. */
export const readListed = async (session: Session, type: string, ids: readonly string[], context: Context) =>
  policiesOf(await readTeamsUsers(await session.graph(), ids, context), type);

const policiesOf = (users: ReadonlyMap<string, TeamsUser>, type: string) =>
  new Map(
    [...users].map(([objectId, user]) => {
      const policy = policyOf(user, type);
      return [objectId, policy?.direct === true ? policy.name : undefined] as const;
    }),
  );

const readDirect = async (session: Session, type: string, ids: readonly string[], how: Steps): Promise<Assigned> => {
  const users = await readTeamsUsers(await session.graph(), ids, how.context);
  const listed = policiesOf(users, type);
  const numberless = new Set(ids.filter((id) => users.get(id)?.telephoneNumbers?.length === 0));
  const missing = ids.filter((id) => !listed.has(id));
  if (missing.length === 0) return { shown: listed, unknown: new Set(), notPeople: new Set(), numberless };
  const { shown, unknown, notPeople } = await readHidden(session, type, missing, how);
  return { shown: new Map([...listed, ...shown]), unknown, notPeople, numberless };
};

/** What is in effect for users: their own policy or a group's; undefined where only Global holds, or where Teams doesn't tell. */
export const readInEffect = async (
  session: Session,
  type: string,
  ids: readonly string[],
  how: Steps,
): Promise<ReadonlyMap<string, string | undefined>> => {
  const users = await readTeamsUsers(await session.graph(), ids, how.context);
  const listed = new Map([...users].map(([objectId, user]) => [objectId, policyOf(user, type)?.name] as const));
  const missing = ids.filter((id) => !listed.has(id));
  if (missing.length === 0) return listed;
  const { shown } = await readHidden(session, type, missing, how);
  return new Map([...listed, ...shown]);
};

const isOneOf = (policy: string | undefined, policies: readonly string[] = []): boolean =>
  policy !== undefined && policies.some((one) => sameName(one, policy));

/** What Teams shows of users, looked at again where it is none of the policies expected: an assignment shows some time later. */
const readAssigned = async (
  session: Session,
  type: string,
  expected: ReadonlyMap<string, readonly string[]>,
  how: Steps,
): Promise<Assigned> => {
  const { patienceSeconds, firstDelaySeconds, maxDelaySeconds } = patience('look');
  const shown = new Map<string, string | undefined>();
  const notPeople = new Set<string>();
  const numberless = new Set<string>();
  let unknown: ReadonlySet<string> = new Set();
  let open = [...expected.keys()];
  for (let waited = 0, pause = firstDelaySeconds; ; pause = Math.min(maxDelaySeconds, pause * 2)) {
    const seen = await readDirect(session, type, open, how);
    unknown = seen.unknown;
    for (const [id, policy] of seen.shown) shown.set(id, policy);
    for (const id of seen.notPeople) notPeople.add(id);
    for (const id of seen.numberless) numberless.add(id);
    open = open.filter((id) => !isOneOf(shown.get(id), expected.get(id)));
    waited += pause;
    if (open.length === 0 || waited > patienceSeconds || how.context.signal.aborted) {
      return { shown, unknown, notPeople, numberless };
    }
    await how.sleep(pause, how.context.signal);
  }
};

/** Who is to lose a policy, and who may have it still, with a message each: what isn't known is never taken. */
interface StillOurs {
  readonly takeAway: readonly Assignment[];
  readonly unsure: ReadonlyMap<string, string>;
}

/** Those who still have what we gave them; who has got another policy since is left alone, and named. */
export const stillOurs = async (
  session: Session,
  type: string,
  leavers: readonly Leaver[],
  how: Steps,
): Promise<StillOurs> => {
  if (leavers.length === 0) return { takeAway: [], unsure: new Map() };
  const expected = new Map(leavers.map((one) => [one.objectId, one.policies]));
  const { shown, unknown } = await readAssigned(session, type, expected, how);
  const takeAway = leavers.flatMap(({ upn, objectId, policies }) => {
    if (!shown.has(objectId)) return [];
    const now = shown.get(objectId);
    if (now === undefined || isOneOf(now, policies))
      return [{ upn, objectId, had: now === undefined ? policies : [now], was: now ?? null }];
    how.context.log(`${upn} was given ${type} "${policies[0]}" and has "${now}" now: left as it is.`, {
      severity: 'warning',
    });
    return [];
  });
  const unsure = leavers.flatMap(({ upn, objectId, policies }) => {
    if (!unknown.has(objectId)) return [];
    const message = `take ${type} from ${upn}: Teams doesn't show this account, so whether it still has "${policies[0]}" isn't known.`;
    const fix = 'run up again later; if Teams stays with it, take the policy away in the Teams admin center.';
    return [[objectId, formatWording({ message, fix })] as const];
  });
  return { takeAway, unsure: new Map(unsure) };
};

/** Of who has a number the roster of numbers warns. */
const warnInVain = async (
  session: Session,
  { book, numberless }: { readonly book: Book; readonly numberless: ReadonlySet<string> },
  context: Context,
): Promise<void> => {
  if (numberless.size === 0) return;
  const directory = await readDirectory(await session.graph(), { upns: [], ids: [...numberless] }, context);
  const users = [...book.values()].flatMap(({ upn, objectId, has }) => {
    const user = numberless.has(objectId) ? directory.byId(objectId) : undefined;
    return user === undefined || has === undefined ? [] : [{ upn, has: has.value, user }];
  });
  for (const warning of callsGoElsewhere(users, 'policy')) context.log(warning, { severity: 'warning' });
};

/** What the roster's users have now. A policy that this stack never asked for is found. */
export const readBack = async (session: Session, type: string, book: Book, how: Steps): Promise<Book> => {
  const expected = new Map([...book].map(([objectId, entry]) => [objectId, knownOf(entry)]));
  const { shown, unknown, notPeople, numberless } = await readAssigned(session, type, expected, how);
  await warnInVain(session, { book, numberless }, how.context);
  return toBook(
    [...book.values()].flatMap((entry): Entry[] => {
      const { upn, objectId, has, pending } = entry;
      // Whom Teams doesn't show may still have it: forgotten, nobody would take it away.
      if (unknown.has(objectId)) return [entry];
      const now = shown.get(objectId);
      if (now === undefined) return pending.length === 0 ? [] : [{ upn, objectId, pending }];
      if (has?.how === 'made' && notPeople.has(objectId)) {
        // Pending is never done, so that the next up refuses the row, if there still is one, and takes the policy back.
        const message = `${upn} is a resource account and was given ${type} "${has.value}" by this stack: the next up takes it back.`;
        how.context.log(message, { severity: 'warning' });
        return [{ upn, objectId, pending: [...new Set([has.value, ...pending])] }];
      }
      if (has !== undefined && sameName(now, has.value)) return [entry];
      const others = pending.filter((one) => !sameName(one, now));
      const by = others.length < pending.length ? 'made' : 'found';
      return [{ upn, objectId, has: { value: now, how: by }, pending: others }];
    }),
  );
};
