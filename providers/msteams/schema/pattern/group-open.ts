import { isWord } from './chars.ts';
import { invalid, unsupported } from './failure.ts';
import { note, peek, type Reader, refuse, take, takeMatch } from './reader.ts';

/** What is in force from here to the end of the group: `i` and `s` are read exactly. */
export interface Options {
  readonly ignoreCase: boolean;
  readonly singleLine: boolean;
}

/** What an opening bracket begins. */
export type Opening =
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
export const readGroupOpening = (reader: Reader, options: Options): Opening => {
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
  if (take(reader, '(')) return refuse(unsupported('(?(', start, 'a condition'));
  if (peek(reader) === '<' || peek(reader) === "'") return readName(reader, start);
  return readOptions(reader, start, options);
};

const readName = (reader: Reader, start: number): Opening => {
  const close = peek(reader) === '<' ? '>' : "'";
  reader.at += 1;
  const name = takeMatch(reader, /[\p{L}\p{Mn}\p{Nd}\p{Pc}]*/uy)?.[0] ?? '';
  const piece = reader.text.slice(start, reader.at + 1);
  if (peek(reader) === '-') return refuse(unsupported(`${piece}`, start, 'a balancing group'));
  if (name === '' || peek(reader) !== close) return refuse(invalid(piece, start, "isn't a valid name of a group"));
  reader.at += 1;
  if (/^\d/.test(name)) {
    if (!/^\d+$/.test(name)) return refuse(invalid(piece, start, "isn't a valid name of a group"));
    if (Number(name) === 0) return refuse(invalid(piece, start, 'takes number 0, which is the whole match'));
    note(reader, start, 'a group with a number of its own');
    return { kind: 'capture' };
  }
  return { kind: 'capture', name };
};

const readOptions = (reader: Reader, start: number, options: Options): Opening => {
  let { ignoreCase, singleLine } = options;
  let on = true;
  const letters = takeMatch(reader, /[-+imnsxIMNSX]*/y)?.[0] ?? '';
  const end = peek(reader);
  if (end !== ')' && end !== ':') {
    const piece = reader.text.slice(start, reader.at + 1);
    return refuse(
      invalid(piece, start, isWord(end) ? "isn't a group that .NET knows" : 'opens a group that .NET cannot read'),
    );
  }
  reader.at += 1;
  for (const letter of letters.toLowerCase()) {
    if (letter === '-' || letter === '+') on = letter === '+';
    else if (letter === 'i') ignoreCase = on;
    else if (letter === 's') singleLine = on;
    else if (letter === 'x' && on)
      refuse(unsupported(reader.text.slice(start, reader.at), start, 'a free-spacing option'));
    else if (on) note(reader, start, `option ${letter}`);
  }
  return { kind: end === ')' ? 'options' : 'plain', options: { ignoreCase, singleLine } };
};
