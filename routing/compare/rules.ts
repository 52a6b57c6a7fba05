import { parsePattern } from '../../providers/msteams/schema/pattern/parse.ts';
import { parseTranslation } from '../../providers/msteams/schema/pattern/translation.ts';
import { BeyondExactness } from '../automata/budget.ts';
import type { ParsedRule } from '../automata/same-rewrite.ts';
import type { ReadyUser } from '../compile.ts';
import type { Rewrite } from '../config.ts';

/** All that normalises a user's numbers, as one list of rewrites of which the first that matches decides; the last always does. */
export const rulesInForce = (user: ReadyUser): readonly Rewrite[] => [
  ...user.rules.map(({ hit }) => hit.rule),
  ...(user.callingCode === undefined
    ? []
    : [{ name: `country code ${user.callingCode}`, pattern: '^([^+].*)$', translation: `+${user.callingCode}$1` }]),
  { name: 'unchanged', pattern: '^(.*)$', translation: '$1' },
];

/** Two rules with the same text make the same of every number, whatever their names. */
export const ruleText = ({ pattern, translation }: Rewrite): string => `${pattern}\n${translation}`;

/** Reads a rule's pattern and translation, or says that it is beyond exactness. */
export const readRule = ({ pattern, translation }: Rewrite): ParsedRule => {
  const parsed = parsePattern(pattern);
  if (!parsed.ok) throw new BeyondExactness(parsed.message);
  const written = parseTranslation(translation, parsed.pattern);
  if (!written.ok) throw new BeyondExactness(written.message);
  return { pattern: parsed.pattern, translation: written.translation };
};
