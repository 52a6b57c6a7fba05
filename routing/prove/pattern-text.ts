/** More of a pattern than this nobody reads in a sentence; the file has it whole. */
const most = 160;

/** A pattern within a sentence: a very long one is cut. */
export const patternText = (pattern: string): string =>
  pattern.length <= most ? pattern : `${pattern.slice(0, most - 1)}…`;
