import { distances, type Language } from './language.ts';
import { stateCount } from './machine.ts';

/** A set of numbers as a voice engineer writes it: `+447x{9}`, `112`, `+31[1-57]x{8}`; `x` is any digit. */
export interface Description {
  readonly lines: readonly string[];
  /** False: the lines are a part of the set, the last of them ends in `…`. */
  readonly complete: boolean;
}

const digits = '0123456789';

/** Describes a set in at most so many lines, from the front of the numbers. */
export const describe = (language: Language, most = 12): Description => {
  const rests = plainRests(language);
  const alive = distances(language);
  const lines: string[] = [];
  let open: { readonly text: string; readonly state: number }[] = [{ text: '', state: 0 }];
  let steps = 0;
  while (open.length > 0) {
    const onwards: typeof open = [];
    for (const { text, state } of open) {
      const rest = rests[state];
      if (rest !== undefined) {
        lines.push(text + runText(rest));
        continue;
      }
      if (language.out[state] === 1) lines.push(text);
      for (const { chars, target } of branches(language, state, alive)) {
        const after = rests[target];
        if (after && chars === digits) lines.push(text + runText({ min: after.min + 1, max: after.max + 1 }));
        else onwards.push({ text: text + classText(chars), state: target });
      }
    }
    steps += 1;
    if (lines.length + onwards.length > most || steps > stateCount(language) + 1) {
      const part = [...lines, ...open.filter(({ state }) => rests[state] === undefined).map(({ text }) => `${text}…`)];
      return { lines: sortLines(part).slice(0, most), complete: false };
    }
    open = onwards;
  }
  return { lines: sortLines(lines), complete: true };
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
