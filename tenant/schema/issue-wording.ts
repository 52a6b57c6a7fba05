import type { z } from 'zod';
import type { Country } from '../countries.ts';
import { exampleIn } from '../example-in.ts';
import { listing } from '../listing.ts';
import { nearest } from '../nearest.ts';
import type { Wording } from '../problem.ts';
import { isAmount, isListOfTexts, metaOf } from './schema-at.ts';

/** One complaint of a schema in the house's words: the value, what the setting is, and an example of it. */
export const issueWording = (
  issue: z.core.$ZodIssue,
  schema: z.core.$ZodType | undefined,
  setting: string | number | undefined,
  country: Country | undefined,
): Wording => {
  const meta = schema && metaOf(schema);
  const allowed = meta?.description?.replaceAll(/\s*(?:(?<!\w)@[a-z]+ [\w.]+|https:\S+)/g, '');
  const example = exampleText([meta?.examples].flat()[0], setting, country);
  const words = (message: string, fix: string): Wording => ({ message, ...(allowed && { allowed }), fix });
  switch (issue.code) {
    case 'custom':
      return { message: issue.message, ...(issue.params as Omit<Wording, 'message'>) };
    case 'invalid_value':
      return notAChoice(issue, setting);
    case 'too_small':
    case 'too_big':
      return words(sizeText(issue), example === undefined ? 'write a value.' : `write e.g. ${example}.`);
    case 'invalid_format':
      return words(
        `${valueText(issue.input)} isn't of the form that is due.`,
        example === undefined ? 'correct the value.' : `write e.g. ${example}.`,
      );
    case 'invalid_type':
    case 'invalid_union':
      return wrongType(issue, words, listOfOne(issue, schema, setting) ?? example, setting, isAmount(schema));
    default:
      return words(`${valueText(issue.input)} can't stand here: ${issue.message}.`, 'correct it.');
  }
};

/** One text where a list of texts is due: what was typed, as a list. */
const listOfOne = (
  { input, code }: z.core.$ZodIssue & { input?: unknown },
  schema: z.core.$ZodType | undefined,
  setting: string | number | undefined,
): string | undefined =>
  code === 'invalid_type' && typeof input === 'string' && typeof setting === 'string' && isListOfTexts(schema)
    ? `${keyText(setting)}: [${inFlow(input)}]`
    : undefined;

const wrongType = (
  issue: z.core.$ZodIssueInvalidType | z.core.$ZodIssueInvalidUnion,
  words: (message: string, fix: string) => Wording,
  example: string | undefined,
  setting: string | number | undefined,
  amount: boolean,
): Wording => {
  const eg = example === undefined ? undefined : `e.g. ${example}`;
  if (issue.input === undefined)
    return words(`${setting} is missing.`, eg === undefined ? 'add it.' : `add it, ${eg}.`);
  if (issue.input === null)
    return words('There is no value.', eg === undefined ? 'give it one, or remove the key.' : `write ${eg}.`);
  const expected = issue.code === 'invalid_type' ? issue.expected : undefined;
  const wanted = amount
    ? ['none', 'an amount'].slice(issue.code === 'invalid_union' ? 0 : 1).join(' or ')
    : (kinds.get(expected) ?? formsOf(issue));
  const fix = meantValue(expected, amount, issue.input) ?? meantChoice(issue, setting) ?? eg ?? wanted;
  return words(`${valueText(issue.input)} isn't ${wanted}.`, `write ${fix}.`);
};

/** What may stand where several forms may. */
const formsOf = (issue: z.core.$ZodIssueInvalidType | z.core.$ZodIssueInvalidUnion): string => {
  const choices = choicesOf(issue);
  if (choices.length > 0) return `${choices.join(', ')} or a map of settings`;
  const isMap = wordsOf(issue).every((error) => error.code === 'invalid_type' && error.expected === 'object');
  return isMap ? 'a map of settings' : 'a list or a map';
};

const wordsOf = (issue: z.core.$ZodIssueInvalidType | z.core.$ZodIssueInvalidUnion): z.core.$ZodIssue[] =>
  issue.code === 'invalid_union' ? issue.errors.flat() : [];

