import { retry } from '../../../kit/retry.ts';
import type { EmergencyCallRoutingPolicyArgs } from '../../schema/emergency-call-routing-policy.ts';
import type { VoiceRoutingPolicyArgs } from '../../schema/voice-routing-policy.ts';
import type { Session } from '../../session.ts';
import { usagesOf, usagesOfRow, waitingRoutes } from '../described/waits-for.ts';
import { patience } from '../patience.ts';
import type { Book } from '../roster/book.ts';
import { naming } from '../roster/words.ts';
import { sameName } from '../same-name.ts';
import { tenantObjects } from '../tenant-objects.ts';
import { waitingObjects } from '../waiting-objects.ts';
import type { Gift } from './plan.ts';
import { readInEffect, type Steps } from './read.ts';

/** By what calls of a type's policies go: the usages that each policy names in Teams, Global's among them, and what is asked of one. */
const readers = {
  OnlineVoiceRoutingPolicy: {
    token: 'msteams:index:VoiceRoutingPolicy',
    asked: (args: object) => (args as VoiceRoutingPolicyArgs).pstnUsages,
    read: async (session: Session) =>
      (await tenantObjects(session).policies()).map((row) => ({ name: row.Identity, usages: row.OnlinePstnUsages })),
  },
  TeamsEmergencyCallRoutingPolicy: {
    token: 'msteams:index:EmergencyCallRoutingPolicy',
    asked: (args: object) => usagesOf((args as EmergencyCallRoutingPolicyArgs).numbers),
    read: async (session: Session) =>
      (await tenantObjects(session).emergencyPolicies()).map((row) => ({
        name: row.Identity,
        usages: usagesOfRow(row),
      })),
  },
} as const;

/** Policies of one type whose routes wait. */
interface WaitingPolicies {
  /** What the policies wait for; undefined: they may be given. */
  reasonOf(...policies: readonly string[]): string | undefined;
  /** The kind of such a policy. */
  readonly token: string;
  /** Who has no policy of their own has calls by Global. */
  readonly hasGlobal: boolean;
}

/** Undefined where nothing waits: nothing is read then. */
export const waitingPolicies = async (
  session: Session,
  type: string,
  { context, sleep }: Steps,
): Promise<WaitingPolicies | undefined> => {
  const reader = Object.hasOwn(readers, type) ? readers[type as keyof typeof readers] : undefined;
  if (reader === undefined || waitingObjects(session).of('msteams:index:VoiceRoute').length === 0) return undefined;
  const rows = await retry(() => reader.read(session), { context, sleep, ...patience('write') });
  const usages = (policy: string): readonly string[] => [
    ...(rows.find(({ name }) => sameName(name, policy))?.usages ?? []),
    // What waits to be changed isn't in Teams as it is asked.
    ...waitingObjects(session)
      .of<object>(reader.token)
      .filter(({ name }) => sameName(name, policy))
      .flatMap(({ args }) => reader.asked(args)),
  ];
  return {
    token: reader.token,
    hasGlobal: usages('Global').length > 0,
    reasonOf: (...policies) => waitingRoutes(session, policies.flatMap(usages)),
  };
};

interface HeldBack {
  /** Who isn't given the policy yet. */
  readonly held: ReadonlySet<string>;
  /** As it stands after "waits for"; undefined where nobody is held back. */
  readonly reason: string | undefined;
  /** What they keep meanwhile, which can't be removed. */
  readonly keeps: readonly { readonly token: string; readonly policy: string; readonly reason: string }[];
}

const nobody: HeldBack = { held: new Set(), reason: undefined, keeps: [] };

/**
 * Those who are to get a policy whose routes wait, and have another one: their calls go on as they are. Who has none, not even Global's
 * calls, is given it at once.
 */
export const heldBack = async (
  session: Session,
  type: string,
  { assign, before }: { readonly assign: readonly Gift[]; readonly before: Book },
  how: Steps,
): Promise<HeldBack> => {
  const policies = await waitingPolicies(session, type, how);
  if (policies === undefined) return nobody;
  const asked = assign.filter(({ policy }) => policies.reasonOf(policy) !== undefined);
  if (asked.length === 0) return nobody;
  const ids = asked.map(({ objectId }) => objectId);
  const shown = await readInEffect(session, type, ids, how);
  const held = asked.flatMap((gift) => {
    const now =
      shown.get(gift.objectId) ?? before.get(gift.objectId)?.has?.value ?? (policies.hasGlobal ? 'Global' : undefined);
    return now === undefined || sameName(now, gift.policy) ? [] : [{ ...gift, now }];
  });
  if (held.length === 0) return nobody;
  const reason = policies.reasonOf(...held.map(({ policy }) => policy));
  const keeping = naming(held.map(({ upn, now, policy }) => ({ upn, value: `${now}, not yet ${policy}` })));
  const who = held.length === 1 ? '1 user keeps' : `${held.length} users keep`;
  return {
    held: new Set(held.map(({ objectId }) => objectId)),
    reason: `${reason}; until then ${who} another one: ${keeping}`,
    keeps: held.map(({ now, policy }) => ({
      token: policies.token,
      policy: now,
      reason: policies.reasonOf(policy) ?? '',
    })),
  };
};
