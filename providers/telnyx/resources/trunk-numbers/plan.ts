import type { NumberRow } from './row.ts';

/** What is asked of the account's numbers; the connection may not be known yet in a preview. */
export interface Asked {
  readonly connectionId: string | undefined;
  readonly numbers: readonly string[];
  readonly emergencyAddress?: string | undefined;
  readonly release: readonly string[];
  /** What this run's orders have, which the account may show later. */
  readonly ordered?: ReadonlySet<string>;
}

/** What becomes of each number. A number stands in one list alone, but for emergency calling, which comes besides. */
export interface Plan {
  /** The account has no such number. */
  readonly missing: readonly string[];
  /** An order of this run has it, and the account doesn't show it yet. */
  readonly coming: readonly string[];
  /** Rings at the connection. */
  readonly here: readonly NumberRow[];
  /** Rings nowhere. */
  readonly free: readonly NumberRow[];
  /** Rings at another connection. */
  readonly elsewhere: readonly NumberRow[];
  /** Telnyx hasn't activated it yet. */
  readonly pending: readonly NumberRow[];
  /** Emergency calling is to be enabled. */
  readonly emergency: readonly NumberRow[];
  readonly release: readonly NumberRow[];
  /** To be given back, and ringing at a connection that isn't this one. */
  readonly foreignRelease: readonly NumberRow[];
  /** To be given back, and kept by Telnyx' own lock. */
  readonly locked: readonly NumberRow[];
  /** To be given back, and not in the account: it was given back before, or never was there. */
  readonly released: readonly string[];
  /** Of these, what Telnyx itself still shows as deleted. */
  readonly deleted: readonly string[];
}

/** What is no number of the account any more, or never became one (SRC: the client's types, `status`). */
const gone = new Set(['deleted', 'ported-out', 'purchase-failed', 'port-failed']);
/** Calls reach it. A number that is leaving still has them. */
const works = new Set(['active', 'port-out-pending']);

const hasEmergency = (row: NumberRow, address: string): boolean =>
  row.emergency_address_id === address && ['active', 'provisioning'].includes(row.emergency_status ?? '');

/** One row a number: the one that is there, where an earlier one of the same number is gone. */
const byNumber = (rows: readonly NumberRow[]): ReadonlyMap<string, NumberRow> => {
  const all = new Map<string, NumberRow>();
  for (const row of rows) if (!gone.has(row.status)) all.set(row.phone_number, row);
  return all;
};

export const planNumbers = (asked: Asked, rows: readonly NumberRow[]): Plan => {
  const known = byNumber(rows);
  const found = asked.numbers.flatMap((number) => known.get(number) ?? []);
  const working = found.filter(({ status }) => works.has(status));
  const isHere = ({ connection_id: at }: NumberRow) => Boolean(at) && at === asked.connectionId;
  const toRelease = asked.release.flatMap((number) => known.get(number) ?? []);
  const isForeign = (row: NumberRow) => Boolean(row.connection_id) && !isHere(row);
  const isLocked = ({ deletion_lock_enabled: locked }: NumberRow) => locked === true;
  const released = asked.release.filter((number) => !known.has(number));
  const unknown = asked.numbers.filter((number) => !known.has(number));
  const { emergencyAddress: address } = asked;
  return {
    missing: unknown.filter((number) => asked.ordered?.has(number) !== true),
    coming: unknown.filter((number) => asked.ordered?.has(number) === true),
    here: working.filter(isHere),
    free: working.filter(({ connection_id: at }) => !at),
    elsewhere: working.filter((row) => Boolean(row.connection_id) && !isHere(row)),
    pending: found.filter(({ status }) => !works.has(status)),
    emergency: address === undefined ? [] : working.filter((row) => !hasEmergency(row, address)),
    release: toRelease.filter((row) => !isForeign(row) && !isLocked(row)),
    locked: toRelease.filter((row) => !isForeign(row) && isLocked(row)),
    foreignRelease: toRelease.filter(isForeign),
    released,
    deleted: released.filter((number) => rows.some((row) => row.phone_number === number && row.status === 'deleted')),
  };
};
