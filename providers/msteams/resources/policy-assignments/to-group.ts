import { z } from 'zod';
import { isNotFound, ServiceError } from '../../../kit/error.ts';
import type { Context } from '../../../kit/resource.ts';
import { retry } from '../../../kit/retry.ts';
import type { Sleep } from '../../../kit/sleep.ts';
import { formatWording } from '../../../kit/wording.ts';
import { understood } from '../../powershell/understood.ts';
import { readMembers } from '../../readiness/groups.ts';
import type { Session } from '../../session.ts';
import { knownGroups } from '../group-policy-assignment/known-groups.ts';
import { readGrants } from '../group-policy-assignment/read.ts';
import { patience } from '../patience.ts';
import { namesOf } from '../roster/words.ts';
import type { Leaver } from './plan.ts';

/** One cmdlet a user, one to three seconds each: so many a run. */
const looksARun = 100;
const normalHours = 48;

const assignment = z.looseObject({
  PolicyType: z.string(),
  PolicySource: z.array(z.looseObject({ AssignmentType: z.string(), Reference: z.string().nullish() })).nullish(),
});

interface Steps {
  readonly context: Context;
  readonly sleep: Sleep;
}

/** True once Teams lists the group among what gives the user a policy: without their own they then have the group's. */
const hasReached = async (
  session: Session,
  type: string,
  { user, groupId }: { readonly user: Leaver; readonly groupId: string },
  { context, sleep }: Steps,
): Promise<boolean> => {
  const doing = `look whether a group's ${type} has reached ${user.upn}`;
  const cmdlet = 'Get-CsUserPolicyAssignment';
  const cmdlets = await session.cmdlets();
  const ask = () => cmdlets.run(cmdlet, { Identity: user.objectId, PolicyType: type }, doing);
  const rows = await retry(ask, { context, sleep, ...patience('write') }).catch((error: unknown) => {
    if (isNotFound(error)) return [];
    throw error;
  });
  return rows
    .map((row) => understood(assignment, row, cmdlet, doing))
    .filter(({ PolicyType }) => PolicyType.toLowerCase() === type.toLowerCase())
    .some(({ PolicySource }) =>
      PolicySource?.some(
        ({ AssignmentType, Reference }) =>
          AssignmentType.toLowerCase() === 'group' && Reference?.toLowerCase() === groupId,
      ),
    );
};

const hoursSince = (session: Session, since: string | undefined): number => {
  const at = Date.parse(since ?? '');
  return Number.isNaN(at) ? 0 : ((session.journal?.now() ?? new Date()).getTime() - at) / 3_600_000;
};

const keeping = (type: string) => (users: readonly Leaver[]) =>
  users.length === 1 ? `1 user keeps the ${type}` : `${users.length} users keep the ${type}`;

/** Those of one group who must keep their own policy for now; says why. */
const waitingOf = async (
  session: Session,
  type: string,
  { group, users }: { readonly group: string; readonly users: readonly Leaver[] },
  how: Steps,
): Promise<readonly Leaver[]> => {
  const { context } = how;
  const count = keeping(type);
  const doing = `leave ${type} to group "${group}"`;
  const warn = (message: string, fix: string) => context.log(formatWording({ message, fix }), { severity: 'warning' });
  const groupId = await knownGroups(session).idOf(group, doing, context);
  const [members, grants] = await Promise.all([
    readMembers(await session.graph(), groupId, doing, context),
    readGrants(session, type),
  ]);
  const isMember = ({ objectId }: Leaver) => members.people.has(objectId.toLowerCase());
  const outside = users.filter((user) => !isMember(user));
  if (outside.length > 0) {
    warn(
      `Not directly in group "${group}", so they keep the ${type} of their own: ${namesOf(outside)}.`,
      'add them to the group, or take `group` out of their site.',
    );
  }
  const inside = users.filter(isMember);
  const given = grants.find((one) => one.groupId === groupId);
  const open: Leaver[] = [];
  for (const [at, user] of inside.entries()) {
    const isLooked = given !== undefined && at < looksARun && !context.signal.aborted;
    if (!isLooked || !(await hasReached(session, type, { user, groupId }, how))) open.push(user);
  }
  if (open.length > 0) {
    const since = given?.since === undefined ? '' : ` (given ${given.since})`;
    const isLate = hoursSince(session, given?.since) > normalHours;
    const late = isLate ? `More than ${normalHours} hours is not normal.` : 'It takes a day or more.';
    warn(
      `Waiting: ${count(open)} of their own until that of group "${group}"${since} has reached them: ${namesOf(open)}. ${late}`,
      isLate ? 'ask Microsoft, or take `group` out of the site.' : 'run up again later, it goes on from here.',
    );
  }
  return [...outside, ...open];
};

/**
 * Of those whose policy a group is to give: who must keep their own for now. A direct policy hides the group's, and whoever
 * loses it before the group's has arrived falls back to Global.
 */
export const waitingForGroup = async (
  session: Session,
  type: string,
  { leavers, byGroup }: { readonly leavers: readonly Leaver[]; readonly byGroup: Readonly<Record<string, string>> },
  how: Steps,
): Promise<ReadonlySet<Leaver>> => {
  const waiting = new Set<Leaver>();
  const count = keeping(type);
  for (const [group, names] of Object.entries(byGroup)) {
    const upns = new Set(names.toLowerCase().split('\n'));
    const users = leavers.filter(({ upn }) => upns.has(upn));
    if (users.length === 0) continue;
    const some = await waitingOf(session, type, { group, users }, how).catch((error: unknown) => {
      if (!(error instanceof ServiceError)) throw error;
      const [why] = error.message.split('\n');
      how.context.log(`${count(users)} of their own: ${why}`, { severity: 'warning' });
      return users;
    });
    for (const user of some) waiting.add(user);
  }
  return waiting;
};
