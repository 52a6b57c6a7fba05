import { parsePattern } from '../../providers/msteams/schema/pattern/parse.ts';
import type { PatternNode } from '../../providers/msteams/schema/pattern/pattern.ts';
import { parseTranslation } from '../../providers/msteams/schema/pattern/translation.ts';
import { type Country, countryOf } from '../countries.ts';
import { compose, type FileRule } from '../dial-plans/compose.ts';
import type { Wording } from '../problem.ts';
import type { TenantParts } from '../schema/parse-sections.ts';
import type { Finding } from '../source/finding.ts';
import type { Check } from './check.ts';

/** External prefixes that Teams couldn't tell from a number, and rules that a prefix can't be put before. */
export const externalPrefixes: Check = ({ file }) => {
  const plans = file.dialPlans;
  if (plans === undefined) return [];
  return [...plans.entries()].flatMap(([name, plan]): Finding[] => {
    const { rules, externalPrefix } = compose(plans, name);
    if (externalPrefix === undefined) return [];
    const own = !Array.isArray(plan) && plan.externalPrefix !== undefined;
    const prefix = externalPrefix.value;
    const clash = own ? firstClash(prefix, countriesOf(name, file)) : undefined;
    const names = new Set(rules.map(({ rule }) => rule.name.toLowerCase()));
    return [
      ...(clash === undefined ? [] : [{ path: ['dialPlans', name, 'externalPrefix'], ...clash }]),
      ...rules
        // Rules of the plan in `from` are judged there, unless the prefix is this plan's own.
        .filter(({ path }) => own || path[1] === name)
        .flatMap(({ rule, path }) => [
          ...place(unprefixable(rule, prefix), [...path, 'pattern']),
          ...place(names.has(`${rule.name} (${prefix})`.toLowerCase()) ? takenName(rule, prefix) : undefined, [
            ...path,
            'name',
          ]),
        ]),
    ];
  });
};

const place = (wording: Wording | undefined, path: Finding['path']): Finding[] =>
  wording === undefined ? [] : [{ path, ...wording }];

/** Where the sites are whose users dial by the plan; the tenant's country if no site has it. */
const countriesOf = (plan: string, { country, sites }: TenantParts): string[] => {
  const having = [...(sites?.values() ?? [])].filter(({ dialPlan }) => dialPlan?.toLowerCase() === plan.toLowerCase());
  const found = having.length === 0 ? [country] : having.map((site) => site.country ?? country);
  return found.flatMap((code) => code ?? []);
};

const firstClash = (prefix: string, countries: readonly string[]): Wording | undefined => {
  for (const country of countries) {
    const clash = clashWithCountry(prefix, country);
    if (clash !== undefined) return clash;
  }
  return undefined;
};

const clashWithCountry = (prefix: string, code: string): Wording | undefined => {
  const country = countryOf(code);
  if (country === undefined) return undefined;
  const begun = begins(country, prefix.charAt(0));
  if (begun === undefined) return undefined;
  return {
    message: `"${prefix}" begins with ${prefix.charAt(0)}, as ${begun} in ${code}, so Teams couldn't tell the prefix from the number.`,
    allowed: `1 to 4 of 0-9, * and #; in ${code} not beginning with ${firstDigits(country).join(' or ')}.`,
    fix: 'choose another digit, e.g. 9, and tell the users.',
  };
};

const begins = ({ nationalPrefix, internationalPrefix }: Country, digit: string): string | undefined => {
  if (nationalPrefix.startsWith(digit)) return `national numbers do (${nationalPrefix})`;
  return internationalPrefix.startsWith(digit) ? `numbers abroad do (${internationalPrefix})` : undefined;
};

const firstDigits = ({ nationalPrefix, internationalPrefix }: Country): string[] => [
  ...new Set([nationalPrefix.charAt(0), internationalPrefix.charAt(0)].filter((digit) => digit !== '')),
];

/** The prefix goes right behind the ^, so there must be one that holds for the whole pattern, and only one. */
const unprefixable = (rule: FileRule, prefix: string): Wording | undefined => {
  const parsed = parsePattern(rule.pattern);
  if (!parsed.ok && parsed.reason === 'invalid') return undefined;
  const quoted = `"${rule.pattern}"`;
  const allowed = `In a plan with an external prefix every pattern is ^ and then what is dialled: ${prefix} is put between them, since Teams' own field is gone.`;
  if (!parsed.ok) {
    return {
      message: `The external prefix ${prefix} can't be put into ${quoted}. ${parsed.message}`,
      allowed,
      fix: 'write the pattern without it.',
    };
  }
  const { root } = parsed.pattern;
  const first = root.kind === 'sequence' ? root.items[0] : undefined;
  const anchored = rule.pattern.startsWith('^') && first?.kind === 'anchor' && countStarts(root) === 1;
  if (!anchored) {
    return {
      message: `The external prefix ${prefix} can't be put into ${quoted}.`,
      allowed,
      fix: 'begin it with ^, and put alternatives in parentheses: ^(?:112|113)$.',
    };
  }
  const result = parseTranslation(rule.translation, parsed.pattern);
  const whole = result.ok && result.translation.parts.some((part) => part.kind === 'group' && part.number === 0);
  if (!whole) return undefined;
  return {
    message: `The translation "${rule.translation}" holds all that was dialled, so also the external prefix ${prefix}.`,
    allowed,
    fix: 'put what should stay in parentheses and write $1.',
  };
};

const takenName = (rule: FileRule, prefix: string): Wording => ({
  message: `"${rule.name}" with the external prefix becomes "${rule.name} (${prefix})", and the plan has a rule of that name.`,
  fix: 'rename one of the two.',
});

/** How often a pattern asks for the start of the text; what looks behind may see the start too. */
const countStarts = (node: PatternNode): number => {
  switch (node.kind) {
    case 'anchor':
      return node.at === 'start' ? 1 : 0;
    case 'sequence':
      return node.items.reduce((sum, item) => sum + countStarts(item), 0);
    case 'choice':
      return node.options.reduce((sum, option) => sum + countStarts(option), 0);
    case 'look':
      return node.direction === 'behind' ? 2 : countStarts(node.item);
    case 'repeat':
    case 'group':
      return countStarts(node.item);
    case 'set':
      return 0;
  }
};
