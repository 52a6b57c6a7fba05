import type { Nested } from '../../powershell/cmdlets.ts';
import { type DialPlanArgs, dialPlan } from '../../schema/dial-plan.ts';
import { type NormalizationRule, ruleFields } from '../../schema/normalization-rule.ts';
import type { Session } from '../../session.ts';
import type { DialPlanRow } from '../tenant-objects.ts';
import { fromDeclaration, readFields, writeFields } from './from-declaration.ts';
import { createDescribedKind } from './kind.ts';

/** What both a dial plan and Global are made of. */
const dialPlanObjectOf = () =>
  fromDeclaration(dialPlan, {
    source: (objects) => objects.dialPlans,
    settings: [
      {
        parameter: 'NormalizationRules',
        wanted: toRuleObjects,
        isMet: (args, row) => JSON.stringify(toRuleObjects(args)) === JSON.stringify(toRuleObjects(toRules(row))),
      },
    ],
    read: toRules,
  });

/**
 * A dial plan: New-, Set- and Remove-CsTenantDialPlan. The first rule that matches decides, so the whole list is set in
 * one call, from rule objects made in the same session. SimpleName is Teams' own and left alone.
 */
export const createDialPlanKind = (session: Session) => createDescribedKind(session, dialPlanObject);

type Rules = Pick<DialPlanArgs, 'order' | 'rules'>;

const toRuleObjects = ({ order, rules }: Rules): Nested[] =>
  order.flatMap((name) => {
    const rule = rules[name];
    return rule === undefined ? [] : [toRuleObject(name, rule)];
  });

const toRuleObject = (name: string, rule: NormalizationRule): Nested => ({
  $cmdlet: 'New-CsVoiceNormalizationRule',
  parameters: { Parent: 'Global', Name: name, ...writeFields(ruleFields, rule), InMemory: true },
});

/** By name; a second rule of one name, which only a portal can make, is shown by its place. */
const toRules = (row: DialPlanRow): Rules => {
  const order: string[] = [];
  const rules: Record<string, NormalizationRule> = {};
  for (const [index, printed] of row.NormalizationRules.entries()) {
    const name = Object.hasOwn(rules, printed.Name) ? `${printed.Name} (${index + 1})` : printed.Name;
    order.push(name);
    rules[name] = readFields(ruleFields, printed) as NormalizationRule;
  }
  return { order, rules };
};

export const dialPlanObject = dialPlanObjectOf();
