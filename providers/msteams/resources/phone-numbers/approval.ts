import type { CheckFailure } from '../../../kit/resource.ts';
import { formatWording } from '../../../kit/wording.ts';
import type { Claim } from '../roster/claims.ts';

type Numbers = Readonly<Record<string, string>>;

interface Roster {
  readonly numbers: Numbers;
  readonly approvedReleases?: number;
  readonly approvedMoves?: number;
}

/** A change of this many numbers is everyday work: 5, or 5 % of a larger roster. */
const everyday = (size: number): number => Math.max(5, Math.floor(size * 0.05));

type Held = { readonly upn: string; readonly number: string };

/** Who has a number by the last files, and by the journal of a run that was killed. */
const holdersBefore = (numbers: Numbers, claims: readonly Claim[]): Held[] => {
  const named = Object.entries(numbers).map(([upn, number]) => ({ upn: upn.toLowerCase(), number }));
  const known = new Set(named.map(({ upn }) => upn));
  return [
    ...named,
    ...claims.flatMap(({ upn, values }) => {
      const number = values.at(-1);
      return known.has(upn) || number === undefined ? [] : [{ upn, number }];
    }),
  ];
};

/** By number: who loses one that nobody gets, and which go to someone else. A new sign-in name counts as someone else. */
const massChange = (before: readonly Held[], after: Numbers) => {
  const holder = new Map(Object.entries(after).map(([upn, number]) => [number, upn.toLowerCase()]));
  return {
    releases: before.filter(({ number }) => !holder.has(number)),
    moves: before.filter(({ upn, number }) => holder.has(number) && holder.get(number) !== upn),
  };
};

const say = (
  what: 'releases' | 'moves',
  count: number,
  approved: number | undefined,
  limit: number,
  example: { upn: string; number: string } | undefined,
): CheckFailure[] => {
  if (count <= limit || approved === count) return [];
  const act = what === 'releases' ? `takes ${count} numbers from their users` : `gives ${count} numbers to other users`;
  const said = approved === undefined ? '' : ` The tenant file approves ${approved}.`;
  return [
    {
      path: '',
      reason: formatWording({
        message: `this ${act} (${example?.number}, now ${example?.upn}'s, is the first). Is users.csv complete?${said}`,
        allowed: `Allowed: up to ${limit} at once (5, or 5 % of the roster), or the very count that the tenant file approves.`,
        fix: `correct users.csv; or, if this is meant, add to tenant.yaml: approvals: { ${what}: { count: ${count}, reason: … } }`,
      }),
    },
  ];
};

/** A truncated CSV looks like a mass dismissal: both need a person's word, given as the very count. */
export const unapprovedMassChange = (
  before: Roster | undefined,
  after: Roster,
  onlyJournal: readonly Claim[] = [],
): CheckFailure[] => {
  const held = holdersBefore(before?.numbers ?? {}, onlyJournal);
  const limit = everyday(held.length);
  const { releases, moves } = massChange(held, after.numbers);
  return [
    ...say('releases', releases.length, after.approvedReleases, limit, releases[0]),
    ...say('moves', moves.length, after.approvedMoves, limit, moves[0]),
  ];
};
