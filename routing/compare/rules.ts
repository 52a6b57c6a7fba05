import { parsePattern } from '../../providers/msteams/schema/pattern/parse.ts';
import { parseTranslation } from '../../providers/msteams/schema/pattern/translation.ts';
import { BeyondExactness } from '../automata/budget.ts';
import type { ParsedRule } from '../automata/same-rewrite.ts';
import type { ReadyUser } from '../compile.ts';
import type { Rewrite } from '../config.ts';
import { type PlanDoubt, planDoubts, planReason } from '../plan-doubt.ts';

/** A rule in somebody's list of rules. */
export interface RuleInForce extends Rewrite {
  /** Why nobody can be certain that it is there, in half a sentence; absent if it is. */
  readonly doubt?: string;
  /** Teams adds it behind the plan's own rules. Default false. */
  readonly isAdded?: boolean;
}

/** All that normalises a user's numbers, as one list of rewrites of which the first that matches decides; the last always does. */
export const rulesInForce = (user: ReadyUser): readonly RuleInForce[] => {
  const added = (rule: Rewrite, doubts: readonly PlanDoubt[]): RuleInForce => ({
    ...rule,
    isAdded: true,
    ...(doubts.length > 0 && { doubt: planReason(doubts) }),
  });
  const code = user.callingCode;
  const prefix = { name: `country code ${code}`, pattern: '^([^+].*)$', translation: `+${code}$1` };
  const unchanged = { name: 'unchanged', pattern: '^(.*)$', translation: '$1' };
  const plain = planDoubts(user, undefined, '');
  return [
    ...user.rules.map(({ hit: { rule, origin } }) =>
      origin === 'dial plan' ? rule : added(rule, planDoubts(user, rule, '')),
    ),
    ...(code === undefined ? [] : [added(prefix, plain)]),
    added(unchanged, code === undefined ? plain : planDoubts(user, undefined, '+')),
  ];
};

/** Two rules with the same text make the same of every number, whatever their names. */
export const ruleText = ({ pattern, translation }: Rewrite): string => `${pattern}\n${translation}`;

/** Two rules with the same key also are as certain, and for the same reason. */
export const ruleKey = (rule: RuleInForce): string => `${ruleText(rule)}\n${rule.doubt ?? ''}`;

/** Reads a rule's pattern and translation, or says that it is beyond exactness. */
export const readRule = ({ pattern, translation }: Rewrite): ParsedRule => {
  const parsed = parsePattern(pattern);
  if (!parsed.ok) throw new BeyondExactness(parsed.message);
  const written = parseTranslation(translation, parsed.pattern);
  if (!written.ok) throw new BeyondExactness(written.message);
  return { pattern: parsed.pattern, translation: written.translation };
};
