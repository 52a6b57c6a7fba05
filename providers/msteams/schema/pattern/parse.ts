import { writeOutReferences } from './back-references.ts';
import { bothCases, canonical, dot, isWord, readClass, readEscape } from './classes.ts';
import { keptLately } from './kept-lately.ts';
import { canBeEmpty, holds, type PatternFailure, type PatternNode, type ReadPattern } from './pattern.ts';
import {
  disputed,
  invalid,
  looksAt,
  note,
  PatternError,
  peek,
  type Reader,
  readerOf,
  refuse,
  take,
  takeMatch,
  unclear,
  unread,
  within,
} from './reader.ts';
import { simplest } from './simplest.ts';

/** More than any number needs, and little enough to write a repeat out in full. */
const maxRepeat = 256;
/** .NET counts and numbers groups no further. */
const maxCount = 2 ** 31 - 1;

/**
 * Reads a .NET regular expression, and says plainly what is wrong with one that isn't.
 *
 * @example
 * parsePattern('^0([1-9]\\d{8})$')  // { ok: true, pattern }
 * parsePattern('^0(\\d{8}$')        // invalid: "(" at character 3 opens a group that isn't closed.
 * parsePattern('^(?>0+)$')          // unsupported: "(?>" at character 2 is an atomic group: …
 */
export const parsePattern = keptLately(2_000, (text) => readPattern(text));

const readPattern = (text: string): ReadPattern => {
  const reader = readerOf(text);
  try {
    const read = readChoice(reader, { ignoreCase: false, singleLine: false });
    if (reader.at < text.length) return invalid(')', reader.at, 'closes a group that nothing opens');
    const groupNames = numberNamedGroups(reader);
    const root = writeOutReferences(reader, read, groupNames);
    const { lazy, notWordEdge } = reader.seen;
    if (lazy !== undefined && notWordEdge !== undefined && lazy < notWordEdge) {
      reader.notes.push(disputed('\\B', notWordEdge, 'what a repeat that takes as little as it can stands before'));
    }
    const [firstNote] = reader.notes.toSorted(byPlace);
    if (firstNote) return firstNote;
    const [firstUnclear] = reader.unclear.toSorted(byPlace);
    const groupCount = reader.unnamed + groupNames.size;
    return {
      ok: true,
      pattern: { text, root, groupCount, groupNames, ...(firstUnclear && { unclear: firstUnclear }) },
    };
  } catch (error) {
    if (error instanceof PatternError) return error.failure;
    throw error;
  }
};

const byPlace = (a: PatternFailure, b: PatternFailure): number => a.position - b.position;

const numberNamedGroups = (reader: Reader): Map<string, number> => {
  const numbers = new Map<string, number>();
  for (const { name, node } of reader.named) {
    if (!numbers.has(name)) numbers.set(name, reader.unnamed + numbers.size + 1);
    node.number = numbers.get(name) ?? 0;
  }
  return numbers;
};

/** What is in force from here to the end of the group: `i` and `s` are read exactly. */
interface Options {
  readonly ignoreCase: boolean;
  readonly singleLine: boolean;
}

/** Alternatives, up to the end of the text or of the group around them. */
const readChoice = (reader: Reader, initial: Options): PatternNode => {
  const options: PatternNode[] = [];
  let current = initial;
  do {
    const sequence = readSequence(reader, current);
    options.push(sequence.node);
    // An inline option goes on into the next alternative.
    current = sequence.options;
  } while (take(reader, '|'));
  return options.length === 1 && options[0] ? options[0] : { kind: 'choice', options };
};

const readSequence = (reader: Reader, initial: Options): { node: PatternNode; options: Options } => {
  const items: PatternNode[] = [];
  let options = initial;
  for (;;) {
    skipComments(reader);
    const char = peek(reader);
    if (char === undefined || char === '|' || char === ')') break;
    const start = reader.at;
    if (isQuantifier(reader)) refuse(invalid(readQuantifier(reader).text, start, 'repeats nothing'));
    const atom = readAtom(reader, options);
    if ('options' in atom) options = atom.options;
    else items.push(readRepeat(reader, atom.node));
  }
  return { node: items.length === 1 && items[0] ? items[0] : { kind: 'sequence', items }, options };
};

