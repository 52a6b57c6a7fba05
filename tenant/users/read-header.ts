import { listing } from '../listing.ts';
import { nearest } from '../nearest.ts';
import type { Problem } from '../problem.ts';
import { userRow } from '../schema/user-row.ts';
import type { CsvRecord } from './csv-records.ts';
import { foreignColumn, headerKey, isAddress } from './foreign-headers.ts';

/** What the columns of a file are. */
interface Header {
  /** By place: the column of that name, or the one that an unknown header surely means; empty for any other. */
  readonly columns: readonly string[];
  readonly problems: readonly Problem[];
}

/** The columns of users.csv. */
export const knownColumns = Object.keys(userRow.shape);

const required = ['upn', 'number'];
const allowed = `Columns: ${knownColumns.join(', ')}.`;

/** Reads the header; the rows help to tell what a column of an unknown name holds. */
export const readHeader = (header: CsvRecord, rows: readonly CsvRecord[], file: string): Header => {
  const whole = oneValue(header, file) ?? noHeader(header, file);
  if (whole !== undefined) return { columns: [], problems: [whole] };
  const { line, values } = header;
  const folded = new Map(knownColumns.map((column) => [headerKey(column), column]));
  const columns = values.map((value) => folded.get(headerKey(value)) ?? '');
  const unknown = values.filter((value, index) => headerKey(value) !== '' && columns[index] === '');
  const meant = meantBy(unknown, columns, (one) => rows.map((row) => row.values[values.indexOf(one)] ?? ''));
  const problems = values.flatMap((value, index): Problem[] => {
    const column = columns[index] ?? '';
    const guess = meant.get(value);
    if (column === '') {
      return guess === undefined
        ? []
        : [{ file, line, message: `"${value}" isn't a column.`, allowed, fix: guess.fix }];
    }
    if (columns.indexOf(column) === index) return [];
    const message = `"${value}" stands twice in the header.`;
    return [{ file, line, path: column, message, allowed, fix: 'remove one of the two columns.' }];
  });
  const rest = unknown.filter((value) => !meant.has(value));
  const there = new Set([...columns, ...[...meant.values()].map(({ column }) => column)]);
  const missing = required.filter((name) => !there.has(name));
  return {
    columns: values.map((value, index) => columns[index] || (meant.get(value)?.column ?? '')),
    problems: [
      ...problems,
      ...(rest.length === 0 ? [] : [noColumns(rest, file, line)]),
      ...missing.map((name) => noColumn(name, file, line)),
    ],
  };
};

/** All that mean nothing here in one problem: an export has a hundred. */
const noColumns = (rest: readonly string[], file: string, line: number): Problem => {
  const one = rest.length === 1;
  const names = listing(rest.map((name) => `"${name}"`));
  return {
    file,
    line,
    message: one ? `${names} isn't a column.` : `${names} aren't columns.`,
    allowed,
    fix: one ? 'remove the column, or correct its name.' : 'remove these columns, or correct their names.',
  };
};

const noColumn = (name: string, file: string, line: number): Problem => ({
  file,
  line,
  message: `The column ${name} is missing.`,
  allowed,
  fix: `add it; who has no ${name === 'upn' ? 'sign-in name' : 'number'} isn't listed here.`,
});

/** The columns of the header stand in one value, since something else separates them, or quotes are around all of them. */
const oneValue = ({ line, values: [first = '', ...more] }: CsvRecord, file: string): Problem | undefined => {
  const parts = first.split(/[|\uff0c\uff1b\u3001,;\t]|\s{2,}/).flatMap((part) => part.trim() || []);
  if (more.length > 0 || parts.length < 2 || !parts.some(isNamed)) return undefined;
  return {
    file,
    line,
    message: `The header is one value: "${first}".`,
    allowed: 'Commas, semicolons or tabs stand between the values of a line, and quotes around one value.',
    fix: /[,;\t]/.test(first)
      ? 'remove the quotes around whole lines.'
      : 'put commas between the values; from PowerShell with Export-Csv -NoTypeInformation.',
  };
};

const isNamed = (text: string): boolean =>
  knownColumns.some((column) => headerKey(column) === headerKey(text)) || foreignColumn(text) !== undefined;

/** A person stands where the names of the columns are due. */
const noHeader = ({ line, values }: CsvRecord, file: string): Problem | undefined => {
  const value = values.find((one) => isSignInName(one) || isNumber(one));
  return value === undefined
    ? undefined
    : {
        file,
        line,
        message: `The file has no header: "${value}" is no name of a column.`,
        allowed: `The first line names the columns. ${allowed}`,
        fix: 'put a line before it that names each column, e.g. upn,number,site.',
      };
};

const isSignInName = (value: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value);

const isNumber = (value: string): boolean => /^(?:tel:)?[+0\d][\d\s().\-/]{6,}(?:;ext=\d+)?$/i.test(value);

interface Meaning {
  readonly column: string;
  readonly fix: string;
}

type Guess = (header: string) => Meaning | undefined;

const named = (column: string | undefined): Meaning | undefined =>
  column === undefined ? undefined : { column, fix: `write ${column}.` };

/** A word too many makes another column of it: NumberType isn't number. */
const misspelt: Guess = (header) => {
  const close = nearest(header, knownColumns);
  return named(close !== undefined && Math.abs(headerKey(header).length - close.length) <= 2 ? close : undefined);
};

const byAddress: Guess = (header) =>
  isAddress(header)
    ? { column: 'upn', fix: 'write upn, if people sign in by these; if not, put their sign-in names there.' }
    : undefined;

/** By header that isn't known: what it means, the surest guesses first, and each column once. */
const meantBy = (
  unknown: readonly string[],
  columns: readonly string[],
  valuesOf: (header: string) => readonly string[],
): ReadonlyMap<string, Meaning> => {
  const byValues: Guess = (header) => {
    const values = valuesOf(header).filter((value) => value !== '');
    if (values.length === 0) return undefined;
    if (values.every(isSignInName)) return { column: 'upn', fix: 'write upn, if these are the sign-in names.' };
    return values.every(isNumber) ? { column: 'number', fix: 'write number, if these are the numbers.' } : undefined;
  };
  const taken = new Set(columns);
  const found = new Map<string, Meaning>();
  for (const guess of [(header: string) => named(foreignColumn(header)), misspelt, byAddress, byValues]) {
    for (const header of unknown) {
      const meaning = found.has(header) ? undefined : guess(header);
      if (meaning === undefined || taken.has(meaning.column)) continue;
      taken.add(meaning.column);
      found.set(header, meaning);
    }
  }
  return found;
};
