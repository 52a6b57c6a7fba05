import { diffList, diffMap, diffScalars } from '../../../kit/diff.ts';
import type { Kind } from '../../../kit/resource.ts';
import type { Nested } from '../../powershell/cmdlets.ts';
import { checkArgs } from '../../schema/check.ts';
import { type DialPlanArgs, type DialPlanState, dialPlanArgs, type NormalizationRule } from '../../schema/dial-plan.ts';
import type { Session } from '../../session.ts';
import type { DialPlanRow } from '../tenant-objects.ts';
import { createDescribedKind } from './kind.ts';
import { splitMark } from './mark.ts';

/**
 * A dial plan: New-, Set- and Remove-CsTenantDialPlan. The first rule that matches decides, so the whole list is set in
 * one call, from rule objects made in the same session. SimpleName is Teams' own and left alone.
 */
export const createDialPlanKind = (session: Session): Kind<DialPlanArgs, DialPlanState> =>
  createDescribedKind<DialPlanRow, DialPlanArgs>(session, {
    token: 'msteams:index:DialPlan',
    noun: 'dial plan',
    cmdletNoun: 'CsTenantDialPlan',
    nameProperty: 'name',
    nameOf: ({ name }) => name,
    settings: [
      {
        parameter: 'NormalizationRules',
        wanted: (args) => inOrder(args).map(toRuleObject),
        isMet: (args, row) => {
          const shown = toRules(row);
          return JSON.stringify(inOrder(args).map(comparable)) === JSON.stringify(inOrder(shown).map(comparable));
        },
      },
    ],
    check: (news) => checkArgs('DialPlan', dialPlanArgs, news),
    diff: (state, args) => [
      ...diffScalars(['description'], state, args),
      ...diffList('order', state.order, args.order),
      ...diffMap('rules', state.rules, args.rules),
    ],
    source: (objects) => objects.dialPlans,
    toState: (row, _rows, asked) => ({
      name: asked?.name ?? row.Identity,
      ...toRules(row),
      description: splitMark(row.Description).description,
    }),
  });

type Rules = Pick<DialPlanArgs, 'order' | 'rules'>;
type NamedRule = NormalizationRule & { readonly name: string };

const inOrder = ({ order, rules }: Rules): NamedRule[] =>
  order.flatMap((name) => {
    const rule = rules[name];
    return rule === undefined ? [] : [{ name, ...rule }];
  });

const comparable = ({ name, pattern, translation, internal, description }: NamedRule) => [
  name,
  pattern,
  translation,
  internal,
  description ?? '',
];

const toRuleObject = ({ name, pattern, translation, internal, description }: NamedRule): Nested => ({
  $cmdlet: 'New-CsVoiceNormalizationRule',
  parameters: {
    Parent: 'Global',
    Name: name,
    Pattern: pattern,
    Translation: translation,
    IsInternalExtension: internal,
    ...(description === undefined ? {} : { Description: description }),
    InMemory: true,
  },
});

/** By name; a second rule of one name, which only a portal can make, is shown by its place. */
const toRules = (row: DialPlanRow): Rules => {
  const order: string[] = [];
  const rules: Record<string, NormalizationRule> = {};
  for (const [index, rule] of row.NormalizationRules.entries()) {
    const name = rule.Name in rules ? `${rule.Name} (${index + 1})` : rule.Name;
    order.push(name);
    rules[name] = {
      pattern: rule.Pattern,
      translation: rule.Translation,
      internal: rule.IsInternalExtension,
      ...(rule.Description ? { description: rule.Description } : {}),
    };
  }
  return { order, rules };
};
