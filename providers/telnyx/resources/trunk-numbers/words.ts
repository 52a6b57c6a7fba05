import { formatWording } from '../../../kit/wording.ts';
import type { NumberRow } from './row.ts';

const shown = 10;

/** Ten by name, and how many more. */
export const naming = (numbers: readonly string[]): string => {
  const more = numbers.length - shown;
  return `${numbers.slice(0, shown).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
};

export const numbersOf = (rows: readonly NumberRow[]): string[] => rows.map(({ phone_number: number }) => number);

const many = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

export const notOwned = (number: string): string =>
  formatWording({
    message: `${number}: the account at Telnyx has no such number.`,
    fix: 'order it (sipTrunk.telnyx.orders), port it to Telnyx, or take it out of sipTrunk.numbers and users.csv.',
  });

const at = ({ phone_number: number, connection_name: name, connection_id: id }: NumberRow): string =>
  `${number} (at "${name || id}")`;

/** Numbers that ring elsewhere are somebody's: taking them is a word of its own. */
export const unapprovedMoves = (rows: readonly NumberRow[], approved: number | undefined): string | undefined => {
  if (rows.length === 0 || rows.length <= (approved ?? 0)) return undefined;
  const said = approved === undefined ? '' : ` The tenant file approves ${approved}.`;
  return formatWording({
    message: `${many(rows.length, 'number rings', 'numbers ring')} at another connection of the account: ${naming(rows.map(at))}.${said} None of them is moved.`,
    why: 'Who is called there now would be called no more.',
    fix: `take them out of sipTrunk.numbers; or, if this is meant, add to tenant.yaml: approvals: { trunkNumbers: { count: ${rows.length}, reason: … } }`,
  });
};

/** A number that is given back is somebody else's tomorrow: the very count of what is left. `unfinished`: what was approved, and didn't end. */
export const unapprovedReleases = (
  left: readonly string[],
  unfinished: readonly string[],
  approved: number | undefined,
): string | undefined => {
  if (left.length === 0 || approved === left.length) return undefined;
  if (approved !== undefined && left.every((number) => unfinished.includes(number))) return undefined;
  const said = approved === undefined ? '' : ` The tenant file approves ${approved}.`;
  return formatWording({
    message: `${many(left.length, 'number is', 'numbers are')} to be given back to Telnyx for good: ${naming(left)}.${said} None is given back.`,
    why: 'Nobody gets a number back: somebody else may have it the next day.',
    fix: `take them out of sipTrunk.telnyx.release; or, if this is meant, add to tenant.yaml: approvals: { numberReleases: { count: ${left.length}, reason: … } }`,
  });
};

export const foreignRelease = (row: NumberRow): string =>
  formatWording({
    message: `${at(row)} isn't given back: it rings at another connection of the account.`,
    fix: 'take it out of sipTrunk.telnyx.release; or take it from that connection in the Telnyx portal first.',
  });

export const lockedRelease = ({ phone_number: number }: NumberRow): string =>
  formatWording({
    message: `${number} isn't given back: its deletion lock is on at Telnyx.`,
    fix: 'switch the lock off in the Telnyx portal, then run up again; or take the number out of sipTrunk.telnyx.release.',
  });

/** By another account's key, or with a digit wrong, it would look as if it were given back. */
export const neverThere = (number: string): string =>
  formatWording({
    message: `${number} isn't given back: the account at Telnyx has no such number.`,
    why: "Whether a run that was killed gave it back, or it is in another account, isn't known.",
    fix: 'look in the Telnyx portal, whether it is there and the key is of this account; if it is gone, take it out of sipTrunk.telnyx.release.',
  });

/** What the numbers that Telnyx hasn't activated wait for. */
export const pendingWords = (rows: readonly NumberRow[]): string =>
  [...Map.groupBy(rows, ({ status }) => status)]
    .map(([status, some]) => `${naming(numbersOf(some))} (${status})`)
    .join('; ');
