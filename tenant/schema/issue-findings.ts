import type { z } from 'zod';
import type { Country } from '../countries.ts';
import { nearest } from '../nearest.ts';
import type { Wording } from '../problem.ts';
import type { Finding } from '../source/finding.ts';
import { formatPath, type Path } from '../source/path.ts';
import { copiedCharacters } from '../users/copied-characters.ts';
import { issueWording } from './issue-wording.ts';
import { blockAt, formOf, knownSettings, metaOf, placesOf, schemaAt } from './schema-at.ts';

/**
 * A schema's complaints in the house's words, with examples of the tenant's country if it is known. `typed`: what was judged, by which it is
 * known which of several forms of a map was meant.
 */
export const issueFindings = (
  schema: z.ZodType,
  issues: readonly z.core.$ZodIssue[],
  country?: Country | undefined,
  typed?: unknown,
): Finding[] => {
  const found = issues.flatMap((issue) => oneIssue(schema, issue, [], country, typed));
  // A misspelt setting isn't missing as well.
  const meant = new Set(
    found.flatMap(({ path, meant: key }) => (key ? [formatPath([...path.slice(0, -1), key])] : [])),
  );
  const judged = new Set(found.flatMap(({ path, isOwn }) => (isOwn ? [formatPath(path)] : [])));
  return found
    .filter(({ path, missing }) => !missing || !meant.has(formatPath(path)))
    .filter(({ path, isEmpty }) => !isEmpty || !judged.has(formatPath(path)))
    .map(({ missing: _missing, meant: _meant, isEmpty: _isEmpty, isOwn: _isOwn, ...finding }) => finding);
};

interface Found extends Finding {
  /** Nothing stands there. */
  readonly missing?: boolean;
  /** It is an empty text; of which a setting's own words say more. */
  readonly isEmpty?: boolean;
  /** In the words of the setting's own check. */
  readonly isOwn?: boolean;
  /** The setting that an unknown one was probably meant to be. */
  readonly meant?: string;
}

const oneIssue = (
  schema: z.core.$ZodType,
  issue: z.core.$ZodIssue,
  above: Path,
  country: Country | undefined,
  typed?: unknown,
): Found[] => {
  const within = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  const path = [...above, ...within];
  const here = schemaAt(schema, within);
  if (issue.code === 'invalid_union') {
    // The form that was meant is the one whose outside fits, and that knows most of the settings.
    const [form] = issue.errors
      .map((errors, at) => ({ errors, schema: formOf(here, at) ?? schema }))
      .filter(({ errors }) => !errors.some(isMisfit))
      .toSorted((a, b) => unknownIn(a.errors) - unknownIn(b.errors));
    if (form !== undefined) return form.errors.flatMap((error) => oneIssue(form.schema, error, path, country));
  }
  if (issue.code === 'unrecognized_keys') {
    const known = knownSettings((typed === undefined ? undefined : blockAt(schema, within, typed)) ?? here);
    const place = formatPath(path).replaceAll(/\[\d+\]/g, '[]');
    return issue.keys.map((key) => ({ path: [...path, key], ...unknownKey(key, known, schema, place) }));
  }
  const missing = 'input' in issue && issue.input === undefined;
  const isEmpty = issue.code === 'too_small' && issue.origin === 'string';
  return [
    { path, missing, isEmpty, isOwn: issue.code === 'custom', ...issueWording(issue, here, path.at(-1), country) },
  ];
};

/** Something of another kind stands there. */
const isMisfit = ({ code, path }: z.core.$ZodIssue): boolean =>
  path.length === 0 && (code === 'invalid_type' || code === 'invalid_value');

const unknownIn = (errors: readonly z.core.$ZodIssue[]): number =>
  errors.reduce((sum, error) => sum + (error.code === 'unrecognized_keys' ? error.keys.length : 0), 0);

/** As Microsoft's pages call the lists of translation rules. */
const teamsName = /NumberTranslationRules(?:List)?$/i;

/** Before the names of policies and parameters in Teams' cmdlets; people leave them out, and add them. */
const teamsPrefix = /^(?:Cs)?(?:Online|Teams|Tenant)?/i;

const plainName = (name: string): string => name.replace(teamsPrefix, '').toLowerCase();

const unknownKey = (
  typed: string,
  known: ReadonlyMap<string, z.core.$ZodType>,
  root: z.core.$ZodType,
  here: string,
): Wording & Pick<Found, 'meant'> => {
  const key = copiedCharacters(typed)?.clean ?? typed;
  const file = here === '' && !known.has(key) ? otherFiles.get(key.toLowerCase()) : undefined;
  const words = [...known.keys()];
  const inTeams = words.filter((word) =>
    teamsNamesOf(known.get(word)).some((name) => plainName(name) === plainName(key)),
  );
  const close =
    otherWords.get(key.toLowerCase().replaceAll(/[\s_-]/g, '')) ?? nearest(key.replace(teamsName, ''), words);
  const meant = inTeams.length > 0 ? inTeams : close === undefined || !known.has(close) ? [] : [close];
  // What is spelt right here and there is at the wrong place.
  const elsewhere = meant.some((word) => word === key)
    ? []
    : placesOf(root, key).flatMap((place) => {
        // Another form of the same map.
        if (place === `${here}.${key}`) return [];
        return place === key ? 'the top of the file' : place;
      });
  const isElsewhere = elsewhere.length > 0 && elsewhere.length <= 4;
  return {
    message: `"${typed}" isn't a setting here.`,
    allowed: `Known settings: ${words.join(', ')}.`,
    fix: file
      ? `write it in ${file}, beside tenant.yaml.`
      : isElsewhere
        ? `move it to ${inWords(elsewhere)}.`
        : meant.length === 0
          ? 'remove it, or correct the spelling.'
          : `write ${inWords(meant)}.`,
    ...(meant.length === 1 && !isElsewhere && { meant: meant[0] }),
  };
};

/** What stands in a file of its own. */
const otherFiles: ReadonlyMap<string, string> = new Map([
  ['calls', 'calls.yaml'],
  ['expectedcalls', 'calls.yaml'],
  ['users', 'users.csv'],
]);

/** What else people call the sections, by the words of Teams, of SBCs and of other tools. */
const otherWords: ReadonlyMap<string, string> = new Map([
  ['gateway', 'sbcs'],
  ['gateways', 'sbcs'],
  ['pstngateways', 'sbcs'],
  ['onlinepstngateways', 'sbcs'],
  ['sessionbordercontrollers', 'sbcs'],
  ['routes', 'pstnUsages'],
  ['voiceroutes', 'pstnUsages'],
  ['onlinevoiceroutes', 'pstnUsages'],
  ['callrouting', 'pstnUsages'],
  ['trunk', 'sipTrunk'],
  ['carrier', 'sipTrunk'],
  ['normalizationrules', 'dialPlans'],
  ['normalisationrules', 'dialPlans'],
  ['locations', 'sites'],
  ['offices', 'sites'],
  ['template', 'extends'],
  ['inherits', 'extends'],
]);

const inWords = (words: readonly string[]): string =>
  words.length === 1 ? `${words[0]}` : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;

/** What a setting is called in Teams, as its description says. */
const teamsNamesOf = (schema: z.core.$ZodType | undefined): string[] => {
  const { description = '' } = (schema && metaOf(schema)) ?? {};
  return [...description.matchAll(/@teams (\w+)/g)].map(([, name = '']) => name);
};
