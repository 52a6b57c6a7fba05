const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));

const setOf = (test: (char: string) => boolean): string => ascii.filter(test).join('');

/** The members of a class, distinct and in code order: two equal classes are equal strings. */
export const canonical = (chars: Iterable<string>): string => {
  const members = new Set(chars);
  return setOf((char) => members.has(char));
};

export const complement = (chars: string): string => setOf((char) => !chars.includes(char));

export const minus = (chars: string, removed: string): string =>
  setOf((c) => chars.includes(c) && !removed.includes(c));

export const range = (first: number, last: number): string =>
  setOf((char) => char.charCodeAt(0) >= first && char.charCodeAt(0) <= last);

/** Both cases of every letter, as `(?i)` reads a class. */
export const bothCases = (chars: string): string =>
  canonical([...chars].flatMap((char) => [char, char.toLowerCase(), char.toUpperCase()]));

const digits = setOf((char) => /[0-9]/.test(char));
const word = setOf((char) => /[A-Za-z0-9_]/.test(char));
const space = setOf((char) => /[\t-\r ]/.test(char));

/** `\d \D \w \W \s \S`, as far as ASCII goes. */
export const shorthand: Readonly<Record<string, string>> = {
  d: digits,
  D: complement(digits),
  w: word,
  W: complement(word),
  s: space,
  S: complement(space),
};

/** The Unicode categories with a plain meaning in ASCII, for `\p{…}`. */
export const category: Readonly<Record<string, string>> = {
  Nd: digits,
  N: digits,
  L: setOf((char) => /[A-Za-z]/.test(char)),
  Lu: setOf((char) => /[A-Z]/.test(char)),
  Ll: setOf((char) => /[a-z]/.test(char)),
};

/** What `.` takes: everything but a newline, or everything under `(?s)`. */
export const dot = (singleLine: boolean): string => (singleLine ? ascii.join('') : complement('\n'));

export const isWord = (char: string | undefined): boolean =>
  char !== undefined && /[\p{L}\p{Mn}\p{Nd}\p{Pc}]/u.test(char);
