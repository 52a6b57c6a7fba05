import { plain } from '../plain.ts';
import { labelOf } from './columns.ts';
import type { LogLine } from './error-log.ts';
import type { Template } from './template.ts';

/** From what CCAIP's error logs count, where that is known. */
export interface Bases {
  readonly row?: number | undefined;
  readonly column?: number | undefined;
}

/** A column as the logs count them: roles and teams have one each, as in the CSV. */
interface Column {
  readonly key: string;
  readonly label: string;
}

export const columnsOf = (template: Template): Column[] => {
  const keys = [...template.keys.filter((key) => key !== 'roles' && key !== 'teams')];
  return [
    ...keys.map((key) => ({ key, label: labelOf(key) })),
    ...template.roles.map((name) => ({ key: 'roles', label: `Role: ${name}` })),
    ...template.teams.map((name) => ({ key: 'teams', label: `Team: ${name}` })),
  ];
};

/** A line of a log, and whom and what it is about. */
export interface PlacedLine {
  readonly line: LogLine;
  /** Places in the file, from 0, that it may be about; all of them where CCAIP names none. */
  readonly rows: readonly number[];
  /** Nothing but these rows together can be meant: one row, that is, or the whole file. */
  readonly isSure: boolean;
  readonly column: Column | undefined;
}

/** Bases that a row may be counted from: a header may count as the first. */
const rowBases = [0, 1, 2];

/** Puts each line of a log to rows and columns of the file that it is about. */
export const placeLines = (
  lines: readonly LogLine[],
  emails: readonly string[],
  columns: readonly Column[],
  bases: Bases,
): PlacedLine[] => {
  const all = emails.map((_, at) => at);
  const counted = lines.flatMap(({ row }) => row ?? []);
  const fits = (base: number) => counted.every((row) => all.includes(row - base));
  const possible = bases.row === undefined ? rowBases.filter(fits) : [bases.row];
  return lines.map((line): PlacedLine => {
    const column = columnFor(line, columns, bases.column);
    const named = all.filter((at) => line.message.toLowerCase().includes(String(emails[at]).toLowerCase()));
    if (named.length === 1) return { line, rows: named, isSure: true, column };
    const { row } = line;
    const rows = row === undefined ? [] : possible.map((base) => row - base).filter((at) => all.includes(at));
    if (rows.length > 0) return { line, rows, isSure: rows.length === 1, column };
    return { line, rows: all, isSure: all.length === 1, column };
  });
};

/** 1 where nobody has said it: the documented example has "Must be a valid email" in 1, and email stands first (INF). */
const usualColumnBase = 1;

const columnFor = (
  { column, message }: LogLine,
  columns: readonly Column[],
  base: number | undefined,
): Column | undefined => {
  if (typeof column === 'string') {
    const found = columns.find(({ key, label }) => [key, label].some((name) => plain(name) === plain(column)));
    return found ?? { key: column, label: labelOf(column) };
  }
  if (column === undefined) return undefined;
  const said = plain(message);
  const speaksOf = (one: Column | undefined) =>
    one !== undefined &&
    [one.key, one.label.replace(/:.*/, '')].some((name) => said.includes(plain(name).replace(/s$/, '')));
  const [byOne, byZero] = [columns[column - 1], columns[column]];
  if (base !== undefined) return columns[column - base];
  if (speaksOf(byZero) && !speaksOf(byOne)) return byZero;
  return columns[column - usualColumnBase];
};

/** In words, with the person's place in the file where it isn't sure. */
export const wordsOf = ({ line, rows, isSure, column }: PlacedLine, emails: readonly string[]): string => {
  const what = column === undefined ? line.message : `${column.label}: ${line.message}`;
  if (isSure) return what;
  if (line.row === undefined) return `${what} (CCAIP names no row)`;
  if (rows.length === emails.length) return `${what} (row ${line.row} of the file, by whatever CCAIP counts)`;
  const who = rows.map((at) => emails[at]).join(' or ');
  return `${what} (row ${line.row} of the file: ${who}, by where CCAIP begins to count; rowBase of TRUNKLINE_CCAIP_LITERALS says it)`;
};
