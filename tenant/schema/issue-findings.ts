import { z } from 'zod';
import { listing } from '../listing.ts';
import { nearest } from '../nearest.ts';
import type { Wording } from '../problem.ts';
import type { Finding } from '../source/finding.ts';
import { formatPath, type Path } from '../source/path.ts';
import { knownKeys, schemaAt } from './schema-at.ts';

/** A schema's complaints in the house's words. */
export const issueFindings = (schema: z.ZodType, issues: readonly z.core.$ZodIssue[]): Finding[] => {
  const found = issues.flatMap((issue) => oneIssue(schema, issue, []));
  // A misspelt setting isn't missing as well.
  const meant = new Set(
    found.flatMap(({ path, meant: key }) => (key === undefined ? [] : [formatPath([...path.slice(0, -1), key])])),
  );
  return found
    .filter(({ path, missing }) => !missing || !meant.has(formatPath(path)))
    .map(({ missing: _missing, meant: _meant, ...finding }) => finding);
};

interface Found extends Finding {
  /** Nothing stands there. */
  readonly missing?: boolean;
  /** The setting that an unknown one was probably meant to be. */
  readonly meant?: string;
}

const oneIssue = (schema: z.ZodType, issue: z.core.$ZodIssue, above: Path): Found[] => {
  const path = [...above, ...issue.path.map((step) => (typeof step === 'number' ? step : String(step)))];
  if (issue.code === 'invalid_union') {
    const meant = issue.errors.find(
      (errors) => !errors.some((error) => error.code === 'invalid_type' && error.path.length === 0),
    );
    if (meant !== undefined) return meant.flatMap((error) => oneIssue(schema, error, path));
  }
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(schemaAt(schema, path));
    return issue.keys.map((key) => ({ path: [...path, key], ...unknownKey(key, known) }));
  }
  return [{ path, ...wordingOf(issue, schemaAt(schema, path), path) }];
};

const unknownKey = (key: string, known: readonly string[]): Wording & Pick<Found, 'meant'> => {
  const close = nearest(key, known);
  return {
    message: `"${key}" isn't a setting here.`,
    allowed: `Known settings: ${known.join(', ')}.`,
    fix: close === undefined ? 'remove it, or correct the spelling.' : `write ${close}.`,
    ...(close !== undefined && { meant: close }),
  };
};

const wordingOf = (
  issue: z.core.$ZodIssue,
  schema: z.core.$ZodType | undefined,
  path: Path,
): Wording & Pick<Found, 'missing'> => {
  const meta = schema instanceof z.ZodType ? schema.meta() : undefined;
  const allowed = meta?.description?.replaceAll(/\s*(?:@teams \w+\.?|https:\S+)/g, '');
  const words = (message: string, fix: string): Wording => ({
    message,
    ...(allowed !== undefined && { allowed }),
    fix,
  });
  const setting = path.at(-1);
  const [example] = [meta?.examples].flat();
  const shown = example === undefined ? undefined : inFlow(example);
  const typed =
    shown === undefined ? undefined : typeof setting === 'string' ? `${formatPath([setting])}: ${shown}` : shown;
  switch (issue.code) {
    case 'custom':
      return { message: issue.message, ...(issue.params as Omit<Wording, 'message'>) };
    case 'invalid_value':
      return notAChoice(issue);
    case 'too_small':
    case 'too_big':
      return words(sizeText(issue), typed === undefined ? 'write a value.' : `write e.g. ${typed}.`);
    case 'invalid_type':
    case 'invalid_union': {
      if (issue.input === undefined) {
        return {
          ...words(`${setting} is missing.`, typed === undefined ? 'add it.' : `add it, e.g. ${typed}.`),
          missing: true,
        };
      }
      if (issue.input === null)
        return words(
          'There is no value.',
          typed === undefined ? 'give it one, or remove the key.' : `write e.g. ${typed}.`,
        );
      const wanted = (issue.code === 'invalid_type' ? kinds[issue.expected] : undefined) ?? 'a list or a map';
      const truth = wanted === kinds.boolean ? truths[String(issue.input).toLowerCase()] : undefined;
      return words(
        `${valueText(issue.input)} isn't ${wanted}.`,
        truth === undefined ? `write ${typed === undefined ? wanted : `e.g. ${typed}`}.` : `write ${truth}.`,
      );
    }
    default:
      return words(`${valueText(issue.input)} can't stand here: ${issue.message}.`, 'correct it.');
  }
};

const notAChoice = (issue: z.core.$ZodIssueInvalidValue): Wording => {
  const choices = issue.values.map(String).filter((choice) => choice !== '');
  const close = nearest(String(issue.input), choices);
  return {
    message: `${valueText(issue.input)} isn't one of the choices.`,
    allowed: `Choices: ${choices.join(', ')}.`,
    fix: close === undefined ? 'write one of them.' : `write ${close}.`,
  };
};

/** What YAML 1.1 took for true and false; YAML 1.2 has only these two words. */
const truths: Readonly<Record<string, string>> = {
  yes: 'true',
  y: 'true',
  on: 'true',
  1: 'true',
  no: 'false',
  n: 'false',
  off: 'false',
  0: 'false',
};

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  int: 'a whole number',
  number: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map of settings',
  map: 'a map of names',
};

const sizeText = (issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string => {
  if (issue.origin === 'string') return 'The text is empty.';
  if (issue.origin === 'array') return 'The list is empty.';
  const value = valueText(issue.input);
  return issue.code === 'too_small'
    ? `${value} is less than ${issue.minimum}.`
    : `${value} is more than ${issue.maximum}.`;
};

const valueText = (value: unknown): string => {
  if (Array.isArray(value)) return 'A list';
  if (value instanceof Map || (typeof value === 'object' && value !== null)) return `A map (${listing(keysOf(value))})`;
  return typeof value === 'string' ? `"${value}"` : String(value);
};

const keysOf = (value: object): Iterable<string> => (value instanceof Map ? value.keys() : Object.keys(value));

/** Examples are written as they would be typed. */
const inFlow = (example: unknown): string =>
  Array.isArray(example) ? `[${example.map(inFlow).join(', ')}]` : String(example);
