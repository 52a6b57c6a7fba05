import type { PatternNode } from './pattern.ts';
import {
  disputed,
  type Fold,
  invalid,
  note,
  peek,
  type Reader,
  refuse,
  take,
  takeMatch,
  unread,
  within,
} from './reader.ts';

const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));

const setOf = (test: (char: string) => boolean): string => ascii.filter(test).join('');

/** The members of a class, distinct and in code order: two equal classes are equal strings. */
export const canonical = (chars: Iterable<string>): string => {
  const members = new Set(chars);
  return setOf((char) => members.has(char));
};

const complement = (chars: string): string => setOf((char) => !chars.includes(char));

const minus = (chars: string, removed: string): string => setOf((c) => chars.includes(c) && !removed.includes(c));

const range = (first: number, last: number): string =>
  setOf((char) => char.charCodeAt(0) >= first && char.charCodeAt(0) <= last);

/** Both cases of every letter, as `(?i)` reads a class. */
export const bothCases = (chars: string): string =>
  canonical([...chars].flatMap((char) => [char, char.toLowerCase(), char.toUpperCase()]));

const digits = setOf((char) => /[0-9]/.test(char));
const word = setOf((char) => /[A-Za-z0-9_]/.test(char));
const space = setOf((char) => /[\t-\r ]/.test(char));

/** `\d \D \w \W \s \S`, as far as ASCII goes. */
const shorthand: Readonly<Record<string, string>> = {
  d: digits,
  D: complement(digits),
  w: word,
  W: complement(word),
  s: space,
  S: complement(space),
};

/** What `.` takes: everything but a newline, or everything under `(?s)`. */
export const dot = (singleLine: boolean): string => (singleLine ? ascii.join('') : complement('\n'));

export const isWord = (char: string | undefined): boolean =>
  char !== undefined && /[\p{L}\p{Mn}\p{Nd}\p{Pc}]/u.test(char);

/** The Unicode categories with a plain meaning in ASCII, for `\p{…}`. */
const category: Readonly<Record<string, string>> = {
  Nd: digits,
  N: digits,
  L: setOf((char) => /[A-Za-z]/.test(char)),
  Lu: setOf((char) => /[A-Z]/.test(char)),
  Ll: setOf((char) => /[a-z]/.test(char)),
};

/** All that .NET takes in `\p{…}`: categories, the blocks of Unicode 4 by name, and XML's classes. Any other name is an error. */
const properties = new Set(
  `C Cc Cf Cn Co Cs L Ll Lm Lo Lt Lu M Mc Me Mn N Nd Nl No P Pc Pd Pe Pf Pi Po Ps S Sc Sk Sm So Z Zl Zp Zs
  IsAlphabeticPresentationForms IsArabic IsArabicPresentationForms-A IsArabicPresentationForms-B IsArmenian IsArrows
  IsBasicLatin IsBengali IsBlockElements IsBopomofo IsBopomofoExtended IsBoxDrawing IsBraillePatterns IsBuhid
  IsCJKCompatibility IsCJKCompatibilityForms IsCJKCompatibilityIdeographs IsCJKRadicalsSupplement IsCherokee
  IsCJKSymbolsandPunctuation IsCJKUnifiedIdeographs IsCJKUnifiedIdeographsExtensionA IsCombiningDiacriticalMarks
  IsCombiningDiacriticalMarksforSymbols IsCombiningHalfMarks IsCombiningMarksforSymbols IsControlPictures
  IsCurrencySymbols IsCyrillic IsCyrillicSupplement IsDevanagari IsDingbats IsEnclosedAlphanumerics
  IsEnclosedCJKLettersandMonths IsEthiopic IsGeneralPunctuation IsGeometricShapes IsGeorgian IsGreek IsGreekExtended
  IsGreekandCoptic IsGujarati IsGurmukhi IsHalfwidthandFullwidthForms IsHangulCompatibilityJamo IsHangulJamo
  IsHangulSyllables IsHanunoo IsHebrew IsHighPrivateUseSurrogates IsHighSurrogates IsHiragana IsIPAExtensions
  IsIdeographicDescriptionCharacters IsKanbun IsKangxiRadicals IsKannada IsKatakana IsKatakanaPhoneticExtensions
  IsKhmer IsKhmerSymbols IsLao IsLatin-1Supplement IsLatinExtended-A IsLatinExtended-B IsLatinExtendedAdditional
  IsLetterlikeSymbols IsLimbu IsLowSurrogates IsMalayalam IsMathematicalOperators IsMiscellaneousMathematicalSymbols-A
  IsMiscellaneousMathematicalSymbols-B IsMiscellaneousSymbols IsMiscellaneousSymbolsandArrows IsMiscellaneousTechnical
  IsMongolian IsMyanmar IsNumberForms IsOgham IsOpticalCharacterRecognition IsOriya IsPhoneticExtensions IsPrivateUse
  IsPrivateUseArea IsRunic IsSinhala IsSmallFormVariants IsSpacingModifierLetters IsSpecials IsSuperscriptsandSubscripts
  IsSupplementalArrows-A IsSupplementalArrows-B IsSupplementalMathematicalOperators IsSyriac IsTagalog IsTagbanwa
  IsTaiLe IsTamil IsTelugu IsThaana IsThai IsTibetan IsUnifiedCanadianAboriginalSyllabics IsVariationSelectors
  IsYiRadicals IsYiSyllables IsYijingHexagramSymbols _xmlC _xmlD _xmlI _xmlW`.split(/\s+/),
);

