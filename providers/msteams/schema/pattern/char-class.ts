import { canonical, complement, minus, range, shorthand } from './chars.ts';
import { readCategory, readCharacterEscape } from './escape.ts';
import { invalid, unsupported } from './failure.ts';
import { note, peek, type Reader, refuse, take } from './reader.ts';

/** One member of a class: a character that may begin or end a range, or a whole set like `\d`. */
type Member = { readonly code: number; readonly escaped: boolean } | { readonly set: string };

/**
 * `[…]` by .NET's rules, the opening bracket already taken: a first `]` is a character, `\b` is a backspace, and
 * `[a-z-[aeiou]]` takes a class away from a class.
 */
export const readClass = (reader: Reader, fold: (chars: string) => string): string => {
  const start = reader.at - 1;
  const negated = take(reader, '^');
  let chars = '';
  let removed = '';
  for (let first = true; ; first = false) {
    if (peek(reader) === undefined) return refuse(invalid('[', start, "opens a class that isn't closed by ]"));
    if (!first && take(reader, ']')) break;
    const at = reader.at;
    const member = readMember(reader);
    if ('set' in member) {
      chars += member.set;
    } else if (beginsRange(reader, member.code, member.escaped)) {
      reader.at += 1;
      if (take(reader, '[')) {
        chars += String.fromCharCode(member.code);
        removed = readSubtraction(reader, fold);
      } else {
        chars += readRange(reader, at, member.code);
      }
    } else if (member.code === 45 && !member.escaped && !first && take(reader, '[')) {
      removed = readSubtraction(reader, fold);
    } else {
      chars += single(reader, at, member.code);
    }
  }
  const own = canonical(fold(chars));
  return minus(negated ? complement(own) : own, removed);
};

/** An escaped hyphen never begins a range in .NET. */
const beginsRange = (reader: Reader, code: number, escaped: boolean): boolean =>
  !(code === 45 && escaped) && peek(reader) === '-' && peek(reader, 1) !== undefined && peek(reader, 1) !== ']';

const single = (reader: Reader, at: number, code: number): string => {
  if (code > 127) note(reader, at, 'a character that no telephone number holds');
  return String.fromCharCode(code);
};

const readMember = (reader: Reader): Member => {
  const at = reader.at;
  if (!take(reader, '\\')) {
    if (peek(reader) === '[' && peek(reader, 1) === ':') {
      return refuse(unsupported('[:', at, 'the start of a POSIX class'));
    }
    const code = reader.text.charCodeAt(at);
    reader.at += 1;
    return { code, escaped: false };
  }
  const letter = peek(reader) ?? '';
  const set = shorthand[letter];
  if (set !== undefined) {
    reader.at += 1;
    return { set };
  }
  if (letter === 'p' || letter === 'P') {
    reader.at += 1;
    return { set: readCategory(reader, at, letter === 'P') };
  }
  return { code: readCharacterEscape(reader, at), escaped: true };
};

const readRange = (reader: Reader, at: number, from: number): string => {
  const to = readMember(reader);
  const piece = reader.text.slice(at, reader.at);
  if ('set' in to) return refuse(invalid(piece, at, 'ends a range with a whole class'));
  if (from > to.code) return refuse(invalid(piece, at, 'is a range in reverse order'));
  // .NET versions read this end differently.
  if (to.escaped && to.code === 45) note(reader, at, 'a range that ends in an escaped hyphen');
  if (to.code > 127) note(reader, at, 'a range beyond the characters of telephone numbers');
  return range(from, to.code);
};

const readSubtraction = (reader: Reader, fold: (chars: string) => string): string => {
  const start = reader.at - 1;
  const removed = readClass(reader, fold);
  if (peek(reader) !== undefined && peek(reader) !== ']') {
    refuse(
      invalid(reader.text.slice(start, reader.at), start, 'is taken away from a class, so it must stand last in it'),
    );
  }
  return removed;
};
