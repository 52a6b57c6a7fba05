/** The known name that a person most likely meant, or nothing if none is close. Case is ignored. */
export const nearest = (typed: string, known: Iterable<string>): string | undefined => {
  const wanted = typed.toLowerCase();
  let best: { name: string; distance: number } | undefined;
  for (const name of known) {
    const distance = isPart(wanted, name.toLowerCase()) ? 1 : editDistance(wanted, name.toLowerCase());
    // A third of the letters may be wrong: more is another word.
    if (distance * 3 <= Math.max(wanted.length, name.length) && (best === undefined || distance < best.distance)) {
      best = { name, distance };
    }
  }
  return best?.name;
};

/** A name cut short, or with a word too many. */
const isPart = (one: string, other: string): boolean =>
  Math.min(one.length, other.length) >= 4 && one !== other && (one.includes(other) || other.includes(one));

/** Letters to add, drop, change or swap with their neighbour (optimal string alignment). */
const editDistance = (from: string, to: string): number => {
  let before: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const same = from[i - 1] === to[j - 1];
      let cost = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1));
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1])
        cost = Math.min(cost, at(before, j - 2) + 1);
      row.push(cost);
    }
    before = last;
    last = row;
  }
  return at(last, to.length);
};

const at = (row: readonly number[], index: number): number => row[index] ?? Number.POSITIVE_INFINITY;
