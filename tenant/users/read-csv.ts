import { nearest } from '../nearest.ts';
import type { Problem } from '../problem.ts';
import { userRow } from '../schema/user-row.ts';
import { type CsvRecord, csvRecords } from './csv-records.ts';
import { foreignColumn, headerKey, isAddress } from './foreign-headers.ts';
import { unguarded } from './formula-guard.ts';

/** A row as typed: cells by column, and the line it began on. */
export interface CsvRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** Reads users.csv: commas, semicolons or tabs, quotes, any line ending, headers in any case. Every row says its line. */
export const readCsv = (bytes: Uint8Array, file: string): { readonly rows: CsvRow[]; readonly problems: Problem[] } => {
  const records = csvRecords(bytes, { file, most: mostUsers + 2 });
  if (!Array.isArray(records)) return { rows: [], problems: [records] };
  const [header, ...body] = records;
  if (header === undefined || body.length === 0) return { rows: [], problems: [nobody(file)] };
  const unlike = strayLine(header, file) ?? tooMuch(header, body.length, file);
  if (unlike) return { rows: [], problems: [unlike] };
  const { columns, problems } = readHeader(header, file);
  if (problems.length > 0) return { rows: [], problems };
  const rows = body.map(
    ({ line, values }): CsvRow => ({
      line,
      cells: Object.fromEntries(columns.map((column, index) => [column, cellOf(column, values[index] ?? '')])),
    }),
  );
  const tooLong = body.filter(({ values }) => values.slice(columns.length).some((value) => value !== ''));
  return { rows, problems: tooLong.map(({ line, values }) => surplus(file, line, values, columns)) };
};

/** Numbers begin with a + by themselves, and say themselves what is wrong with an apostrophe. */
const cellOf = (column: string, value: string): string => (column === 'number' ? value : unguarded(value));

/** More people than a tenant of Teams has by Direct Routing, and than its stack could carry. */
const mostUsers = 100_000;
const mostColumns = 100;

/** Told before anything is made of each. */
const tooMuch = ({ line, values }: CsvRecord, rows: number, file: string): Problem | undefined => {
  if (values.length > mostColumns) {
    const message = `The header has ${values.length.toLocaleString('en')} columns.`;
    return { file, line, message, allowed: `Columns: ${known.join(', ')}.`, fix: 'restore the file.' };
  }
  if (rows <= mostUsers) return undefined;
  const most = mostUsers.toLocaleString('en');
  return {
    file,
    message: `The file has more than ${most} rows.`,
    allowed: `A tenant has at most ${most} users.`,
    fix: 'restore the file.',
  };
};

const known = Object.keys(userRow.shape);
const required = ['upn', 'number'];

const readHeader = ({ values, line }: CsvRecord, file: string): { columns: string[]; problems: Problem[] } => {
  const folded = new Map(known.map((column) => [headerKey(column), column]));
  const allowed = `Columns: ${known.join(', ')}.`;
  const problems: Problem[] = [];
  const columns = values.map((value) => folded.get(headerKey(value)) ?? '');
  const meant = meantBy(
    values.filter((value, index) => value !== '' && columns[index] === ''),
    columns,
  );
  for (const [index, value] of values.entries()) {
    const column = columns[index] ?? '';
    if (column === '' && value !== '') {
      const fix = headerFix(value, meant.get(value));
      problems.push({ file, line, message: `"${value}" isn't a column.`, allowed, fix });
    } else if (column !== '' && columns.indexOf(column) < index) {
      problems.push({
        file,
        line,
        path: column,
        message: `"${value}" stands twice in the header.`,
        allowed,
        fix: 'remove one of the two columns.',
      });
    }
  }
  const there = new Set([...columns, ...meant.values()]);
  for (const column of required.filter((name) => !there.has(name))) {
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

/** A line that a program writes above the header, for itself. */
const strayLine = ({ line, values: [first = ''] }: CsvRecord, file: string): Problem | undefined => {
  const by = /^#TYPE\b/i.test(first) ? 'PowerShell' : /^sep=/i.test(first) ? 'Excel' : undefined;
  if (by === undefined) return undefined;
  const fix = by === 'Excel' ? 'remove it.' : 'remove it, or export with -NoTypeInformation.';
  return { file, line, message: `"${first}" is a line of ${by}'s own.`, allowed: 'The first line is the header.', fix };
};

type Guess = (header: string) => string | undefined;

/** A word too many makes another column of it: NumberType isn't number. */
const misspelt: Guess = (header) => {
  const close = nearest(header, known);
  return close !== undefined && Math.abs(headerKey(header).length - close.length) <= 2 ? close : undefined;
};

/** By header that isn't known: the column that it means, the surest guesses first, and each column once. */
const meantBy = (unknown: readonly string[], columns: readonly string[]): ReadonlyMap<string, string> => {
  const taken = new Set(columns);
  const found = new Map<string, string>();
  const guesses: Guess[] = [foreignColumn, misspelt, (header) => (isAddress(header) ? 'upn' : undefined)];
  for (const guess of guesses) {
    for (const header of unknown) {
      const column = found.has(header) ? undefined : guess(header);
      if (column === undefined || taken.has(column)) continue;
      taken.add(column);
      found.set(header, column);
    }
  }
  return found;
};

const headerFix = (header: string, column: string | undefined): string => {
  if (column === undefined) return 'remove the column, or correct its name.';
  return isAddress(header)
    ? 'write upn, if people sign in by these; if not, put their sign-in names there.'
    : `write ${column}.`;
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
