import { literal, readClass, readEscape, UnsupportedPatternError } from './class.ts';

/** A pattern that .NET itself refuses; the message is .NET's. */
export class InvalidPatternError extends Error {}

interface Options {
  readonly i: boolean;
  readonly m: boolean;
  readonly n: boolean;
  readonly s: boolean;
  readonly x: boolean;
}
/** A capture as .NET knows it: explicit name or number, or none; `js` names it in the JavaScript pattern. */
export interface Capture {
  readonly js: string;
  readonly name: string | undefined;
}
/** JavaScript, or a back-reference whose group is known only at the end; `octal`: what it is if there is no such group. */
export type Piece = string | { readonly reference: string; readonly at: number; readonly octal?: string };

const end = '(?![\\s\\S])';
const start = '(?<![\\s\\S])';
const word = '[\\p{L}\\p{Mn}\\p{Nd}\\p{Pc}]';
const anchors: Readonly<Record<string, string>> = {
  A: start,
  G: start,
  z: end,
  Z: `(?=\\n?${end})`,
  b: `(?:(?<=${word})(?!${word})|(?<!${word})(?=${word}))`,
  B: `(?:(?<=${word})(?=${word})|(?<!${word})(?!${word}))`,
};
const quantifier = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/;

/** Writes a .NET pattern as pieces of a JavaScript one: captures by name, because .NET numbers named groups last. */
export const translatePattern = (
  text: string,
): { readonly pieces: readonly Piece[]; readonly captures: readonly Capture[] } => {
  const captures: Capture[] = [];
  let at = 0;
  const fail = (offset: number, why: string) =>
    new InvalidPatternError(`Invalid pattern '${text}' at offset ${offset}. ${why}`);

  const open = (name: string | undefined): string => {
    const js = `g${captures.length}`;
    captures.push({ js, name });
    return js;
  };

  const readGroup = (options: Options): Piece[] => {
    const begin = at;
    const close = (pieces: Piece[]): Piece[] => {
      if (text[at] !== ')') throw fail(text.length, "Not enough )'s.");
      at += 1;
      return pieces;
    };
    const around = (opening: string, inner: Options): Piece[] => close([opening, ...readAlternatives(inner), ')']);
    if (text[at + 1] !== '?') {
      at += 1;
      return around(options.n ? '(?:' : `(?<${open(undefined)}>`, options);
    }
    const rest = text.slice(at);
    const simple = /^\(\?(:|=|!|<=|<!)/.exec(rest);
    if (simple !== null) {
      at += simple[0].length;
      return around(`(?${simple[1]}`, options);
    }
    const named = /^\(\?(?:<(\w+)>|'(\w+)')/.exec(rest);
    if (named !== null) {
      if (/^0+$/.test(named[1] ?? named[2] ?? '')) throw fail(begin, 'Capture number cannot be zero.');
      at += named[0].length;
      return around(`(?<${open(named[1] ?? named[2])}>`, options);
    }
    if (rest.startsWith('(?>')) {
      at += 3;
      const js = `a${begin}`;
      return around(`(?=(?<${js}>`, options).concat(`)\\k<${js}>`);
    }
    if (rest.startsWith('(?)')) throw fail(begin + 1, "Quantifier '?' following nothing.");
    const inline = /^\(\?([imnsx]*)(?:-([imnsx]*))?:/.exec(rest);
    if (inline !== null) {
      at += inline[0].length;
      return around('(?:', changed(options, inline[1], inline[2]));
    }
    if (/^\(\?(?:\(|<\w*-\w+>|'\w*-\w+')/.test(rest)) {
      throw new UnsupportedPatternError(`The lab can't evaluate "${rest.slice(0, 6)}…" in the pattern "${text}".`);
    }
    throw fail(begin, 'Unrecognized grouping construct.');
  };

  const readBackslash = (options: Options): Piece[] => {
    const rest = text.slice(at);
    const first = rest[1];
    if (first === undefined) throw fail(text.length, 'Illegal \\ at end of pattern.');
    const anchor = anchors[first];
    if (anchor !== undefined) {
      at += 2;
      return [anchor];
    }
    const reference = /^\\(?:k(?:<(\w+)>|'(\w+)')|([1-9]\d*))/.exec(rest);
    if (reference !== null) {
      at += reference[0].length;
      const place = at - reference[0].length;
      const [octal] = /^[0-7]{1,3}/.exec(reference[3] ?? '') ?? [];
      const character = octal === undefined ? undefined : String.fromCharCode(Number.parseInt(octal, 8) & 255);
      return [
        {
          reference: reference[1] ?? reference[2] ?? reference[3] ?? '',
          at: place,
          ...((reference[3]?.length ?? 0) > 1 && {
            octal: character === undefined ? '' : literal(character) + (reference[3] ?? '').slice(octal?.length),
          }),
        },
      ];
    }
    const escaped = readEscape(text, at + 1);
    if (escaped === undefined) throw fail(at, `Unrecognized escape sequence \\${first}.`);
    at += 1 + escaped.length;
    return [withCase('set' in escaped ? escaped.set : literal(escaped.character), options)];
  };

  const readAtom = (options: Options): Piece[] => {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    if (quantifier.test(text.slice(at))) {
      throw fail(at, `Quantifier '${character}' following nothing.`);
    }
    if (character === '(') return readGroup(options);
    if (character === '\\') return readBackslash(options);
    if (character === '[') {
      const found = readClass(text, at + 1, fail);
      at = found.end;
      return [withCase(found.set, options)];
    }
    at += character.length;
    if (character === '.') return [options.s ? '[\\s\\S]' : '[^\\n]'];
    if (character === '^') return [options.m ? '(?<![^\\n])' : start];
    // `$` also matches before a final newline.
    if (character === '$') return [options.m ? `(?=\\n|${end})` : `(?=\\n?${end})`];
    return [withCase(literal(character), options)];
  };

  const skipBlanks = (options: Options): void => {
    for (let skipped = blankIn(text.slice(at), options); skipped > 0; skipped = blankIn(text.slice(at), options)) {
      at += skipped;
    }
  };

  /** A `?` that a comment keeps apart from its quantifier. */
  const takeLazy = (): string => {
    if (text[at] !== '?') return '';
    at += 1;
    return '?';
  };

  const readAlternatives = (given: Options): Piece[] => {
    let options = given;
    const pieces: Piece[] = [];
    while (at < text.length && text[at] !== ')') {
      const rest = text.slice(at);
      const skipped = blankIn(rest, options);
      const turned = /^\(\?(?!\))([imnsx]*)(?:-([imnsx]*))?\)/.exec(rest);
      if (skipped > 0) at += skipped;
      else if (rest.startsWith('|')) {
        at += 1;
        pieces.push('|');
      } else if (turned !== null) {
        at += turned[0].length;
        options = changed(options, turned[1], turned[2]);
      } else {
        const before = captures.length;
        const atom = readAtom(options);
        skipBlanks(options);
        const repeated = quantifier.exec(text.slice(at));
        if (repeated === null) {
          pieces.push(...atom);
          continue;
        }
        const counts = [...repeated[0].matchAll(/\d+/g)].map(Number);
        if (counts.some((count) => count > 2 ** 31 - 1)) {
          throw fail(at, 'Capture group numbers must be less than or equal to Int32.MaxValue.');
        }
        if ((counts[0] ?? 0) > (counts[1] ?? Infinity)) throw fail(at, 'Illegal {x,y} with x > y.');
        at += repeated[0].length;
        skipBlanks(options);
        const lazy = repeated[0].length === 1 || !repeated[0].endsWith('?') ? takeLazy() : '';
        skipBlanks(options);
        const again = quantifier.exec(text.slice(at));
        if (again !== null) throw fail(at, `Nested quantifier '${again[0][0] === '{' ? again[0] : again[0][0]}'.`);
        refuseRepeat(text, atom, repeated[0] + lazy, captures.slice(before));
        pieces.push('(?:', ...atom, `)${repeated[0]}${lazy}`);
      }
    }
    return pieces;
  };

  const none: Options = { i: false, m: false, n: false, s: false, x: false };
  const pieces = readAlternatives(none);
  if (at < text.length) throw fail(at, "Too many )'s.");
  return { pieces, captures };
};

/** The length of a comment, or of blanks where those mean nothing. */
const blankIn = (rest: string, { x }: Options): number =>
  ((x ? /^(?:\s+|#[^\n]*)/.exec(rest) : null) ?? /^\(\?#[^)]*\)/.exec(rest))?.[0].length ?? 0;

/**
 * What JavaScript repeats in another way than .NET: it forgets at each round what groups took in the one before, and gives up a
 * round that takes nothing.
 */
const refuseRepeat = (text: string, atom: readonly Piece[], count: string, inside: readonly Capture[]): void => {
  const refuse = (what: string) =>
    new UnsupportedPatternError(`The lab can't evaluate ${what}, in the pattern "${text}".`);
  const once = /^(?:\?|\{[01](?:,1)?\})\??$/.test(count);
  // A group that is the whole of a round takes part in every round.
  const whole = inside.length === 1 && typeof atom[0] === 'string' && atom[0] === `(?<${inside[0]?.js}>`;
  if (!once && inside.length > 0 && !whole) throw refuse('a group within a repeat');
  if (atom.some((piece) => typeof piece !== 'string')) {
    if (inside.length > 0 || !once) throw refuse('a repeat of a back reference');
    return;
  }
  if (new RegExp(`^(?:${atom.join('')})$`, 'v').test('')) throw refuse('a repeat of what can be empty');
};

const changed = (options: Options, on = '', off = ''): Options => ({
  ...options,
  ...Object.fromEntries([...on].map((letter) => [letter, true])),
  ...Object.fromEntries([...off].map((letter) => [letter, false])),
});

const withCase = (piece: string, { i }: Options): string => (i ? `(?i:${piece})` : piece);
