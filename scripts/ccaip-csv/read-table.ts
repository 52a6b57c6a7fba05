import type { Problem } from '../../tenant/problem.ts';
import { csvRecords } from '../../tenant/users/csv-records.ts';
import { fewProblems } from '../../tenant/users/few-problems.ts';
import { unguarded } from '../../tenant/users/formula-guard.ts';
import { type Column, columnOf } from './columns.ts';

/** A CSV of CCAIP's users: a template, or who is there. */
export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  readonly line: number;
  /** By key of the column; empty cells aren't there. */
  readonly cells: ReadonlyMap<string, string>;
}

/** CCAIP says of no limit; a tenant of Teams has no more people than this. */
const mostRows = 100_001;

/** Reads a CSV by its header, whichever columns it has, or says what is wrong with it. */
export const readTable = (
  bytes: Uint8Array,
  file: string,
): { readonly table?: Table; readonly problems: readonly Problem[] } => {
  const records = csvRecords(bytes, { file, most: mostRows });
  if (!Array.isArray(records)) return { problems: [records] };
  const [header, ...body] = records;
  if (header === undefined) {
    return { problems: [{ file, message: 'The file is empty.', fix: 'download it again.' }] };
  }
  const columns = header.values.map(columnOf);
  const problems = [...twice(columns, file, header.line), ...body.flatMap((row) => tooLong(row, columns.length, file))];
  if (problems.length > 0) return { problems: fewProblems(problems) };
  const rows = body.map(({ line, values }) => ({
    line,
    cells: new Map(
      columns.flatMap(({ key }, at) => {
        const value = unguarded(values[at] ?? '');
        return key === '' || value === '' ? [] : [[key, value] as const];
      }),
    ),
  }));
  return { table: { columns, rows }, problems: [] };
};

const twice = (columns: readonly Column[], file: string, line: number): Problem[] =>
  columns.flatMap(({ header, key }, at) =>
    key === '' || columns.findIndex((one) => one.key === key) === at
      ? []
      : [
          {
            file,
            line,
            message: `"${header}" stands twice in the header.`,
            allowed: 'Each column once: case, blanks and signs make no other column.',
            fix: 'remove one of the two columns.',
          },
        ],
  );

const tooLong = (
  { line, values }: { readonly line: number; readonly values: readonly string[] },
  width: number,
  file: string,
): Problem[] =>
  values.slice(width).every((value) => value === '')
    ? []
    : [
        {
          file,
          line,
          message: `The row has ${values.length} values, and the header ${width}.`,
          allowed: 'A value with a comma in it stands in double quotes.',
          fix: 'export the file again, or put quotes around it.',
        },
      ];
