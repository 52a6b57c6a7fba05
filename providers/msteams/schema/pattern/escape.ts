import { category, complement, isWord } from './chars.ts';
import { invalid } from './failure.ts';
import { note, peek, type Reader, refuse, takeMatch } from './reader.ts';

const control: Readonly<Record<string, number>> = { a: 7, b: 8, e: 27, f: 12, n: 10, r: 13, t: 9, v: 11 };

/** The one character of an escape, the backslash at `start` already taken: `\+`, `\x2b`, `\t`, in a class `\b`. */
export const readCharacterEscape = (reader: Reader, start: number): number => {
  const char = peek(reader);
  if (char === undefined) return refuse(invalid('\\', start, 'is a backslash with nothing after it'));
  if (char >= '0' && char <= '7') {
    const digits = takeMatch(reader, /[0-7]{1,3}/y)?.[0] ?? '';
    note(reader, start, 'an octal escape');
    return Number.parseInt(digits, 8) & 255;
  }
  reader.at += 1;
  if (char === 'x' || char === 'u') return readHex(reader, start, char === 'x' ? 2 : 4);
  if (char === 'c') return readControl(reader, start);
  const code = control[char];
  if (code !== undefined) return code;
  if (isWord(char)) return refuse(invalid(`\\${char}`, start, "isn't an escape that .NET knows"));
  return char.charCodeAt(0);
};

const readHex = (reader: Reader, start: number, length: number): number => {
  const digits = takeMatch(reader, length === 2 ? /[0-9A-Fa-f]{2}/y : /[0-9A-Fa-f]{4}/y)?.[0];
  if (digits) return Number.parseInt(digits, 16);
  return refuse(invalid(reader.text.slice(start, reader.at), start, `needs ${length} hexadecimal digits`));
};

const readControl = (reader: Reader, start: number): number => {
  const code = (peek(reader) ?? '').toUpperCase().charCodeAt(0) - 64;
  if (!(code >= 0 && code < 32)) return refuse(invalid('\\c', start, 'needs a control letter after it'));
  reader.at += 1;
  return code;
};

/** `\p{Nd}` or `\P{Nd}`, taken up to the letter. Categories without a plain ASCII meaning are noted. */
export const readCategory = (reader: Reader, start: number, negative: boolean): string => {
  const name = takeMatch(reader, /\{([\w-]+)\}/y)?.[1];
  if (name === undefined)
    return refuse(invalid(negative ? '\\P' : '\\p', start, 'needs a category in braces after it'));
  const chars = category[name];
  if (chars === undefined) note(reader, start, 'a Unicode category');
  return negative ? complement(chars ?? '') : (chars ?? '');
};
