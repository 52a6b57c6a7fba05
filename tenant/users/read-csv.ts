import { listing } from '../listing.ts';
import type { Problem } from '../problem.ts';
import { type CsvRecord, csvRecords, strayLine } from './csv-records.ts';
import { fewProblems } from './few-problems.ts';
import { unguarded } from './formula-guard.ts';
import { knownColumns, readHeader } from './read-header.ts';

/** A row as typed: cells by column, and the line it began on. */
export interface CsvRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

interface Read {
  readonly rows: CsvRow[];
  readonly problems: Problem[];
}

/** Reads users.csv: commas, semicolons or tabs, quotes, any line ending, headers in any case. Every row says its line. */
export const readCsv = (bytes: Uint8Array, file: string): Read => {
  const records = csvRecords(bytes, { file, most: mostUsers + 5, loose: true });
  if (!Array.isArray(records)) return { rows: [], problems: [records] };
  const start = records.findIndex(({ values: [first = ''] }) => !strayLine.test(first));
  const stray = records.slice(0, start).map((record) => programsOwn(record, file));
  const [header, ...body] = records.slice(start);
  if (start < 0 || header === undefined || body.length === 0) return { rows: [], problems: [...stray, nobody(file)] };
  const unlike = tooMuch(header, body.length, file);
  if (unlike) return { rows: [], problems: [...stray, unlike] };
  const { columns, problems } = readHeader(header, body, file);
  // Of columns that nobody knows nothing can be said.
  if (columns.length === 0 || ['upn', 'number'].some((name) => !columns.includes(name)))
    return { rows: [], problems: [...stray, ...problems] };
  const bad = new Map(body.flatMap((record) => rowProblem(record, header, columns, file) ?? []));
  const rows = body
    .filter((record) => !bad.has(record))
    .map(
      ({ line, values }): CsvRow => ({
        line,
        cells: Object.fromEntries(
          columns.flatMap((column, index) => (column === '' ? [] : [[column, cellOf(column, values[index] ?? '')]])),
        ),
      }),
    );
  return { rows, problems: [...stray, ...problems, ...fewProblems([...bad.values()])] };
};

/** Numbers begin with a + by themselves, and say themselves what is wrong with an apostrophe. */
const cellOf = (column: string, value: string): string => (column === 'number' ? value : unguarded(value));

/** What begins a line as a comment does in other files, and is refused in this. */
export const isComment = (first: string): boolean => /^(?:#|\/\/)/.test(first);

/** More people than a tenant of Teams has by Direct Routing, and than its stack could carry. */
const mostUsers = 100_000;
/** Get-CsOnlineUser prints some 120. */
const mostColumns = 1_000;

/** Told before anything is made of each. */
const tooMuch = ({ line, values }: CsvRecord, rows: number, file: string): Problem | undefined => {
  if (values.length > mostColumns) {
    const message = `The header has ${values.length.toLocaleString('en')} columns.`;
    return { file, line, message, allowed: `Columns: ${knownColumns.join(', ')}.`, fix: 'restore the file.' };
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

/** A line that a program writes above the header, for itself, or a person in hope of a comment. */
const programsOwn = ({ line, values: [first = ''] }: CsvRecord, file: string): Problem => {
  const allowed = 'The first line is the header.';
  if (/^#TYPE\b/i.test(first)) {
    const fix = 'remove it, or export with -NoTypeInformation.';
    return { file, line, message: `"${first}" is a line of PowerShell's own.`, allowed, fix };
  }
  if (/^sep=/i.test(first)) {
    return { file, line, message: `"${first}" is a line of Excel's own.`, allowed, fix: 'remove it.' };
  }
  return { file, line, message: `"${first}" isn't the header, and CSV has no comments.`, allowed, fix: 'remove it.' };
};

const nobody = (file: string): Problem => ({
  file,
  message: 'The file has no users, and would take the number of every user of the tenant.',
  allowed: 'users.csv has a header and a line for each user.',
  fix: 'restore the file; to give up the tenant, run destroy.',
});

/** What is wrong with the shape of a row; its values are then left alone. */
const rowProblem = (
  record: CsvRecord,
  header: CsvRecord,
  columns: readonly string[],
  file: string,
): [CsvRecord, Problem][] | undefined => {
  const { line, values } = record;
  const wrong = (message: string, allowed: string, fix: string): [CsvRecord, Problem][] => [
    [record, { file, line, message, allowed, fix }],
  ];
  const [first = ''] = values;
  if (isComment(first)) {
    return wrong(`"${first}" begins as a comment does.`, 'CSV has no comments: a line is a user.', 'remove the line.');
  }
  const separator =
    columns.length > 1 && values.slice(1).every((value) => value === '') ? /[,;\t|]/.exec(first)?.[0] : undefined;
  if (separator !== undefined) {
    return wrong(
      `The line is one value: "${first}".`,
      'What stands between the values of the header stands between those of every line; quotes stand around one value.',
      /^"|"$/.test(first) ? 'correct the quotes.' : `put the sign of the header in place of ${nameOf(separator)}.`,
    );
  }
  const surplus = values.slice(header.values.length).filter((value) => value !== '');
  if (surplus.length > 0) {
    return wrong(
      `The row has ${values.length} values, and the header ${columns.length}.`,
      'A value with a comma in it stands in double quotes.',
      'put quotes around it, or remove what is too much.',
    );
  }
  const nameless = values.filter((value, index) => value !== '' && header.values[index] === '');
  if (nameless.length > 0) {
    const names = listing(nameless.map((value) => `"${value}"`));
    return wrong(
      `${names} stands under no name of a column.`,
      'Each value belongs to a column of the header.',
      'remove it.',
    );
  }
  return undefined;
};

const nameOf = (separator: string): string => (separator === '\t' ? 'the tab' : `"${separator}"`);