const skipComments = (reader: Reader): void => {
  while (looksAt(reader, '(?#')) {
    const start = reader.at;
    if (!takeMatch(reader, /\(\?#[^)]*\)/y)) refuse(invalid('(?#', start, "opens a comment that isn't closed"));
  }
};

/** Whether a quantifier comes next. `{` begins one only as `{3}`, `{3,}` or `{3,5}`; else it is a character. */
const isQuantifier = (reader: Reader): boolean =>
  ['*', '+', '?'].includes(peek(reader) ?? '') || /^\{\d+(,\d*)?\}/.test(reader.text.slice(reader.at, reader.at + 40));

/** Takes the quantifier that comes next, without a `?` after it. */
const readQuantifier = (reader: Reader): { text: string; min: number; max: number } => {
  const [text = '', low, comma, high] = takeMatch(reader, /[*+?]|\{(\d+)(?:(,)(\d*))?\}/y) ?? [];
  if (text === '*') return { text, min: 0, max: Number.POSITIVE_INFINITY };
  if (text === '+') return { text, min: 1, max: Number.POSITIVE_INFINITY };
  if (text === '?') return { text, min: 0, max: 1 };
  const min = Number(low);
  const max = comma ? (high ? Number(high) : Number.POSITIVE_INFINITY) : min;
  return { text, min, max };
};

const readRepeat = (reader: Reader, item: PatternNode): PatternNode => {
  skipComments(reader);
  if (!isQuantifier(reader)) return item;
  const start = reader.at;
  const { text, min, max } = readQuantifier(reader);
  if (min > maxCount || (max > maxCount && max !== Number.POSITIVE_INFINITY)) {
    refuse(invalid(text, start, 'counts further than .NET can'));
  }
  if (min > max) refuse(invalid(text, start, 'has its smaller number last'));
  skipComments(reader);
  const lazy = take(reader, '?');
  skipComments(reader);
  if (isQuantifier(reader)) {
    const piece = `${text}${lazy ? '?' : ''}${readQuantifier(reader).text}`;
    refuse(invalid(piece, start, 'repeats a repeat without brackets'));
  }
  if (lazy) reader.seen.lazy ??= start;
  if (lazy && min > 0 && max === Number.POSITIVE_INFINITY && canBeEmpty(item)) {
    reader.notes.push(disputed(`${text}?`, start, 'a repeat of what can be empty, as short as it can be'));
  }
  if (max > 1 && mergesWith(item, lazy)) {
    reader.unclear.push(unclear(`${text}${lazy ? '?' : ''}`, start, 'a repeat directly around a repeat'));
  }
  if (min > maxRepeat || (max > maxRepeat && max !== Number.POSITIVE_INFINITY)) {
    note(reader, start, `a repeat of more than ${maxRepeat}`);
    return { kind: 'repeat', item, min: 0, max: Number.POSITIVE_INFINITY, lazy };
  }
  return simplest({ kind: 'repeat', item, min, max, lazy });
};

/** Whether .NET makes one repeat of two, which may then take more, or less, than the two would one after the other. */
const mergesWith = (item: PatternNode, lazy: boolean): boolean => {
  const [first, ...others] = item.kind === 'sequence' ? item.items : [item];
  const setIn = (node: PatternNode | undefined): string | undefined =>
    node?.kind === 'set'
      ? node.chars
      : node?.kind === 'repeat' && node.item.kind === 'set'
        ? node.item.chars
        : undefined;
  const whole = others.length === 0 ? first : undefined;
  const alike = whole
    ? [whole]
    : [first, ...others].filter((node) => setIn(node) === setIn(first) && node !== undefined);
  if (!whole && (setIn(first) === undefined || alike.length <= others.length)) return false;
  if (whole && (whole.kind !== 'repeat' || whole.lazy !== lazy)) return false;
  const sum = (bound: 'min' | 'max'): number =>
    alike.reduce((total, node) => total + (node?.kind === 'repeat' ? node[bound] : 1), 0);
  return sum('min') > 1 && sum('max') >= 2 * sum('min');
};

type Atom = { readonly node: PatternNode } | { readonly options: Options };

const readAtom = (reader: Reader, options: Options): Atom => {
  const start = reader.at;
  const fold = options.ignoreCase ? bothCases : canonical;
  const set = (chars: string): Atom => ({ node: { kind: 'set', chars } });
  if (take(reader, '(')) return within(reader, '(', start, () => readGroup(reader, start, options));
  if (take(reader, '[')) return set(readClass(reader, fold));
  if (take(reader, '^')) return { node: { kind: 'anchor', at: 'start' } };
  if (take(reader, '$')) return { node: { kind: 'anchor', at: 'end-or-newline' } };
  if (take(reader, '.')) return set(dot(options.singleLine));
  if (take(reader, '\\')) return { node: readEscape(reader, start, fold) };
  const char = reader.text[start] ?? '';
  reader.at += 1;
  if (char.charCodeAt(0) > 127) note(reader, start, 'a character that no telephone number holds');
  return { node: { kind: 'set', chars: fold(char), at: start } };
};

const readGroup = (reader: Reader, start: number, options: Options): Atom => {
  const opening = readGroupOpening(reader, options);
  if (opening.kind === 'options') return { options: opening.options };
  // Numbers are given when a group opens, so an outer group comes before the groups inside it.
  const capture = { kind: 'group' as const, number: 0, item: { kind: 'sequence', items: [] } as PatternNode };
  if (opening.kind === 'capture') numberGroup(reader, start, capture, opening.name);
  const item = readChoice(reader, opening.kind === 'plain' ? opening.options : options);
  if (!take(reader, ')')) refuse(invalid('(', start, "opens a group that isn't closed"));
  if (opening.kind === 'plain') return { node: item };
  if (opening.kind === 'look') {
    const { direction, negative } = opening;
    if (direction === 'behind' && holds(item, ({ kind }) => kind === 'group')) {
      reader.unclear.push(unclear(reader.text.slice(start, reader.at), start, 'a group that looks back'));
    }
    return { node: { kind: 'look', direction, negative, item } };
  }
  capture.item = item;
  return { node: capture };
};

const numberGroup = (reader: Reader, start: number, node: { number: number }, name: string | undefined): void => {
  if (name === undefined) {
    reader.unnamed += 1;
    node.number = reader.unnamed;
  } else if (/^\d/.test(name)) {
    note(reader, start, 'a group with a number of its own');
    reader.numbered.add(Number(name));
  } else {
    if (reader.named.some((other) => other.name === name)) note(reader, start, 'a second group of the same name');
    reader.named.push({ name, node });
  }
};

/** What an opening bracket begins. */
type Opening =
  | { readonly kind: 'capture'; readonly name?: string }
  | { readonly kind: 'plain'; readonly options: Options }
  | { readonly kind: 'look'; readonly direction: 'ahead' | 'behind'; readonly negative: boolean }
  /** `(?i)`: no group, the options hold from here on. */
  | { readonly kind: 'options'; readonly options: Options };

const looks: readonly [string, 'ahead' | 'behind', boolean][] = [
  ['=', 'ahead', false],
  ['!', 'ahead', true],
  ['<=', 'behind', false],
  ['<!', 'behind', true],
];

/** Reads what follows an opening bracket (already taken) up to where the group's content begins. */
const readGroupOpening = (reader: Reader, options: Options): Opening => {
  const start = reader.at - 1;
  // "(?)" is .NET's odd one out: a group that holds a question mark.
  if (peek(reader) !== '?' || peek(reader, 1) === ')') return { kind: 'capture' };
  reader.at += 1;
  if (take(reader, ':')) return { kind: 'plain', options };
  for (const [sign, direction, negative] of looks) {
    if (take(reader, sign)) return { kind: 'look', direction, negative };
  }
  if (take(reader, '>')) {
    note(reader, start, 'an atomic group');
    return { kind: 'plain', options };
  }
  if (take(reader, '(')) return refuse(unread('(?(', start, 'a condition'));
  if (peek(reader) === '<' || peek(reader) === "'") return readName(reader, start);
  return readOptions(reader, start, options);
};

const readName = (reader: Reader, start: number): Opening => {
  const close = peek(reader) === '<' ? '>' : "'";
  reader.at += 1;
  const name = takeMatch(reader, /[\p{L}\p{Mn}\p{Nd}\p{Pc}]*/uy)?.[0] ?? '';
  const piece = reader.text.slice(start, reader.at + 1);
  if (peek(reader) === '-') return refuse(unread(piece, start, 'a balancing group'));
  const numeric = /^\d/.test(name);
  if (name === '' || peek(reader) !== close || (numeric && !/^\d+$/.test(name))) {
    return refuse(invalid(piece, start, "isn't a valid name of a group"));
  }
  reader.at += 1;
  if (numeric && Number(name) === 0) return refuse(invalid(piece, start, 'takes number 0, which is the whole match'));
  if (numeric && Number(name) > maxCount) return refuse(invalid(piece, start, 'counts further than .NET can'));
  return { kind: 'capture', name };
};

const readOptions = (reader: Reader, start: number, options: Options): Opening => {
  let { ignoreCase, singleLine } = options;
  let on = true;
  const letters = takeMatch(reader, /[-+imnsxIMNSX]*/y)?.[0] ?? '';
  const end = peek(reader);
  if (end !== ')' && end !== ':') {
    const piece = reader.text.slice(start, reader.at + 1);
    const why = isWord(end) ? "isn't a group that .NET knows" : 'opens a group that .NET cannot read';
    return refuse(invalid(piece, start, why));
  }
  reader.at += 1;
  for (const letter of letters.toLowerCase()) {
    if (letter === '-' || letter === '+') on = letter === '+';
    else if (letter === 'i') ignoreCase = on;
    else if (letter === 's') singleLine = on;
    else if (letter === 'x' && on) refuse(unread(reader.text.slice(start, reader.at), start, 'a free-spacing option'));
    else if (on) note(reader, start, `option ${letter}`);
  }
  return { kind: end === ')' ? 'options' : 'plain', options: { ignoreCase, singleLine } };
};
