/** As wide as a terminal, a mail and a pull request show it whole. */
const lineWidth = 100;

/** Rows of words in columns, each as wide as its widest word; the last column is ragged. */
export const columns = (rows: readonly (readonly string[])[], indent = ''): string[] => {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, cell.length);
  }
  return rows.map((row) =>
    `${indent}${row.map((cell, at) => (at === row.length - 1 ? cell : cell.padEnd(widths[at] ?? 0))).join('   ')}`.trimEnd(),
  );
};

/** The longest pattern that stands in a column with others, and the longest name before it. */
const widestPattern = 40;
const widestName = 24;

/** Trials in columns: name, pattern, what came of it. A long name has a line of its own, and so has a long pattern, cut if need be, so that the reason is seen. */
export const trialColumns = (
  rows: readonly (readonly [name: string, pattern: string, result: string])[],
  indent: string,
): string[] => {
  const isShort = (pattern: string): boolean => pattern.length <= widestPattern;
  const nameWidth = Math.max(0, ...rows.flatMap(([name]) => (name.length <= widestName ? [name.length] : [])));
  const patternWidth = Math.max(0, ...rows.flatMap(([, pattern]) => (isShort(pattern) ? [pattern.length] : [])));
  return rows.flatMap(([name, pattern, result]) => {
    const isLong = name.length > widestName;
    const above = isLong ? [`${indent}${name}`] : [];
    const start = `${indent}${(isLong ? '' : name).padEnd(nameWidth)}   `;
    if (isShort(pattern)) return [...above, `${start}${pattern.padEnd(patternWidth)}   ${result}`];
    const room = Math.max(widestPattern, lineWidth - start.length);
    const shown = pattern.length > room ? `${pattern.slice(0, room - 1)}…` : pattern;
    return [...above, `${start}${shown}`, `${' '.repeat(start.length)}${result}`];
  });
};

/** A line broken at blanks where it is too long, what follows a little further in. */
export const wrapped = (line: string): string[] => {
  if (line.length <= lineWidth) return [line];
  const indent = (/^ */.exec(line)?.[0].length ?? 0) + 2;
  const blank = line.lastIndexOf(' ', lineWidth);
  const end = blank > indent ? blank : lineWidth;
  return [
    line.slice(0, end),
    ...wrapped(`${' '.repeat(Math.min(indent, lineWidth / 2))}${line.slice(end).trimStart()}`),
  ];
};
