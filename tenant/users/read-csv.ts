import { CsvError, parse } from 'csv-parse/sync';
import { nearest } from '../nearest.ts';
import type { Problem } from '../problem.ts';
import { userRow } from '../schema/user-row.ts';

/** A row as typed: cells by column, and the line it began on. */
export interface CsvRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** Reads users.csv: commas, semicolons or tabs, quotes, any line ending, headers in any case. Every row says its line. */
export const readCsv = (bytes: Uint8Array, file: string): { readonly rows: CsvRow[]; readonly problems: Problem[] } => {
  const decoded = decode(bytes);
  if (!decoded.ok) {
    const message = 'The file is not UTF-8.';
    return { rows: [], problems: [{ file, message, fix: 'save it as "CSV UTF-8 (comma delimited)".' }] };
  }
  const records = splitRecords(decoded.text, file);
  if (!Array.isArray(records)) return { rows: [], problems: [records] };
  const [header, ...body] = records;
  if (header === undefined || body.length === 0) return { rows: [], problems: [nobody(file)] };
  const { columns, problems } = readHeader(header, file);
  if (problems.length > 0) return { rows: [], problems };
  const rows = body.map(
    ({ line, values }): CsvRow => ({
      line,
      cells: Object.fromEntries(columns.map((column, index) => [column, values[index] ?? ''])),
    }),
  );
  const tooLong = body.filter(({ values }) => values.slice(columns.length).some((value) => value !== ''));
  return { rows, problems: tooLong.map(({ line, values }) => surplus(file, line, values, columns)) };
};

interface CsvRecord {
  readonly line: number;
  readonly values: readonly string[];
}

const splitRecords = (text: string, file: string): CsvRecord[] | Problem => {
  try {
    const parsed = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as { info: { lines: number }; record: string[] }[];
    return parsed
      .filter(({ record }) => record.some((value) => value !== ''))
      .map(({ info, record }) => ({ line: info.lines - record.join('').split('\n').length + 1, values: record }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : undefined;
    return {
      file,
      ...(line !== undefined && { line }),
      message: `A quote is out of place: ${error.message.replace(/^.*?: /, '').replace(/\.?$/, '.')}`,
      allowed: 'A value with a comma or a quote in it stands in double quotes, and a quote inside is doubled.',
      fix: `correct the quotes${line === undefined ? '' : ` on line ${line} or before it`}.`,
    };
  }
};

/** Excel writes semicolons where the comma is the decimal sign. */
const delimiterOf = (text: string): string => {
  const [header = ''] = text.split(/\r\n|\n|\r/, 1);
  const counted = [',', ';', '\t'].map((mark) => ({ mark, count: header.split(mark).length }));
  return counted.reduce((best, next) => (next.count > best.count ? next : best)).mark;
};

const known = Object.keys(userRow.shape);
const required = ['upn', 'number'];

const readHeader = ({ values, line }: CsvRecord, file: string): { columns: string[]; problems: Problem[] } => {
  const folded = new Map(known.map((column) => [column.toLowerCase(), column]));
  const allowed = `Columns: ${known.join(', ')}.`;
  const problems: Problem[] = [];
  const columns = values.map((value, index) => {
    const column = folded.get(value.toLowerCase().replaceAll(/[\s_-]/g, ''));
    if (column === undefined && value !== '') {
      const close = nearest(value, known);
      const fix = close === undefined ? 'remove the column, or correct its name.' : `write ${close}.`;
      problems.push({ file, line, message: `"${value}" isn't a column.`, allowed, fix });
    } else if (
      column !== undefined &&
      values.findIndex((other) => folded.get(other.toLowerCase().replaceAll(/[\s_-]/g, '')) === column) < index
    ) {
      problems.push({
        file,
        line,
        path: column,
        message: `"${value}" stands twice in the header.`,
        allowed,
        fix: 'remove one of the two columns.',
      });
    }
    return column ?? '';
  });
  for (const column of required.filter((name) => !columns.includes(name))) {
    problems.push({
      file,
      line,
      message: `The column ${column} is missing.`,
      allowed,
      fix: `begin the file with the line ${known.join(',')}, or those of it that you use.`,
    });
  }
  return { columns, problems };
};

const nobody = (file: string): Problem => ({
  file,
  message: 'The file has no users, and would take the number of every user of the tenant.',
  allowed: 'users.csv has a header and a line for each user.',
  fix: 'restore the file; to give up the tenant, run destroy.',
});

const surplus = (file: string, line: number, values: readonly string[], columns: readonly string[]): Problem => ({
  file,
  line,
  message: `The row has ${values.length} values, and the header ${columns.length}.`,
  allowed: 'A value with a comma in it stands in double quotes.',
  fix: 'put quotes around it, or remove what is too much.',
});

/** The text of a CSV file as spreadsheets save it: UTF-8 or UTF-16, with or without a byte order mark. */
const decode = (bytes: Uint8Array): { readonly ok: true; readonly text: string } | { readonly ok: false } => {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return { ok: true, text: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
  } catch {
    return { ok: false };
  }
};
