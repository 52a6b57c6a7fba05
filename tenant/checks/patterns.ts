import { parsePattern } from '../../providers/msteams/schema/pattern/parse.ts';
import { parseTranslation } from '../../providers/msteams/schema/pattern/translation.ts';
import type { FileRule } from '../dial-plans/compose.ts';
import type { Wording } from '../problem.ts';
import type { Finding } from '../source/finding.ts';
import type { Path } from '../source/path.ts';
import type { Check } from './check.ts';
import { pasted } from './pasted.ts';

/** Patterns that Teams' regular expressions (.NET) refuse, and translations that name a group the pattern doesn't have. */
export const patterns: Check = ({ file }) => [
  ...[...(file.translationRules ?? [])].flatMap(([name, rule]) => [
    ...place(badPattern(rule.pattern), ['translationRules', name, 'pattern']),
    ...place(badTranslation(rule), ['translationRules', name, 'translation']),
  ]),
  ...(['blockedCallers', 'blockedCallerExemptions'] as const).flatMap((section) =>
    [...(file[section] ?? [])].flatMap(([name, { pattern }]) => place(badPattern(pattern), [section, name, 'pattern'])),
  ),
  ...[...(file.pstnUsages ?? [])].flatMap(([usage, routes]) =>
    routes.flatMap(({ pattern }, index) => place(badPattern(pattern), ['pstnUsages', usage, index, 'pattern'])),
  ),
  ...(file.unassignedNumbers ?? []).flatMap(({ pattern }, index) =>
    place(badPattern(pattern), ['unassignedNumbers', index, 'pattern']),
  ),
  ...[...(file.dialPlans ?? [])].flatMap(([name, plan]) => {
    if (Array.isArray(plan)) return inRules(plan, ['dialPlans', name]);
    // Somebody else's is as it is.
    if (plan.existing === true) return [];
    return (['first', 'last', 'rules'] as const).flatMap((key) => inRules(plan[key] ?? [], ['dialPlans', name, key]));
  }),
];

const inRules = (rules: readonly FileRule[], path: Path): Finding[] =>
  rules.flatMap((rule, index) => [
    ...place(badPattern(rule.pattern), [...path, index, 'pattern']),
    ...place(badTranslation(rule), [...path, index, 'translation']),
  ]);

const place = (wording: Wording | undefined, path: Path): Finding[] =>
  wording === undefined ? [] : [{ path, ...wording }];

const badPattern = (text: string): Wording | undefined => {
  const copied = pasted(text);
  if (copied) return copied;
  const parsed = parsePattern(text);
  // What trunkline can't analyse exactly is still a pattern to Teams.
  if (parsed.ok || parsed.reason === 'unsupported') return undefined;
  return {
    message: `"${text}" isn't a pattern: ${parsed.message}`,
    allowed: 'A pattern is a .NET regular expression in single quotes.',
    fix:
      text[parsed.position] === '+' && !/[\w)\]}]/.test(text[parsed.position - 1] ?? '')
        ? `write \\+ for a plus sign, or correct it at character ${parsed.position + 1}.`
        : `correct it at character ${parsed.position + 1}.`,
  };
};

const badTranslation = ({ pattern, translation }: Pick<FileRule, 'pattern' | 'translation'>): Wording | undefined => {
  // In .NET `$` also stands before a line feed that ends the text, so routes would match what no network can call.
  const control = [...translation].findIndex((char) => char < ' ' || (char >= '\x7f' && char < '\xa0'));
  if (control >= 0) {
    const code = (translation.codePointAt(control) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return {
      message: `The translation holds a control character, U+${code}${code === '000A' ? ', a line feed' : ''}, at character ${control + 1}.`,
      allowed: 'What stands in a number: digits, +, *, #, ;ext= and groups such as $1.',
      fix: "remove it; in YAML single quotes ('…') keep a text as it is typed.",
    };
  }
  const copied = pasted(translation);
  if (copied) return copied;
  const parsed = parsePattern(pattern);
  // Of a pattern that is to be written anew nobody knows the groups.
  if (!parsed.ok || pasted(pattern)) return undefined;
  const result = parseTranslation(translation, parsed.pattern);
  if (!result.ok) {
    if (result.reason === 'unsupported') return undefined;
    return {
      message: `"${translation}" isn't a translation: ${result.message}`,
      fix: `correct it at character ${result.position + 1}.`,
    };
  }
  // .NET leaves a group that isn't there as it stands, so the number would hold a dollar sign.
  const dollar = result.translation.parts.find((part) => part.kind === 'text' && part.value.includes('$'));
  if (dollar === undefined) return undefined;
  const { groupCount } = parsed.pattern;
  const groups = groupCount === 0 ? 'no group' : groupCount === 1 ? 'one group, $1' : `groups $1 to $${groupCount}`;
  return {
    message: `"${translation}" names a group that the pattern doesn't have, so the number would hold a "$".`,
    allowed: `"${pattern}" has ${groups}. $10 means group ten; write \${1}0 for group one and a 0.`,
    fix: 'correct the group, or put what it stands for in parentheses in the pattern.',
  };
};
