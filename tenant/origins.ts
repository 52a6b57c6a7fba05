import type { Line } from './origins/line.ts';
import { treeLines } from './origins/tree-lines.ts';
import { userLines } from './origins/user-lines.ts';
import { readFiles } from './source/read-files.ts';
import { readCsv } from './users/read-csv.ts';

/** The tenant file after its template, and its people in numbers: each line with the place that it comes from. */
export const originLines = (root: string, name: string): Line[] => {
  const { tree, csv, csvFile } = readFiles(root, name);
  if (tree === undefined) return [];
  const rows = csv === undefined ? [] : readCsv(csv, csvFile).rows;
  return [...treeLines(tree), ...userLines(rows, csvFile, tree)];
};

/** Lines with their origins as comments, one under the other. */
export const withOrigins = (lines: readonly Line[]): string => {
  const width = Math.min(100, Math.max(0, ...lines.map(({ text }) => text.length)));
  return lines.map(({ text, origin }) => `${text.padEnd(width)}  # ${origin}`).join('\n');
};
