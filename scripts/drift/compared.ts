import { asFarAsKnown } from '../../live/as-far-as-known.ts';
import { type CallsChanged, callsByDifference, callsChanged } from '../../live/drift/calls.ts';
import type { Difference } from '../../live/drift/difference.ts';
import type { DriftFacts } from '../../live/drift/facts.ts';
import { failuresOf } from '../../live/drift/failures.ts';
import { differencesOf } from '../../live/drift/judge.ts';
import { tenantNow } from '../../live/drift/now.ts';
import { withTrunkNow } from '../../live/drift/trunk.ts';
import { isKnown, type Known } from '../../live/known.ts';
import type { Matched } from '../../live/verify/ccaip-users.ts';
import { dayOf } from '../../tenant/day.ts';
import type { ExpectedCall } from '../../tenant/load-calls.ts';
import { isConnected } from '../../tenant/not-known-yet.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import type { OnRecord } from '../history/read-writes.ts';
import { isAsWritten, type Known as KnownOfLag, lagSince, lastWrite } from './lag.ts';
import type { Drifted, TenantDrift } from './output-schema.ts';
import { type Memory, noMemory, seenIn } from './seen.ts';

/** What a tenant is compared by. */
export interface Beside {
  readonly tenant: Tenant;
  readonly calls: readonly ExpectedCall[];
  /** calls.yaml is there and can't be read. Default: false. */
  readonly callsUnread?: boolean;
  readonly facts: DriftFacts;
  readonly matched: Known<readonly Matched[]>;
  /** What trunkline wrote; undefined: there is no history here. */
  readonly history: OnRecord | undefined;
  /** Undefined: nobody keeps what was seen. */
  readonly memory: Memory | undefined;
  readonly now: Date;
}

/** Everything that is told of one tenant, and what is to be remembered of it. */
export const compared = (
  beside: Beside,
): { readonly drift: TenantDrift; readonly remembered: Memory['tenants'][string] } => {
  const { tenant, facts, matched, memory, now } = beside;
  const differences = differencesOf(tenant, facts, {
    today: dayOf(now),
    matched: isKnown(matched) ? matched.value : [],
  });
  const failures = failuresOf(facts, matched);
  const told = withCalls(beside, differences);
  const { since, remembered } = seenIn(memory ?? noMemory, { id: tenant.id, differences, now });
  const all = told.each.map((one, at) => {
    const first = memory === undefined ? undefined : since[at];
    return first === undefined ? one : { ...one, since: first };
  });
  return {
    drift: {
      tenant: tenant.name,
      id: tenant.id,
      standing: failures.length > 0 ? 'failed' : worstOf(all),
      failures,
      differences: all.toSorted((one, other) => order.indexOf(one.standing) - order.indexOf(other.standing)),
      ...(told.whole !== undefined && { calls: told.whole.summary, touched: [...told.whole.touched] }),
      notes: notesOf(beside, all),
    },
    // What couldn't be read now isn't gone.
    remembered: failures.length > 0 ? { ...memory?.tenants[tenant.id], ...remembered } : remembered,
  };
};

const order: readonly Drifted['standing'][] = ['drift', 'may be lag', 'told'];

const worstOf = (differences: readonly Drifted[]): TenantDrift['standing'] => {
  const standings = differences.map(({ standing }) => standing);
  if (standings.includes('drift')) return 'drift';
  return standings.includes('may be lag') ? 'may be lag' : 'none';
};

/** Each difference with its calls and its lag, and the calls of all that drifted together. */
const withCalls = (
  { tenant, calls, facts, history, now }: Beside,
  differences: readonly Difference[],
): { readonly each: readonly Drifted[]; readonly whole?: CallsChanged } => {
  const { teams, trunk } = facts;
  if (!isKnown(teams)) return { each: differences.map((difference) => drifted(difference, {})) };
  const file = asFarAsKnown(tenant);
  const live = withTrunkNow(tenantNow(file, teams.value), trunk);
  const byDifference = callsByDifference(file, live, { differences, calls });
  const { rows, ids, groupIds } = teams.value;
  const known: KnownOfLag = { tenant: file, writes: history?.writes ?? [], rows, ids, groupIds, now };
  const each = differences.map((difference, at) => {
    const calls = byDifference[at];
    const lag = lagSince(difference, known);
    const last = lastWrite(difference, known);
    return drifted(difference, { calls, lag, last, isAsWritten: isAsWritten(difference, known) });
  });
  const many = each.filter(({ standing, calls: own }) => standing === 'drift' && own !== undefined).length;
  return { each, ...(many > 1 && { whole: callsChanged(live, file, calls) }) };
};

interface Around {
  readonly calls?: { readonly summary: string; readonly touched: readonly string[] } | undefined;
  readonly lag?: string | undefined;
  readonly isAsWritten?: boolean;
  readonly last?:
    | { readonly time: string; readonly commit?: string | undefined; readonly actor?: string | undefined }
    | undefined;
}

const drifted = (
  { isOnlyTold, changes, ...difference }: Difference,
  { calls, lag, last, isAsWritten: unchanged = false }: Around,
): Drifted => ({
  ...difference,
  changes: [...changes],
  standing: isOnlyTold ? 'told' : lag === undefined ? 'drift' : 'may be lag',
  ...(lag !== undefined && { lagSince: lag }),
  ...(last !== undefined && {
    written: {
      time: last.time,
      unchanged,
      ...(last.commit !== undefined && { commit: last.commit }),
      ...(last.actor !== undefined && { actor: last.actor }),
    },
  }),
  ...(calls !== undefined && { calls: calls.summary }),
  touched: [...(calls?.touched ?? [])],
});

const isDrift = (all: readonly Drifted[]): boolean => all.some(({ standing }) => standing === 'drift');

/** What nobody looked at, and what that leaves open. */
const notesOf = ({ tenant, facts, history, memory, callsUnread }: Beside, all: readonly Drifted[]): string[] => [
  ...(isConnected(tenant)
    ? []
    : [
        'The SIP trunk is not connected yet: names that the SIP provider makes are not known, and nothing of them was looked for.',
      ]),
  ...(history === undefined && isDrift(all)
    ? [
        'No history of writes here (TRUNKLINE_JOURNAL): what up wrote within the last day, and Teams does not show yet, is told as drift.',
      ]
    : []),
  ...(history !== undefined && history.unread.length > 0
    ? [`${history.unread.length} ${history.unread.length === 1 ? 'line' : 'lines'} of the history can't be read.`]
    : []),
  ...(memory === undefined && isDrift(all) ? ['Since when is not known: --seen <file> keeps what each look saw.'] : []),
  ...(callsUnread
    ? [`calls.yaml can't be read, so no expected call was played: npm run calls -- ${tenant.name} says why.`]
    : []),
  ...(facts.ccaip === undefined ? ["CCAIP wasn't looked at: TRUNKLINE_CCAIP_TOKEN isn't set."] : []),
];
