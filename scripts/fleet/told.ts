import { stripVTControlCharacters } from 'node:util';
import { visibleText } from '../../providers/kit/visible-text.ts';
import type { State } from './state.ts';

/** So many lines of a tenant that isn't well are repeated at the end. */
const repeatedLines = 15;

/** What a child wrote, in lines that a terminal may show. */
const linesOf = (output: string): string[] =>
  visibleText(stripVTControlCharacters(output).replaceAll('\r\n', '\n')).trim().split('\n');

/** The engine's own count of its steps: `+ 2 to create, ~ 1 to update, 30 unchanged`. */
const stepsIn = (lines: readonly string[]): string | undefined => {
  const at = lines.findLastIndex((line) => line.trim() === 'Resources:');
  if (at < 0) return undefined;
  const end = lines.findIndex((line, index) => index > at && line.trim() === '');
  const counts = lines.slice(at + 1, end < 0 ? undefined : end).map((line) => line.trim());
  return counts.filter((line) => /^(\S+ )?\d+ /.test(line)).join(', ') || undefined;
};

/** What a command of trunkline's own says last of its tenant, `contoso: no errors, 1 warning.`, or in a table of one: `contoso  drift  2 differ`. */
const summaryIn = (tenant: string, lines: readonly string[]): string | undefined => {
  const last = lines.findLast((line) => line.startsWith(`${tenant}: `));
  if (last !== undefined) return last.slice(tenant.length + 2);
  const row = lines.find((line) => line.startsWith(`${tenant}  `));
  return row
    ?.slice(tenant.length)
    .trim()
    .replace(/^(drift|failed|may be lag|none) {2,}/, '');
};

const saysNothing = /\berror: (preview|update) failed$/;

/** `contoso/users.csv: row 3: …`, `command line: -s: …`, `environment: NAME: …`; never what is allowed, the fix, or a warning. */
const isProblem = (line: string): boolean =>
  /^(?!(Fix|Allowed|Known|warning)\b)\S[^:]{0,120}: [^:]{1,120}: \S/i.test(line);

/** The line that names what is wrong: a policy that refuses, then an error, which is more than that there was one; the last line where none does. */
const complaintIn = (lines: readonly string[]): string => {
  const errors = lines.filter((line) => /\berror: /.test(line) || isProblem(line));
  const found =
    lines.find((line) => line.includes('[mandatory]')) ?? errors.find((line) => !saysNothing.test(line)) ?? errors[0];
  return (
    found ??
    lines.findLast((line) => line.trim() !== '' && !/^\s*(Fix|Allowed|Duration|Resources): ?/.test(line)) ??
    ''
  )
    .replace(/^.*?\berror: /, 'error: ')
    .replace(/^[\s-]*\[mandatory\] +/, 'policy ')
    .trim();
};

/** A call that doesn't hold, as `calls` names it. */
const callLine = (lines: readonly string[]): string | undefined =>
  lines.find((line) => /: calls\[\d+\]: |^emergency numbers: /.test(line));

/** The call itself: `ada dials 112`. */
export const callIn = (output: string): string | undefined =>
  linesOf(output).flatMap((line) => /: calls\[\d+\]: (.+)/.exec(line)?.[1] ?? [])[0];

/** Whether an `up` says that it changed something; what it says nothing of may have been changed. */
export const hasWritten = (output: string): boolean => !/^\d+ unchanged$/.test(stepsIn(linesOf(output)) ?? '');

/** One line of the table. Nothing is said of what the output doesn't tell. */
export const whatOf = (tenant: string, state: State, output: string): string => {
  const lines = linesOf(output);
  if (state === 'calls') return callLine(lines) ?? complaintIn(lines);
  if (state === 'failed') return summaryIn(tenant, lines) ?? (complaintIn(lines) || 'it wrote nothing');
  return stepsIn(lines) ?? summaryIn(tenant, lines) ?? '';
};

/** A section of the engine's output, up to the next one. */
const sectionOf = (lines: readonly string[], title: string): string[] => {
  const at = lines.findLastIndex((line) => line.trim() === title);
  if (at < 0) return [];
  const end = lines.findIndex((line, index) => index > at && /^\S/.test(line));
  return lines.slice(at + 1, end < 0 ? undefined : end).filter((line) => line.trim() !== '');
};

/** What somebody has to read on: what the engine says is wrong, and a policy that refuses; else the last lines. */
export const saidOf = (state: State, output: string): string[] => {
  if (state === 'done') return [];
  const lines = linesOf(output);
  const policies = sectionOf(lines, 'Policies:');
  const refused = policies.slice(policies.findIndex((line) => line.includes('[mandatory]')));
  const why = [...sectionOf(lines, 'Diagnostics:'), ...(refused.length === policies.length ? [] : refused)];
  return state === 'failed' && why.length > 0 ? why.slice(0, repeatedLines) : lines.slice(-repeatedLines);
};
