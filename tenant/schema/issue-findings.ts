import type { z } from 'zod';
import { nearest } from '../nearest.ts';
import type { Wording } from '../problem.ts';
import type { Finding } from '../source/finding.ts';
import { formatPath, type Path } from '../source/path.ts';
import { issueWording } from './issue-wording.ts';
import { formOf, knownKeys, schemaAt } from './schema-at.ts';

/** A schema's complaints in the house's words. */
export const issueFindings = (schema: z.ZodType, issues: readonly z.core.$ZodIssue[]): Finding[] => {
  const found = issues.flatMap((issue) => oneIssue(schema, issue, []));
  // A misspelt setting isn't missing as well.
  const meant = new Set(
    found.flatMap(({ path, meant: key }) => (key ? [formatPath([...path.slice(0, -1), key])] : [])),
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

const oneIssue = (schema: z.core.$ZodType, issue: z.core.$ZodIssue, above: Path): Found[] => {
  const within = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  const path = [...above, ...within];
  const here = schemaAt(schema, within);
  if (issue.code === 'invalid_union') {
    // The form that was meant is the one whose outside fits, and that knows most of the settings.
    const [form] = issue.errors
      .map((errors, at) => ({ errors, schema: formOf(here, at) ?? schema }))
      .filter(({ errors }) => !errors.some(isMisfit))
      .toSorted((a, b) => unknownIn(a.errors) - unknownIn(b.errors));
    if (form !== undefined) return form.errors.flatMap((error) => oneIssue(form.schema, error, path));
  }
  if (issue.code === 'unrecognized_keys') {
    const known = [...new Set(knownKeys(here))];
    return issue.keys.map((key) => ({ path: [...path, key], ...unknownKey(key, known) }));
  }
  const missing = 'input' in issue && issue.input === undefined;
  return [{ path, missing, ...issueWording(issue, here, path.at(-1)) }];
};

/** Something of another kind stands there. */
const isMisfit = ({ code, path }: z.core.$ZodIssue): boolean =>
  path.length === 0 && (code === 'invalid_type' || code === 'invalid_value');

const unknownIn = (errors: readonly z.core.$ZodIssue[]): number =>
  errors.reduce((sum, error) => sum + (error.code === 'unrecognized_keys' ? error.keys.length : 0), 0);

const unknownKey = (key: string, known: readonly string[]): Wording & Pick<Found, 'meant'> => {
  const close = nearest(key, known);
  return {
    message: `"${key}" isn't a setting here.`,
    allowed: `Known settings: ${known.join(', ')}.`,
    fix: close === undefined ? 'remove it, or correct the spelling.' : `write ${close}.`,
    ...(close !== undefined && { meant: close }),
  };
};
