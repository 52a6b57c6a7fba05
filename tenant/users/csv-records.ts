import { CsvError, parse } from 'csv-parse/sync';
import type { Problem } from '../problem.ts';

/** A line of a CSV file that isn't empty. */
export interface CsvRecord {
  /** On which it began. */
  readonly line: number;
  readonly values: readonly string[];
}

/**
 * The records of a CSV file as spreadsheets save it, header first: UTF-8 or UTF-16, commas, semicolons or tabs, quotes, any line ending.
 *
 * @param most records that are read
 */
export const csvRecords = (
  bytes: Uint8Array,
  { file, most }: { readonly file: string; readonly most: number },
): CsvRecord[] | Problem => {
  const text = decode(bytes);
  if (text === undefined) {
    return { file, message: 'The file is not UTF-8.', fix: 'save it as "CSV UTF-8 (comma delimited)".' };
  }
  try {
    const parsed = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      to: most,
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

const decode = (bytes: Uint8Array): string | undefined => {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};
