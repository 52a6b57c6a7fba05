import { CsvError, parse } from 'csv-parse/sync';
import type { Problem } from '../problem.ts';
import { csvText } from './csv-text.ts';

/** A line of a CSV file that isn't empty. */
export interface CsvRecord {
  /** On which it began. */
  readonly line: number;
  readonly values: readonly string[];
}

interface Reading {
  readonly file: string;
  /** Records that are read. */
  readonly most: number;
  /** A quote inside of a value is left there for the caller to tell, as in `="+31205552101"`; else it is a problem. Default: false. */
  readonly loose?: boolean;
}

/**
 * The records of a CSV file as spreadsheets save it, header first: UTF-8 or UTF-16, commas, semicolons or tabs, quotes, any line ending.
 */
export const csvRecords = (bytes: Uint8Array, { file, most, loose = false }: Reading): CsvRecord[] | Problem => {
  const text = csvText(bytes, file);
  if (typeof text !== 'string') return text;
  try {
    return recordsOf(text, most, false);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (error.code === 'CSV_QUOTE_NOT_CLOSED') return openQuote(text, file);
    try {
      if (loose && error.code === 'INVALID_OPENING_QUOTE') return recordsOf(text, most, true);
    } catch (second) {
      if (!(second instanceof CsvError)) throw second;
      return openQuote(text, file);
    }
    return misplaced(error, file);
  }
};

const recordsOf = (text: string, most: number, loose: boolean): CsvRecord[] => {
  const parsed = parse(text, {
    bom: true,
    delimiter: delimiterOf(text),
    info: true,
    record_delimiter: '\n',
    relax_column_count: true,
    relax_quotes: loose,
    skip_empty_lines: true,
    to: most,
    trim: true,
  }) as unknown as { info: { lines: number }; record: string[] }[];
  return parsed
    .filter(({ record }) => record.some((value) => value !== ''))
    .map(({ info, record }) => ({ line: info.lines - record.join('').split('\n').length + 1, values: record }));
};

/** Lines that a program writes above the header, for itself. */
export const strayLine = /^[\ufeff"\s]*(?:#|sep=)/i;

/** Excel writes semicolons where the comma is the decimal sign. */
const delimiterOf = (text: string): string => {
  const header = firstLine(text);
  const counted = [',', ';', '\t'].map((mark) => ({ mark, count: header.split(mark).length }));
  return counted.reduce((best, next) => (next.count > best.count ? next : best)).mark;
};

const firstLine = (text: string): string => {
  let from = 0;
  while (from < text.length) {
    const end = text.indexOf('\n', from);
    const line = text.slice(from, end < 0 ? undefined : end);
    if (line.trim() !== '' && !strayLine.test(line)) return line;
    if (end < 0) break;
    from = end + 1;
  }
  return '';
};

const allowed = 'A value with a comma or a quote in it stands in double quotes, and a quote inside is doubled.';

const misplaced = (error: CsvError, file: string): Problem => {
  const line = typeof error.lines === 'number' ? error.lines : undefined;
  return {
    file,
    ...(line !== undefined && { line }),
    message: `A quote is out of place: ${error.message.replace(/^.*?: /, '').replace(/\.?$/, '.')}`,
    allowed,
    fix: `correct the quotes${line === undefined ? '' : ` on line ${line} or before it`}.`,
  };
};

/** The file ends inside of quotes: they begin where the last ones do. */
const openQuote = (text: string, file: string): Problem => {
  let [line, opened, open] = [1, 1, false];
  for (const mark of text.match(/[\n"]/g) ?? []) {
    if (mark === '\n') line += 1;
    else {
      open = !open;
      if (open) opened = line;
    }
  }
  return {
    file,
    line: opened,
    message: 'A quote is out of place: it opens a value here, and nothing closes it.',
    allowed,
    fix: `correct the quotes on line ${opened} or before it.`,
  };
};
