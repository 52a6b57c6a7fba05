import type { PatternFailure, PatternNode } from './pattern.ts';

/** A parse under way: a place in the text, and what was noticed on the way to it. */
export interface Reader {
  readonly text: string;
  at: number;
  /** What exact analysis doesn't cover; reading goes on, because .NET may still refuse what follows. */
  readonly notes: PatternFailure[];
  /** Where it isn't certain what the match and its groups take. */
  readonly unclear: PatternFailure[];
  /** Brackets that are open. */
  depth: number;
  /** Unnamed groups so far. */
  unnamed: number;
  /** Named groups in order of appearance; their numbers come after all unnamed ones. */
  readonly named: { readonly name: string; readonly node: { number: number } }[];
  /** Numbers that groups were given by hand. */
  readonly numbered: Set<number>;
  /** Judged when all groups are known. */
  readonly references: Reference[];
  /** Places of what .NET's versions disagree about where both stand in one pattern. */
  readonly seen: { lazy?: number; notWordEdge?: number };
}

/** What becomes of characters under the options in force: case is kept, or ignored. */
export type Fold = (chars: string) => string;

/** A back reference. `place` stands for it in the tree. */
export interface Reference {
  readonly group: string;
  readonly construct: string;
  readonly position: number;
  readonly place: PatternNode;
  /** Written `\1`, which is an octal escape if there is no such group. */
  readonly plain: boolean;
  readonly fold: Fold;
}

export const readerOf = (text: string): Reader => ({
  text,
  at: 0,
  notes: [],
  unclear: [],
  depth: 0,
  unnamed: 0,
  named: [],
  numbered: new Set(),
  references: [],
  seen: {},
});

export const peek = (reader: Reader, ahead = 0): string | undefined => reader.text[reader.at + ahead];

export const looksAt = (reader: Reader, piece: string): boolean => reader.text.startsWith(piece, reader.at);

/** Takes `piece` if it comes next. */
export const take = (reader: Reader, piece: string): boolean => {
  const found = looksAt(reader, piece);
  if (found) reader.at += piece.length;
  return found;
};

/** Takes what a sticky expression finds here. */
export const takeMatch = (reader: Reader, expression: RegExp): RegExpExecArray | null => {
  expression.lastIndex = reader.at;
  const found = expression.exec(reader.text);
  if (found) reader.at += found[0].length;
  return found;
};

/** Ends a parse at once; `parsePattern` turns it into its result. */
export class PatternError extends Error {
  readonly failure: PatternFailure;
  constructor(failure: PatternFailure) {
    super(failure.message);
    this.failure = failure;
  }
}

export const refuse = (failure: PatternFailure): never => {
  throw new PatternError(failure);
};

const failure = (
  reason: PatternFailure['reason'],
  construct: string,
  position: number,
  what: string,
): PatternFailure => ({
  ok: false,
  reason,
  construct,
  position,
  message: `"${construct}" at character ${position + 1} ${what}.`,
});

/** .NET refuses it. `what` goes on after the construct and its place. */
export const invalid = (construct: string, position: number, what: string): PatternFailure =>
  failure('invalid', construct, position, what);

/** .NET takes it, exact analysis doesn't. `what` names the construct, e.g. `an atomic group`. */
export const unsupported = (construct: string, position: number, what: string): PatternFailure =>
  failure(
    'unsupported',
    construct,
    position,
    `is ${what}: Teams takes it, but trunkline can't say exactly which numbers it means`,
  );

/** Reading stops here, so it isn't known whether .NET takes the rest. */
export const unread = (construct: string, position: number, what: string): PatternFailure =>
  failure(
    'unsupported',
    construct,
    position,
    `is ${what}: trunkline reads no further, so it can't say whether Teams takes the pattern, nor which numbers it means`,
  );

/** So many brackets in one another are read: a person writes five, and reading each calls itself. */
const deepest = 100;

/** Reads what stands in brackets that were opened at `start`. */
export const within = <Read>(reader: Reader, bracket: string, start: number, read: () => Read): Read => {
  if (reader.depth >= deepest) refuse(unread(bracket, start, `inside of ${deepest} others`));
  reader.depth += 1;
  const result = read();
  reader.depth -= 1;
  return result;
};

/** Versions of .NET differ, and which one Teams runs on isn't published. */
export const disputed = (construct: string, position: number, what: string): PatternFailure =>
  failure(
    'unsupported',
    construct,
    position,
    `is ${what}: versions of .NET differ about it, so trunkline can't say which numbers Teams takes it for`,
  );

/** Which numbers match is certain, what the match and its groups take isn't. */
export const unclear = (construct: string, position: number, what: string): PatternFailure =>
  failure(
    'unsupported',
    construct,
    position,
    `is ${what}: .NET matches it in ways of its own, so trunkline can't say what the groups take, and what a rule makes of a number`,
  );

/** Notes a construct that spans from `start` to here, and goes on. */
export const note = (reader: Reader, start: number, what: string, kind = unsupported): void => {
  reader.notes.push(kind(reader.text.slice(start, reader.at), start, what));
};
