/** A user who is to hold a number. */
export interface Wanted {
  readonly objectId: string;
  readonly upn: string;
  readonly number: string;
  /** False when the readiness check found a reason against it: the user is left as is. */
  readonly ready: boolean;
}

/** One user's step from the number held now to the one wanted; `to` is missing for a user who leaves the roster. */
export interface Move {
  readonly objectId: string;
  readonly upn: string;
  readonly from?: string;
  readonly to?: string;
}

/** What this roster gave to a user, or may have given. */
export interface Given {
  readonly upn: string;
  /** By the last run's account first. */
  readonly numbers: readonly string[];
}

/** Moves that belong together: each `to` is free, or the `from` of another of them. */
export type MoveGroup = readonly Move[];

export interface NumberPlan {
  /** In the order of work: those with a release first, so that little time passes between looking and releasing. */
  readonly groups: readonly MoveGroup[];
  /** Ready themselves, but the wanted number stays with someone who is not. */
  readonly waiting: readonly { readonly move: Move; readonly holder: string }[];
  /** Given by us once, or asked for, held by another or by nobody now: not ours to release. */
  readonly left: readonly { readonly upn: string; readonly number: string; readonly holder?: string }[];
}

/** As many moves as one `$batch` carries. */
const groupSize = 20;

interface Roster {
  readonly wanted: readonly Wanted[];
  /** By object id. */
  readonly given: ReadonlyMap<string, Given>;
  /** Who holds each of the tenant's Direct Routing numbers now. */
  readonly holders: ReadonlyMap<string, string>;
  /** The user's own Direct Routing number now. */
  readonly current: ReadonlyMap<string, string>;
}

const toMoves = ({ wanted, given, current, holders }: Roster) => {
  const named = new Set(wanted.map((one) => one.objectId));
  const moves = new Map<string, Move>();
  for (const { objectId, upn, number } of wanted) {
    const from = current.get(objectId);
    if (holders.get(number) !== objectId) moves.set(objectId, { objectId, upn, from, to: number });
  }
  const left: { upn: string; number: string; holder?: string }[] = [];
  for (const [objectId, { upn, numbers }] of given) {
    if (named.has(objectId)) continue;
    const now = numbers.find((number) => current.get(objectId) === number);
    if (now !== undefined) moves.set(objectId, { objectId, upn, from: now });
    else for (const number of numbers) left.push({ upn, number, holder: holders.get(number) });
  }
  return { moves, left };
};

/** Users who must stay as they are, each with the user (object id) whose number or readiness it hangs on. */
const findStuck = (roster: Roster, moves: ReadonlyMap<string, Move>): ReadonlyMap<string, string> => {
  const taker = new Map([...moves.values()].flatMap((move) => (move.to === undefined ? [] : [[move.to, move]])));
  const stuck = new Map<string, string>();
  const open: Move[] = [];
  const stick = (move: Move | undefined, because: string) => {
    if (move === undefined || stuck.has(move.objectId)) return;
    stuck.set(move.objectId, because);
    open.push(move);
  };
  for (const { objectId, ready } of roster.wanted) if (!ready) stick(moves.get(objectId), objectId);
  for (const move of moves.values()) {
    const holder = move.to === undefined ? undefined : roster.holders.get(move.to);
    const gives = holder !== undefined && moves.get(holder)?.from === move.to;
    if (holder !== undefined && holder !== move.objectId && !gives) stick(move, holder);
  }
  for (let move = open.pop(); move !== undefined; move = open.pop()) {
    if (move.from !== undefined) stick(taker.get(move.from), move.objectId);
    // Check the new holder before releasing the old: nobody loses a number that the next one can't take.
    const holder = move.to === undefined ? undefined : moves.get(roster.holders.get(move.to) ?? '');
    if (holder !== undefined && holder.to === undefined) stick(holder, move.objectId);
  }
  return stuck;
};

/** From the free end of each path, and around each cycle: everyone's number is free once those before have moved. */
const toGroups = (moves: readonly Move[]): MoveGroup[] => {
  const taker = new Map(moves.flatMap((move) => (move.to === undefined ? [] : [[move.to, move]])));
  const freed = new Set(moves.flatMap((move) => (move.from === undefined ? [] : [move.from])));
  const seen = new Set<string>();
  const follow = (first: Move): Move[] => {
    const line: Move[] = [];
    for (let at: Move | undefined = first; at !== undefined && !seen.has(at.objectId); ) {
      seen.add(at.objectId);
      line.push(at);
      at = at.from === undefined ? undefined : taker.get(at.from);
    }
    return line;
  };
  const ends = moves.filter((move) => move.to === undefined || !freed.has(move.to));
  const paths = ends
    .map(follow)
    .flatMap((line) =>
      Array.from({ length: Math.ceil(line.length / groupSize) }, (_, at) =>
        line.slice(at * groupSize, (at + 1) * groupSize),
      ),
    );
  // What is left goes round in circles; a circle can't be cut.
  const cycles = moves.filter((move) => !seen.has(move.objectId)).map(follow);
  const rank = (group: MoveGroup): number => {
    if (group.every((move) => move.from === undefined)) return 2;
    return group.every((move) => move.to === undefined) ? 1 : 0;
  };
  return [...paths, ...cycles.filter((line) => line.length > 0)].toSorted((a, b) => rank(a) - rank(b));
};

/**
 * How to get from what users hold to what they shall hold, with the least time without a number: swaps, circles and
 * chains are groups whose numbers are released together and given at once. Only users named, now or by the last run,
 * are ever moved.
 */
export const planNumbers = (roster: Roster): NumberPlan => {
  const { moves, left } = toMoves(roster);
  const stuck = findStuck(roster, moves);
  const unready = new Set(roster.wanted.filter((one) => !one.ready).map((one) => one.objectId));
  const waiting = [...stuck].flatMap(([objectId, holder]) => {
    const move = moves.get(objectId);
    return move === undefined || unready.has(objectId) ? [] : [{ move, holder }];
  });
  return { groups: toGroups([...moves.values()].filter((move) => !stuck.has(move.objectId))), waiting, left };
};
