import { parsePattern } from '../../providers/msteams/schema/pattern/parse.ts';
import type { Pattern, PatternFailure } from '../../providers/msteams/schema/pattern/pattern.ts';
import { backtracker, TooManySteps } from './backtrack.ts';
import { longestText, toJavaScript } from './regexp.ts';

/**
 * A pattern made ready to run; a search, not a full match, unless the pattern is anchored. Throws `TooManySteps` for the odd
 * pattern that would take forever.
 */
export interface Matcher {
  readonly pattern: Pattern;
  readonly test: (text: string) => boolean;
  /** What each group took (index 0: the whole match), or nothing if the pattern doesn't match. */
  readonly match: (text: string) => readonly (string | undefined)[] | undefined;
}

/** Reads a pattern and makes it ready, or says why it isn't modelled. */
export const matcherFor = (text: string): Matcher | PatternFailure => {
  const parsed = parsePattern(text);
  return parsed.ok ? compileMatcher(parsed.pattern) : parsed;
};

/** Makes a pattern ready, on JavaScript's engine where it means the same as .NET's and is quick. */
const compileMatcher = (pattern: Pattern): Matcher => {
  const javaScript = toJavaScript(pattern);
  const run = backtracker(pattern);
  const own = (text: string): readonly (string | undefined)[] | undefined => {
    const spans = run(text);
    if (!spans) return undefined;
    return Array.from({ length: pattern.groupCount + 1 }, (_, group) => {
      const start = spans[2 * group] ?? -1;
      return start < 0 ? undefined : text.slice(start, spans[2 * group + 1]);
    });
  };
  if (!javaScript) return { pattern, test: (text) => run(text) !== undefined, match: own };
  const { expression, groups } = javaScript;
  return {
    pattern,
    test: (text) => (text.length > longestText ? run(text) !== undefined : expression.test(text)),
    match: (text) => {
      if (text.length > longestText) return own(text);
      const found = expression.exec(text);
      return found ? groups.map((index) => found[index]) : undefined;
    },
  };
};

/** Does a piece of matching, or says that it takes too long. */
export const withinSteps = <Result>(pattern: string, work: () => Result): Result | PatternFailure => {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof TooManySteps)) throw error;
    const message = `"${pattern}" ${error.message.charAt(0).toLowerCase()}${error.message.slice(1, -1)} for this number, so it wasn't tried to the end.`;
    return { ok: false, reason: 'unsupported', construct: pattern, position: 0, message };
  }
};
