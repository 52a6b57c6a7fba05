import type { Context } from '../../../kit/resource.ts';
import type { Sleep } from '../../../kit/sleep.ts';
import type { Change } from '../../history/change.ts';

/** One number given to, or taken from, one user. */
export interface NumberAction {
  readonly verb: 'assign' | 'release';
  readonly objectId: string;
  readonly upn: string;
  readonly number: string;
}

export interface SendOptions {
  readonly context: Context;
  readonly sleep: Sleep;
}

/** Verb, number and user, for an error's first line. */
export const doingOf = ({ verb, number, upn }: NumberAction): string =>
  verb === 'assign' ? `assign ${number} to ${upn}` : `release ${number} from ${upn}`;

/** The same for the history of changes. */
export const changeOf = ({ verb, number, objectId: user, upn }: NumberAction): Change => ({
  kind: 'PhoneNumbers',
  user,
  upn,
  ...(verb === 'assign' ? { from: null, to: number } : { from: number, to: null }),
});

/** As asked: the number is with the user, or no longer. */
export const isSo = (action: NumberAction, holders: ReadonlyMap<string, string | undefined>): boolean =>
  (holders.get(action.number) === action.objectId) === (action.verb === 'assign');

/** Who holds each number of some rows. */
export const holdersOf = (rows: readonly { telephoneNumber: string; assignmentTargetId?: string | null }[]) =>
  new Map(rows.map((row) => [row.telephoneNumber, row.assignmentTargetId ?? undefined]));
