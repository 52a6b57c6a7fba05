import { parse } from 'csv-parse/sync';
import type { LabContext } from '../../context.ts';
import type { Rows } from '../../store.ts';
import type { Switches } from '../../switches.ts';
import { headersOf, plainColumns } from './columns.ts';
import { errorView } from './error-view.ts';
import type { LabCcaipJob } from './job.ts';
import type { BulkFile } from './jobs.ts';

/** DOC agent-alias. */
export const templateName = 'bulk_user_manage_template.csv';

const line = (cells: readonly (string | number)[]): string =>
  cells
    .map((cell) => (/[",\r\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell)))
    .join(',');
const file = (lines: readonly string[]): string => `${lines.join('\r\n')}\r\n`;

/** Columns, and a sample user below them. */
export const csvTemplate = (rows: Rows, switches: Switches): string => {
  const samples = new Map(plainColumns(switches).map(({ header, sample }) => [header, sample ?? '']));
  const headers = headersOf(rows, switches);
  return file([line(headers), line(headers.map((name) => samples.get(name) ?? '0'))]);
};

/** What the page lets somebody download once a job has errors; the form of the file is assumed. */
export const errorLog = (context: Pick<LabContext, 'switches' | 'store'>, job: LabCcaipJob): string =>
  file([
    'row,column,error_type,message',
    ...[...job.schemeErrors, ...job.updateErrors].map((error) => {
      const { row, column, error_type, message } = errorView(context, context.store, error);
      return line([row ?? '', column ?? '', error_type ?? 'error', message]);
    }),
  ]);

const cells = (text: string): string[][] | undefined => {
  try {
    return parse(text, { relax_column_count: true, skip_empty_lines: true });
  } catch {
    return undefined;
  }
};

/** A role or team: 0, 1 or empty; another text is left as it is, for the check to refuse. */
const value = (text: string): unknown => (text === '0' || text === '1' ? Number(text) : text);

const recordOf = (headers: readonly string[], row: readonly string[], switches: Switches): Record<string, unknown> => {
  const keys = new Map(plainColumns(switches).map(({ header, key }) => [header, key]));
  const cell = (at: number): string | null => {
    const text = row[at] ?? '';
    return text === 'null' && switches.ccaipCsvNull === 'word' ? null : text;
  };
  const of = (word: 'Role' | 'Team') =>
    headers.flatMap((header, at) =>
      header.startsWith(`${word}: `) ? [{ name: header.slice(word.length + 2), value: value(row[at] ?? '') }] : [],
    );
  const plain = headers.flatMap((header, at) => {
    const key = keys.get(header);
    return key === undefined ? [] : [[key, cell(at)] as const];
  });
  return { ...Object.fromEntries(plain), roles: of('Role'), teams: of('Team') };
};

/** CSV only, and its columns those of the template in the same order (DOC bulk-user-management). In what words another is refused is assumed. */
export const readCsv = (
  { store, switches }: Pick<LabContext, 'store' | 'switches'>,
  { filename, text, by }: { readonly filename: string; readonly text: string; readonly by: string },
): BulkFile => {
  const unreadable = (why: string): BulkFile => ({ filename, by, records: [], unreadable: why });
  const [header, ...rows] = cells(text) ?? [];
  if (header === undefined) return unreadable('Must be a CSV file');
  const headers = headersOf(store, switches);
  if (header.length !== headers.length || header.some((name, at) => name !== headers[at])) {
    return unreadable("The columns must be the template's, in the same order");
  }
  if (rows.some((row) => row.length !== headers.length)) return unreadable('Every row must have all columns');
  return { filename, by, records: rows.map((row) => recordOf(headers, row, switches)), unreadable: null };
};
