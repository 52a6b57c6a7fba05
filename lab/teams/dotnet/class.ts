/** .NET takes it, the lab's evaluation doesn't (conditionals, balancing groups). */
export class UnsupportedPatternError extends Error {}

/** What stands for a set of characters in a JavaScript class under the `v` flag: .NET's digits, letters and blanks are Unicode's. */
const shorthand: Readonly<Record<string, string>> = {
  d: '\\p{Nd}',
  D: '\\P{Nd}',
  w: '[\\p{L}\\p{Mn}\\p{Nd}\\p{Pc}]',
  W: '[^\\p{L}\\p{Mn}\\p{Nd}\\p{Pc}]',
  s: '[\\f\\n\\r\\t\\v\\x85\\p{Z}]',
  S: '[^\\f\\n\\r\\t\\v\\x85\\p{Z}]',
};
const controls: Readonly<Record<string, string>> = {
  t: '\t',
  r: '\r',
  n: '\n',
  f: '\f',
  v: '\v',
  e: '\x1b',
  a: '\x07',
};

export const literal = (character: string): string => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;

/** An escape that means one character or a set of them, from after the backslash; undefined if it is none. */
export const readEscape = (
  text: string,
  at: number,
):
  | { readonly set: string; readonly length: number }
  | { readonly character: string; readonly length: number }
  | undefined => {
  const rest = text.slice(at);
  const first = rest[0] ?? '';
  const set = shorthand[first];
  if (set !== undefined) return { set, length: 1 };
  const category = /^([pP])\{([A-Z][a-z]?)\}/.exec(rest);
  if (category !== null) return { set: `\\${category[1]}{${category[2]}}`, length: category[0].length };
  const code = /^(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4}))/.exec(rest);
  if (code !== null) {
    return { character: String.fromCharCode(Number.parseInt(code[1] ?? code[2] ?? '', 16)), length: code[0].length };
  }
  const control = /^c([A-Za-z])/.exec(rest);
  if (control !== null) return { character: String.fromCharCode((control[1] ?? '').charCodeAt(0) & 31), length: 2 };
  if (controls[first] !== undefined) return { character: controls[first], length: 1 };
  const octal = /^[0-7]{1,3}/.exec(rest);
  if (octal !== null)
    return { character: String.fromCharCode(Number.parseInt(octal[0], 8) & 255), length: octal[0].length };
  if (first === '' || /\w/.test(first)) return undefined;
  return { character: first, length: 1 };
};

type Fail = (at: number, why: string) => Error;

/** Reads `[…]` from after its bracket; with .NET's subtraction `[a-z-[aeiou]]`. */
export const readClass = (text: string, start: number, fail: Fail): { readonly set: string; readonly end: number } => {
  let at = start;
  const negated = text[at] === '^';
  if (negated) at += 1;
  const items: string[] = [];
  let subtracted = '';
  let first = true;
  const readOne = (): { set: string } | { character: string; escaped?: boolean } => {
    if (text[at] !== '\\') {
      const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
      at += character.length;
      return { character };
    }
    if (text[at + 1] === 'b') {
      at += 2;
      return { character: '\b' };
    }
    const escaped = readEscape(text, at + 1);
    if (escaped === undefined) throw fail(at, `Unrecognized escape sequence \\${text[at + 1] ?? ''}.`);
    at += 1 + escaped.length;
    return 'set' in escaped ? { set: escaped.set } : { character: escaped.character, escaped: true };
  };
  for (;;) {
    if (at >= text.length) throw fail(text.length, 'Unterminated [] set.');
    if (text[at] === ']' && !first) break;
    if (text.startsWith('-[', at) && !first) {
      const inner = readClass(text, at + 2, fail);
      subtracted = inner.set;
      at = inner.end;
      if (text[at] !== ']') throw fail(at, 'A subtraction must be the last element in a character class.');
      break;
    }
    first = false;
    const low = readOne();
    const isRange = text[at] === '-' && text[at + 1] !== ']' && text[at + 1] !== '[' && at + 1 < text.length;
    // An escaped hyphen never begins a range.
    if (!isRange || 'set' in low || (low.escaped && low.character === '-')) {
      items.push('set' in low ? low.set : literal(low.character));
      continue;
    }
    const from = at - 1;
    at += 1;
    const high = readOne();
    if ('set' in high) throw fail(at, 'Cannot include class in character range.');
    if (high.escaped && high.character === '-') {
      throw new UnsupportedPatternError(
        `The lab can't evaluate a range that ends in an escaped hyphen, in "${text}": versions of .NET differ.`,
      );
    }
    if ((low.character.codePointAt(0) ?? 0) > (high.character.codePointAt(0) ?? 0)) {
      throw fail(at, `[${text.slice(from, at)}] range in reverse order.`);
    }
    items.push(`${literal(low.character)}-${literal(high.character)}`);
  }
  const set = `[${negated ? '^' : ''}${items.join('')}]`;
  return { set: subtracted === '' ? set : `[${set}--${subtracted}]`, end: at + 1 };
};
