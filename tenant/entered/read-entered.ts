import { parse } from 'csv-parse/sync';
import type { Problem } from '../problem.ts';
import type { EnteredUser } from './entered.ts';

const header = ['upn', 'sipUri', 'ucaasName'];

/** Reads the file that `npm run confirm` writes. */
export const readEntered = (
  bytes: Uint8Array,
  file: string,
): { readonly users: readonly EnteredUser[]; readonly problems: readonly Problem[] } => {
  const rows = rowsOf(bytes);
  if (rows === undefined || rows[0]?.join() !== header.join()) {
    return { users: [], problems: [notWritten(file)] };
  }
  const problems: Problem[] = [];
  const first = new Map<string, number>();
  const users = rows.slice(1).flatMap((row, index): EnteredUser[] => {
    const [upn = '', sipUri = '', ucaasName = ''] = row;
    const line = index + 2;
    if (row.length !== header.length || [upn, sipUri, ucaasName].some((value) => !isPlain(value))) {
      problems.push({ file, line, message: 'The line has not three plain values.', allowed, fix: rewrite });
      return [];
    }
    const before = first.get(upn.toLowerCase());
    if (before !== undefined) {
      const message = `"${upn}" stands on line ${before} already.`;
      problems.push({
        file,
        line,
        path: 'upn',
        message,
        allowed: 'A user has one line.',
        fix: 'remove the line that is untrue.',
      });
      return [];
    }
    first.set(upn.toLowerCase(), line);
    return [{ upn, sipUri, ucaasName }];
  });
  return { users, problems };
};

/** The file's text, users in the order of their names, so that a change shows as the lines that changed. */
export const enteredText = (users: readonly EnteredUser[]): string =>
  [header, ...users.toSorted((a, b) => (a.upn < b.upn ? -1 : 1)).map((one) => [one.upn, one.sipUri, one.ucaasName])]
    .map((row) => `${row.map(quoted).join(',')}\n`)
    .join('');

const quoted = (value: string): string => (/[",;]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

const isPlain = (value: string): boolean => value !== '' && !/[\p{Cc}\s]/u.test(value);

const rowsOf = (bytes: Uint8Array): string[][] | undefined => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return parse(text, { bom: true, trim: true, skip_empty_lines: true, relax_column_count: true });
  } catch {
    return undefined;
  }
};

const allowed = `Each line has ${header.join(', ')}, without spaces.`;
const rewrite = 'restore it from git, or remove the file and run npm run confirm again.';

const notWritten = (file: string): Problem => ({
  file,
  message: 'The file is not what npm run confirm writes.',
  allowed: `UTF-8 CSV that begins with ${header.join(',')}.`,
  fix: rewrite,
});
