import { parsePattern } from '../../providers/msteams/schema/pattern/parse.ts';
import type { Pattern, PatternFailure } from '../../providers/msteams/schema/pattern/pattern.ts';
import { backtracker } from './backtrack.ts';
import { toJavaScript } from './regexp.ts';

/** A pattern made ready to run; a search, not a full match, unless the pattern is anchored. */
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

/** Makes a pattern ready, on JavaScript's engine where it means the same as .NET's. */
export const compileMatcher = (pattern: Pattern): Matcher => {
  const javaScript = toJavaScript(pattern);
  if (javaScript) {
    const { expression, groups } = javaScript;
    return {
      pattern,
      test: (text) => expression.test(text),
      match: (text) => {
        const found = expression.exec(text);
        return found ? groups.map((index) => found[index]) : undefined;
      },
    };
  }
  const run = backtracker(pattern);
  return {
    pattern,
    test: (text) => run(text) !== undefined,
    match: (text) => {
      const spans = run(text);
      if (!spans) return undefined;
      return Array.from({ length: pattern.groupCount + 1 }, (_, group) => {
        const start = spans[2 * group] ?? -1;
        return start < 0 ? undefined : text.slice(start, spans[2 * group + 1]);
      });
    },
  };
};
