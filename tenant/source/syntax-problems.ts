import type { Document, LineCounter, YAMLError } from 'yaml';
import type { Problem, Wording } from '../problem.ts';

type Code = YAMLError['code'];

/** Where a reader has lost its way, so that what it says of later lines follows from that. */
const losesItsWay = (code: Code): boolean =>
  !['BAD_DQ_ESCAPE', 'BAD_SCALAR_START', 'TAB_AS_INDENT', 'TAG_RESOLVE_FAILED'].includes(code);

/** Why a file can't be read as YAML: one problem a line, and only the first of those that make others of the lines behind them. */
export const syntaxProblems = (
  { errors, warnings }: Pick<Document.Parsed, 'errors' | 'warnings'>,
  text: string,
  file: string,
  lines: LineCounter,
): Problem[] => {
  const byLine = new Map<number, Problem>();
  const texts = text.split('\n');
  let lost = false;
  for (const { code, message, pos } of errors.length > 0 ? errors : warnings) {
    const { line } = lines.linePos(pos[0]);
    if (byLine.has(line) || (lost && losesItsWay(code))) continue;
    lost ||= losesItsWay(code) || code === 'TAB_AS_INDENT';
    byLine.set(line, { file, line, ...wordingOf(code, message, texts[line - 1] ?? '', line) });
  }
  return [...byLine.values()];
};

const allowed = 'YAML 1.2, indented with spaces; patterns stand in single quotes.';

const wordingOf = (code: Code, said: string, line: string, number: number): Wording => {
  const message = `This can't be read as YAML: ${said.replace(/\.?$/, '.')}`;
  const unquoted = unquotedIn(line);
  // In double quotes a backslash begins an escape, and patterns are full of them.
  if (code === 'BAD_DQ_ESCAPE') {
    const fix = `write the text of line ${number} in single quotes ('…'), where a backslash stands for itself.`;
    return { message, allowed, fix };
  }
  if (unquoted !== undefined) {
    const [key, value] = unquoted;
    return {
      message: `This can't be read as YAML: the ${key} has signs that mean something there, and no quotes.`,
      allowed,
      fix: `write ${key}: '${value.replaceAll("'", "''")}'.`,
    };
  }
  if (code === 'MULTIPLE_DOCS') {
    const fix = 'remove the line ---, or put what follows in a file of its own.';
    return { message: 'A second document begins here, after ---.', allowed: 'A file is one map of settings.', fix };
  }
  if (code === 'TAB_AS_INDENT') return { message, allowed, fix: `indent line ${number} with spaces.` };
  if (code === 'BAD_SCALAR_START')
    return { message, allowed, fix: `put the value on line ${number} in single quotes.` };
  if (/call stack/.test(said)) return { message: 'The file is nested too deeply.', allowed, fix: 'restore the file.' };
  if (/\u00a0/.test(line)) {
    const what = "This can't be read as YAML: the line holds spaces of another sort (U+00A0).";
    return { message: what, allowed, fix: `write the spaces of line ${number} anew.` };
  }
  const typed = line.trim();
  if (/^(?:MULTILINE_IMPLICIT_KEY|MISSING_CHAR)$/.test(code) && /^[^\s:'"{[]+(?: [^:]*|:\S.*)?$/.test(typed)) {
    return {
      message: `This can't be read as YAML: "${typed}" is no "key: value".`,
      allowed,
      fix: 'write a colon and a space behind the key.',
    };
  }
  return { message, allowed, fix: `correct line ${number}, or the one before it.` };
};

/** A pattern, translation or variable without quotes, in which brackets and commas are YAML's own. */
const unquotedIn = (line: string): [key: string, value: string] | undefined => {
  for (const [, key = '', value = ''] of line.matchAll(
    /(?<=[\s{,-])([\w-]+): +([^'"\s|>&*![{].*?)(?=,\s*[\w-]+: |\s*\}*\s*(?:\s#.*)?$)/g,
  )) {
    const closed =
      line.trimEnd().endsWith('}') && !line.includes('{', line.indexOf(value)) ? value.replace(/\s*\}$/, '') : value;
    if (/[{}[\]]/.test(closed)) return [key, closed];
  }
  return undefined;
};
