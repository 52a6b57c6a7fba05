import { newBudget, OverBudget } from './budget.ts';
import { distances, type Language } from './language.ts';
import { stateCount } from './machine.ts';
import { reverse } from './reverse.ts';

/** A set of numbers as a voice engineer writes it: `+447x{9}`, `112`, `+31[1-57]x{8}`; `x` is any digit. */
export interface Description {
  readonly lines: readonly string[];
  /** False: the lines are a part of the set, the last of them ends in `…`. */
  readonly complete: boolean;
}

const digits = '0123456789';

/** Describes a set in at most so many lines, from the front of the numbers, or from their end where that is shorter. */
export const describe = (language: Language, most = 12): Description => {
  const forward = walk(language, most);
  if (forward.complete) return { lines: sortLines(forward.words.map((pieces) => pieces.join(''))), complete: true };
  const backward = fromTheEnd(language, most);
  if (backward) return { lines: sortLines(backward.map((pieces) => pieces.toReversed().join(''))), complete: true };
  return { lines: sortLines(forward.words.map((pieces) => pieces.join(''))).slice(0, most), complete: false };
};

/** More states than this make no short description: a dozen lines of fifteen digits have half as many. */
const mostReversed = 400;

const fromTheEnd = (language: Language, most: number): readonly (readonly string[])[] | undefined => {
  try {
    const { words, complete } = walk(reverse(language, newBudget(mostReversed)), most);
    return complete ? words : undefined;
  } catch (error) {
    if (error instanceof OverBudget) return undefined;
    throw error;
  }
};

interface Walk {
  /** Each line in pieces, in the order of reading. */
  readonly words: readonly (readonly string[])[];
  readonly complete: boolean;
}

const walk = (language: Language, most: number): Walk => {
  const rests = plainRests(language);
  const alive = distances(language);
  const words: (readonly string[])[] = [];
  let open: { readonly pieces: readonly string[]; readonly state: number }[] = [{ pieces: [], state: 0 }];
  for (let steps = 0; open.length > 0; steps += 1) {
    const onwards: typeof open = [];
    for (const { pieces, state } of open) {
      const rest = rests[state];
      if (rest !== undefined) {
        words.push([...pieces, runText(rest)]);
        continue;
      }
      if (language.out[state] === 1) words.push(pieces);
      for (const { chars, target } of branches(language, state, alive)) {
        const after = rests[target];
        if (after && chars === digits) words.push([...pieces, runText({ min: after.min + 1, max: after.max + 1 })]);
        else onwards.push({ pieces: [...pieces, classText(chars)], state: target });
      }
    }
    if (words.length + onwards.length > most || steps > stateCount(language)) {
      const part = open.filter(({ state }) => rests[state] === undefined).map(({ pieces }) => [...pieces, '…']);
      return { words: [...words, ...part], complete: false };
    }
    open = onwards;
  }
  return { words, complete: true };
};

const sortLines = (lines: readonly string[]): string[] => {
  const key = (line: string): string => line.replaceAll('[', '');
  return lines.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
};

const branches = (
  { alphabet, next }: Language,
  state: number,
  alive: Int32Array,
): { readonly chars: string; readonly target: number }[] => {
  const groups = new Map<number, string>();
  for (let symbol = 0; symbol < alphabet.size; symbol += 1) {
    const target = next[state * alphabet.size + symbol] ?? 0;
    if (alive[target] !== -1) groups.set(target, (groups.get(target) ?? '') + alphabet.symbols.charAt(symbol));
  }
  return [...groups].map(([target, chars]) => ({ target, chars }));
};

/** `x`, `5`, `[1-57]`. */
const classText = (chars: string): string => {
  if (chars === digits) return 'x';
  if (chars.length === 1) return chars;
  let text = '';
  for (let at = 0; at < chars.length; ) {
    let last = at;
    while (isDigitAfter(chars, last)) last += 1;
    text += last - at > 1 ? `${chars[at]}-${chars[last]}` : chars.slice(at, last + 1);
    at = last + 1;
  }
  return `[${text}]`;
};

const isDigitAfter = (chars: string, at: number): boolean =>
  digits.includes(chars.charAt(at + 1)) &&
  chars.charCodeAt(at + 1) === chars.charCodeAt(at) + 1 &&
  at + 1 < chars.length;

/** Where nothing but a run of any digits is left, that run: ``, `x`, `x{8}`, `x{6,14}`, `x{3,}`. */
const plainRests = (language: Language): readonly (Run | undefined)[] => {
  const alive = distances(language);
  const known = new Map<number, Run | undefined>();
  const runOf = (state: number, path: ReadonlySet<number>): Run | undefined => {
    if (known.has(state)) return known.get(state);
    const run = work(state, path);
    known.set(state, run);
    return run;
  };
  const work = (state: number, path: ReadonlySet<number>): Run | undefined => {
    const ways = branches(language, state, alive);
    const accepts = language.out[state] === 1;
    const [only] = ways;
    if (only === undefined) return accepts ? { min: 0, max: 0 } : undefined;
    if (ways.length > 1 || only.chars !== digits) return undefined;
    if (only.target === state) return accepts ? { min: 0, max: Number.POSITIVE_INFINITY } : undefined;
    if (path.has(only.target)) return undefined;
    const rest = runOf(only.target, new Set([...path, state]));
    if (rest === undefined) return undefined;
    // A gap between "ends here" and the shortest rest isn't one run.
    if (accepts && rest.min > 0) return undefined;
    return { min: accepts ? 0 : rest.min + 1, max: rest.max + 1 };
  };
  return Array.from({ length: stateCount(language) }, (_, state) =>
    alive[state] === -1 ? undefined : runOf(state, new Set([state])),
  );
};

interface Run {
  readonly min: number;
  readonly max: number;
}

const runText = ({ min, max }: Run): string => {
  if (max === 0) return '';
  if (min === 1 && max === 1) return 'x';
  if (min === max) return `x{${min}}`;
  return max === Number.POSITIVE_INFINITY ? `x{${min},}` : `x{${min},${max}}`;
};
