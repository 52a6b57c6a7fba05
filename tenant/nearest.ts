/** The known name that a person most likely meant, or nothing if none is close. Case is ignored. */
export const nearest = (typed: string, known: Iterable<string>): string | undefined => {
  let best: { name: string; distance: number; shared: number } | undefined;
  for (const name of known) {
    const part = sharedOf(typed, name);
    const distance = part === undefined ? distanceOf(typed, name) : 1;
    if (distance === undefined) continue;
    const shared = part ?? Math.max(typed.length, name.length) - distance;
    const isBetter =
      best === undefined || distance < best.distance || (distance === best.distance && shared > best.shared);
    if (isBetter) best = { name, distance, shared };
  }
  return best?.name;
};

/** Letters that differ, but for words at the ends that both have; nothing where they are other words. */
const distanceOf = (typed: string, name: string): number | undefined => {
  const [some, all] = [typed, name].map((text) =>
    text.split(newWord).map((word) => word.toLowerCase().replace(/ies$/, 'y')),
  ) as [string[], string[]];
  while (some.length > 1 && all.length > 1 && some.at(-1) === all.at(-1)) {
    some.pop();
    all.pop();
  }
  while (some.length > 1 && all.length > 1 && some[0] === all[0]) {
    some.shift();
    all.shift();
  }
  const [one, other] = [some.join(''), all.join('')];
  const distance = editDistance(one, other);
  // A third of the letters may be wrong: more is another word.
  return distance * 3 > Math.max(one.length, other.length) ? undefined : distance;
};

/** Letters of a name cut short (also by words in its middle), or of one with a word too many; nothing for other words. */
const sharedOf = (typed: string, name: string): number | undefined => {
  const [one, other] = [typed.toLowerCase(), name.toLowerCase()];
  if (Math.min(one.length, other.length) < 4 || one === other) return undefined;
  if (other.includes(one) || isCutShort(typed, name)) return one.length;
  // What is mostly something else is another word: callerIdPolicy is no policy.
  return one.includes(other) && other.length * 2 > one.length ? other.length : undefined;
};

/** `emergencyPolicy` for `emergencyCallRoutingPolicy`: two or more of its words, in their order. */
const isCutShort = (typed: string, name: string): boolean => {
  const [some, all] = [wordsOf(typed), wordsOf(name)];
  let at = 0;
  for (const word of all) if (word === some[at]) at += 1;
  return some.length > 1 && at === some.length;
};

const newWord = /(?<=[a-z])(?=[A-Z])/;

const wordsOf = (name: string): string[] => name.split(/(?<=[a-z])(?=[A-Z])|[\s_-]+/).map((word) => word.toLowerCase());

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