const control: Readonly<Record<string, number>> = { a: 7, b: 8, e: 27, f: 12, n: 10, r: 13, t: 9, v: 11 };

/** The one character of an escape, the backslash at `start` already taken: `\+`, `\x2b`, `\t`, in a class `\b`. */
const readCharacterEscape = (reader: Reader, start: number): number => {
  const char = peek(reader);
  if (char === undefined) return refuse(invalid('\\', start, 'is a backslash with nothing after it'));
  if (char >= '0' && char <= '7') {
    const octal = takeMatch(reader, /[0-7]{1,3}/y)?.[0] ?? '';
    note(reader, start, 'an octal escape');
    return Number.parseInt(octal, 8) & 255;
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
  const hex = takeMatch(reader, length === 2 ? /[0-9A-Fa-f]{2}/y : /[0-9A-Fa-f]{4}/y)?.[0];
  if (hex) return Number.parseInt(hex, 16);
  return refuse(invalid(reader.text.slice(start, reader.at), start, `needs ${length} hexadecimal digits`));
};

const readControl = (reader: Reader, start: number): number => {
  const code = (peek(reader) ?? '').toUpperCase().charCodeAt(0) - 64;
  if (!(code >= 0 && code < 32)) return refuse(invalid('\\c', start, 'needs a control letter after it'));
  reader.at += 1;
  return code;
};

/** `\p{Nd}` or `\P{Nd}`, taken up to the letter. What has no plain meaning in ASCII, or none that case can't change, is noted. */
const readCategory = (reader: Reader, start: number, negative: boolean, fold: Fold): string => {
  const name = takeMatch(reader, /\{([\w-]+)\}/y)?.[1];
  if (name === undefined)
    return refuse(invalid(negative ? '\\P' : '\\p', start, 'needs a category in braces after it'));
  const written = reader.text.slice(start, reader.at);
  if (!properties.has(name))
    return refuse(invalid(written, start, "isn't a Unicode category or block that .NET knows"));
  const chars = category[name];
  if (chars === undefined) note(reader, start, 'a Unicode category');
  else if (fold(chars) !== chars) note(reader, start, 'a category of letters where case is ignored');
  return negative ? complement(chars ?? '') : (chars ?? '');
};

/** One member of a class: a character that may begin or end a range, or a whole set like `\d`. */
type Member = { readonly code: number; readonly escaped: boolean } | { readonly set: string };

/**
 * `[…]` by .NET's rules, the opening bracket already taken: a first `]` is a character, `\b` is a backspace, and
 * `[a-z-[aeiou]]` takes a class away from a class.
 */
export const readClass = (reader: Reader, fold: Fold): string => {
  const start = reader.at - 1;
  const negated = take(reader, '^');
  let chars = '';
  let removed = '';
  for (let first = true; ; first = false) {
    if (peek(reader) === undefined) return refuse(invalid('[', start, "opens a class that isn't closed by ]"));
    if (!first && take(reader, ']')) break;
    const at = reader.at;
    const member = readMember(reader, fold);
    if ('set' in member) {
      chars += member.set;
    } else if (beginsRange(reader, member.code, member.escaped)) {
      reader.at += 1;
      if (take(reader, '[')) {
        chars += String.fromCharCode(member.code);
        removed = readSubtraction(reader, fold);
      } else {
        chars += readRange(reader, at, member.code, fold);
      }
    } else if (member.code === 45 && !member.escaped && !first && take(reader, '[')) {
      removed = readSubtraction(reader, fold);
    } else {
      if (member.code > 127) note(reader, at, 'a character that no telephone number holds');
      chars += String.fromCharCode(member.code);
    }
  }
  const own = canonical(fold(chars));
  return minus(negated ? complement(own) : own, removed);
};

/** An escaped hyphen never begins a range in .NET. */
const beginsRange = (reader: Reader, code: number, escaped: boolean): boolean =>
  !(code === 45 && escaped) && peek(reader) === '-' && peek(reader, 1) !== undefined && peek(reader, 1) !== ']';

const readMember = (reader: Reader, fold: Fold): Member => {
  const at = reader.at;
  if (!take(reader, '\\')) {
    if (peek(reader) === '[' && peek(reader, 1) === ':') return refuse(unread('[:', at, 'the start of a POSIX class'));
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
    return { set: readCategory(reader, at, letter === 'P', fold) };
  }
  return { code: readCharacterEscape(reader, at), escaped: true };
};

const readRange = (reader: Reader, at: number, from: number, fold: Fold): string => {
  const to = readMember(reader, fold);
  const piece = reader.text.slice(at, reader.at);
  if ('set' in to) return refuse(invalid(piece, at, 'ends a range with a whole class'));
  // .NET versions read this end differently; for one of them [0-\-] is no range at all.
  if (to.escaped && to.code === 45) note(reader, at, 'a range that ends in an escaped hyphen', disputed);
  else if (from > to.code) return refuse(invalid(piece, at, 'is a range in reverse order'));
  if (to.code > 127) note(reader, at, 'a range beyond the characters of telephone numbers');
  return range(from, to.code);
};

const readSubtraction = (reader: Reader, fold: Fold): string => {
  const start = reader.at - 1;
  const removed = within(reader, '[', start, () => readClass(reader, fold));
  if (peek(reader) !== undefined && peek(reader) !== ']') {
    const piece = reader.text.slice(start, reader.at);
    refuse(invalid(piece, start, 'is taken away from a class, so it must stand last in it'));
  }
  return removed;
};

const wordEdge = (negative: boolean): PatternNode => {
  const edge: PatternNode = { kind: 'set', chars: word };
  const look = (direction: 'ahead' | 'behind', not: boolean): PatternNode => ({
    kind: 'look',
    direction,
    negative: not,
    item: edge,
  });
  const between = (before: boolean, after: boolean): PatternNode => ({
    kind: 'sequence',
    items: [look('behind', !before), look('ahead', !after)],
  });
  const pairs = negative ? [between(true, true), between(false, false)] : [between(true, false), between(false, true)];
  return { kind: 'choice', options: pairs };
};

/** What an escape outside a class stands for, the backslash at `start` already taken. */
export const readEscape = (reader: Reader, start: number, fold: Fold): PatternNode => {
  const letter = peek(reader) ?? '';
  const reference = takeMatch(reader, /k(?:<([^>]+)>|'([^']+)')|[<']([\p{L}\p{Nd}_]+)[>']|([1-9]\d*)/uy);
  if (reference) return readReference(reader, start, reference, fold);
  if (letter === 'k') return refuse(invalid('\\k', start, 'needs the name of a group after it'));
  if (/^[AGZzbBdDwWsSpP]$/.test(letter)) reader.at += 1;
  switch (letter) {
    case 'A':
      return { kind: 'anchor', at: 'start' };
    case 'Z':
      return { kind: 'anchor', at: 'end-or-newline' };
    case 'z':
      return { kind: 'anchor', at: 'end' };
    case 'B':
      reader.seen.notWordEdge = start;
      return wordEdge(true);
    case 'b':
      return wordEdge(false);
    case 'G':
      note(reader, start, 'the place where the last match ended');
      return { kind: 'anchor', at: 'start' };
    case 'p':
    case 'P':
      return { kind: 'set', chars: readCategory(reader, start, letter === 'P', fold) };
  }
  const chars = shorthand[letter];
  if (chars !== undefined) return { kind: 'set', chars };
  const code = readCharacterEscape(reader, start);
  if (code > 127) note(reader, start, 'a character that no telephone number holds');
  const stands = reader.at === start + 2 && reader.text.charCodeAt(start + 1) === code;
  return { kind: 'set', chars: fold(String.fromCharCode(code)), ...(stands && { at: start }) };
};

/** `\1`, `\k<name>` or the old `\<name>`: a place in the tree that is filled when all groups are known. */
const readReference = (reader: Reader, position: number, found: RegExpExecArray, fold: Fold): PatternNode => {
  const group = found[1] ?? found[2] ?? found[3] ?? found[4] ?? '';
  const place: PatternNode = { kind: 'set', chars: '' };
  const plain = found[4] !== undefined;
  reader.references.push({ group, construct: `\\${found[0]}`, position, place, plain, fold });
  return place;
};
