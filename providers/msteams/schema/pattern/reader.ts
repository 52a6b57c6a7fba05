import { PatternError, unsupported } from './failure.ts';
import type { PatternFailure } from './pattern.ts';

/** A place in the text, and what was noticed on the way. */
export interface Reader {
  readonly text: string;
  at: number;
  /** What exact analysis doesn't cover; reading goes on, because .NET may still refuse what follows. */
  readonly notes: PatternFailure[];
}

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

export const refuse = (failure: PatternFailure): never => {
  throw new PatternError(failure);
};

/** Notes a construct that spans from `start` to here, and goes on. */
export const note = (reader: Reader, start: number, what: string): void => {
  reader.notes.push(unsupported(reader.text.slice(start, reader.at), start, what));
};
