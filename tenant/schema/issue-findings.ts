import { z } from 'zod';
import { listing } from '../listing.ts';
import { nearest } from '../nearest.ts';
import type { Wording } from '../problem.ts';
import type { Finding } from '../source/finding.ts';
import { formatPath, type Path } from '../source/path.ts';
import { knownKeys, schemaAt } from './schema-at.ts';

/** A schema's complaints in the house's words. */
export const issueFindings = (schema: z.ZodType, issues: readonly z.core.$ZodIssue[]): Finding[] =>
  issues.flatMap((issue) => oneIssue(schema, issue, []));

const oneIssue = (schema: z.ZodType, issue: z.core.$ZodIssue, above: Path): Finding[] => {
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

const unknownKey = (key: string, known: readonly string[]): Wording => {
  const close = nearest(key, known);
  return {
    message: `"${key}" isn't a setting here.`,
    allowed: `Known settings: ${known.join(', ')}.`,
    fix: close === undefined ? 'remove it, or correct the spelling.' : `write ${close}.`,
  };
};

const wordingOf = (issue: z.core.$ZodIssue, schema: z.core.$ZodType | undefined, path: Path): Wording => {
  const meta = schema instanceof z.ZodType ? schema.meta() : undefined;
  const allowed = meta?.description?.replace(/\s*https:\S+$/, '');
  const example = [meta?.examples].flat()[0];
  const setting = formatPath(path.slice(-1));
  const shown = example === undefined ? undefined : inFlow(example);
  const words = (message: string, fix: string): Wording => ({
    message,
    ...(allowed !== undefined && { allowed }),
    fix,
  });
  switch (issue.code) {
    case 'custom':
      return { message: issue.message, ...(issue.params as Omit<Wording, 'message'>) };
    case 'invalid_value': {
      const choices = issue.values.map(String).filter((choice) => choice !== '');
      const close = nearest(String(issue.input), choices);
      return {
        message: `${valueText(issue.input)} isn't one of the choices.`,
        allowed: `Choices: ${choices.join(', ')}.`,
        fix: close === undefined ? 'write one of them.' : `write ${close}.`,
      };
    }
    case 'too_small':
    case 'too_big':
      return words(sizeText(issue), `write ${shown === undefined ? 'a value in that range' : `e.g. ${shown}`}.`);
    case 'invalid_type':
    case 'invalid_union': {
      if (issue.input === undefined)
        return words(`${setting} is missing.`, `add it${shown === undefined ? '' : `, e.g. ${setting}: ${shown}`}.`);
      if (issue.input === null)
        return words(
          `${setting} is empty.`,
          shown === undefined ? 'give it a value, or remove it.' : `write e.g. ${setting}: ${shown}.`,
        );
      const kind = issue.code === 'invalid_type' ? kinds[issue.expected] : undefined;
      const wanted = kind ?? 'a list or a map';
      return words(
        `${valueText(issue.input)} isn't ${wanted}.`,
        `write ${shown === undefined ? wanted : `e.g. ${setting}: ${shown}`}.`,
      );
    }
    default:
      return words(`${valueText(issue.input)} can't stand here: ${issue.message}.`, 'correct it.');
  }
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
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
};

const keysOf = (value: object): Iterable<string> => (value instanceof Map ? value.keys() : Object.keys(value));

/** Examples are written as they would be typed. */
const inFlow = (example: unknown): string =>
  Array.isArray(example) ? `[${example.map(inFlow).join(', ')}]` : String(example);