const choicesOf = (issue: z.core.$ZodIssueInvalidType | z.core.$ZodIssueInvalidUnion): string[] =>
  wordsOf(issue).flatMap((error) => (error.code === 'invalid_value' ? error.values.map(String) : []));

/** The word that a text was probably meant to be, where a word or a map may stand. */
const meantChoice = (
  issue: z.core.$ZodIssueInvalidType | z.core.$ZodIssueInvalidUnion,
  setting: string | number | undefined,
): string | undefined => {
  const [typed] = [issue.input].flat();
  const close = typeof typed === 'string' ? nearest(typed, choicesOf(issue)) : undefined;
  return close === undefined || typeof setting !== 'string' ? undefined : `${keyText(setting)}: ${close}`;
};

const kinds: ReadonlyMap<string | undefined, string> = new Map([
  ['string', 'text'],
  ['int', 'a whole number'],
  ['number', 'a whole number'],
  ['boolean', 'true or false'],
  ['array', 'a list'],
  ['object', 'a map of settings'],
  ['map', 'a map of names'],
]);

/** What a text says that was to be a number, or true or false: quotes make text of it, and so do forms that only YAML 1.1 had. */
const meantValue = (expected: string | undefined, amount: boolean, input: unknown): string | undefined => {
  if (expected === 'boolean') return truth(input);
  if (typeof input !== 'string' || !(amount || expected === 'int' || expected === 'number')) return undefined;
  const number = Number(input.trim().replaceAll(/(?<=\d)[_, ](?=\d{3})/g, ''));
  const is = input.trim() !== '' && (amount ? Number.isFinite(number) : Number.isSafeInteger(number));
  return is ? `${number}, without quotes` : undefined;
};

/** YAML 1.1 took more words for these; YAML 1.2 has only two. */
const truth = (value: unknown): string | undefined => {
  if (/^(?:true|false)$/i.test(String(value))) return `${String(value).toLowerCase()}, without quotes`;
  if (/^(?:yes|y|on|1)$/i.test(String(value))) return 'true';
  return /^(?:no|n|off|0)$/i.test(String(value)) ? 'false' : undefined;
};

const notAChoice = (issue: z.core.$ZodIssueInvalidValue, setting: string | number | undefined): Wording => {
  const choices = issue.values.map(String).filter((choice) => choice !== '');
  const close = nearest(String(issue.input), choices);
  if (issue.input === undefined) {
    return { message: `${setting} is missing.`, allowed: `Choices: ${choices.join(', ')}.`, fix: 'write one of them.' };
  }
  return {
    // A choice that there was once has words of its own.
    message: /^Invalid /.test(issue.message) ? `${valueText(issue.input)} isn't one of the choices.` : issue.message,
    allowed: `Choices: ${choices.join(', ')}.`,
    fix: close === undefined ? 'write one of them.' : `write ${close}.`,
  };
};

const sizeText = (issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string => {
  if (issue.origin === 'string') return 'The text is empty.';
  if (issue.origin === 'array') {
    return issue.code === 'too_small' ? 'The list is empty.' : `The list has more than ${issue.maximum} entries.`;
  }
  const value = valueText(issue.input);
  return issue.code === 'too_small'
    ? `${value} is less than ${issue.minimum}.`
    : `${value} is more than ${issue.maximum}.`;
};

const valueText = (value: unknown): string => {
  if (Array.isArray(value)) return 'A list';
  if (value instanceof Map) return `A map (${listing(value.keys())})`;
  return typeof value === 'string' ? `"${value}"` : String(value);
};

/** An example as it would be typed. */
const exampleText = (
  example: unknown,
  setting: string | number | undefined,
  country: Country | undefined,
): string | undefined => {
  if (example === undefined) return undefined;
  const text = exampleIn(inFlow(example), country);
  return typeof setting === 'string' ? `${keyText(setting)}: ${text}` : text;
};

/** A key as it would be typed. */
const keyText = (key: string): string => (/^[\w+*.][\w +*.()/-]*$/.test(key) ? key : `'${key.replaceAll("'", "''")}'`);

const inFlow = (example: unknown): string => {
  if (Array.isArray(example)) return `[${example.map(inFlow).join(', ')}]`;
  const text = String(example);
  return /^[^{[].*[{}[\]\\]/.test(text) ? `'${text}'` : text;
};
