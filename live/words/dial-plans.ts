import { sameName } from '../../providers/msteams/resources/same-name.ts';
import type { DialPlanRow } from '../../providers/msteams/resources/tenant-objects.ts';
import { dialPlan as declared } from '../../providers/msteams/schema/dial-plan.ts';
import { limits } from '../../providers/msteams/schema/limits.ts';
import { ruleFields } from '../../providers/msteams/schema/normalization-rule.ts';
import { dialPlan as typedPlan } from '../../tenant/schema/dial-plan.ts';
import { dialPlanName } from '../../tenant/schema/dial-plan-name.ts';
import type { DialPlan, NormalizationRule } from '../../tenant/tenant.ts';
import { defaultEntry } from '../../tenant/words.ts';
import type { Beyond } from '../beyond.ts';
import { inFileOrder } from '../named.ts';
import type { LiveRows } from '../rows.ts';
import { splitDescription } from './description.ts';
import { globalBeyond, isGlobal } from './global.ts';
import { readFields } from './read-entry.ts';
import { refused } from './refused.ts';
import type { FileWords, Said } from './said.ts';
import { unknownSettings } from './unknown-settings.ts';

/** Plans rule by rule: what a file builds them from (another plan, an external prefix) Teams doesn't know. */
export const plansInWords = (
  { dialPlans }: LiveRows,
  file: Pick<FileWords, 'dialPlans' | 'global'>,
): Said<DialPlan[]> => {
  const everybody = file.dialPlans.find(({ name }) => name === file.global?.dialPlan);
  const about = 'dial plan';
  const own = dialPlans.filter(({ Identity }) => !isGlobal(Identity));
  const words = own.map((row) => {
    const known = file.dialPlans.find(({ name }) => sameName(name, row.Identity));
    return {
      ...defaultEntry('DialPlan'),
      name: known?.name ?? row.Identity,
      adopt: known?.adopt ?? false,
      ...(known?.existing === true && { existing: known.existing }),
      rules: rulesOf(row),
      ...splitDescription(row),
    } as DialPlan;
  });
  return {
    words: inFileOrder(words, file.dialPlans, ({ name }) => name),
    beyond: [
      ...dialPlans.flatMap((row) =>
        isGlobal(row.Identity) && !sameRules(rulesOf(row), everybody?.rules ?? [])
          ? [globalBeyond(about, 'rules', rulesOf(row), everybody !== undefined)]
          : [],
      ),
      ...own.flatMap((row) => unknownSettings(about, declared.fields, row)),
      ...words.flatMap(({ name, ...typed }) => [
        ...refused(about, name, dialPlanName, name),
        ...refused(about, name, typedPlan, typed),
        ...twice(name, typed.rules),
        ...uncounted(name, typed.rules),
      ]),
    ],
  };
};

export const rulesOf = ({ NormalizationRules }: DialPlanRow): NormalizationRule[] =>
  NormalizationRules.map((row) => ({ name: row.Name, ...readFields(ruleFields, row) }) as NormalizationRule);

const sameRules = (one: readonly NormalizationRule[], other: readonly NormalizationRule[]): boolean => {
  const plain = (rules: readonly NormalizationRule[]) =>
    rules.map(({ name, pattern, translation, internal, description }) => [
      name,
      pattern,
      translation,
      internal,
      description ?? '',
    ]);
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other));
};

const { min, max } = limits.dialPlanRules;

/** Teams may hold a plan without a rule; a file makes none. */
const uncounted = (plan: string, rules: readonly NormalizationRule[]): Beyond[] =>
  rules.length >= min && rules.length <= max
    ? []
    : [
        {
          about: 'dial plan',
          name: plan,
          field: 'rules',
          value: rules,
          why: `A tenant file makes plans of ${min} to ${max} rules.`,
        },
      ];

const twice = (plan: string, rules: readonly NormalizationRule[]): Beyond[] =>
  rules.flatMap(({ name }, index) =>
    rules.slice(0, index).some((before) => sameName(before.name, name))
      ? [
          {
            about: 'dial plan',
            name: plan,
            field: `rules[${index}].name`,
            value: name,
            why: 'Another rule of the plan has this name, and a tenant file has each name once.',
          } as const,
        ]
      : [],
  );
