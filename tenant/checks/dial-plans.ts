import { limits } from '../../providers/msteams/schema/limits.ts';
import { compose, type PlacedRule } from '../dial-plans/compose.ts';
import type { Finding } from '../source/finding.ts';
import type { Check, Subject } from './check.ts';
import { repeats } from './repeats.ts';

const mostRules = limits.dialPlanRules.max;
const mostPlans = limits.dialPlans.max;

/** Dial plans with no rule, too many, two of one name, or built on each other in a circle. */
export const dialPlans: Check = (subject) => {
  const plans = subject.file.dialPlans;
  if (plans === undefined) return [];
  const found = [...plans.keys()].flatMap((name): Finding[] => {
    const { rules, externalPrefix, circle, dangling } = compose(plans, name);
    if (circle !== undefined) return inCircle(name, circle, plans);
    const plan = plans.get(name);
    if (plan !== undefined && !Array.isArray(plan) && plan.existing === true) return [];
    // No rules are left where the mistake that took them is told already.
    const told = rules.length === 0 && (dangling || subject.touched(['dialPlans']));
    return [...(told ? [] : count(name, rules.length, externalPrefix?.value)), ...ownRepeats(subject, name, rules)];
  });
  if (plans.size <= mostPlans) return found;
  const message = `The tenant has ${plans.size} dial plans.`;
  return [
    ...found,
    { path: ['dialPlans'], message, allowed: `Teams takes at most ${mostPlans}.`, fix: 'remove some.' },
  ];
};

/** Told once, for the plan of the circle that stands first. */
const inCircle = (name: string, circle: readonly string[], plans: ReadonlyMap<string, unknown>): Finding[] => {
  if ([...plans.keys()].find((plan) => circle.includes(plan)) !== name) return [];
  return [
    {
      path: ['dialPlans', name, 'from'],
      message: `"${name}" is built on itself: ${circle.join(' from ')}.`,
      allowed: 'A plan is built on one that stands by itself in the end.',
      fix: 'give one of them rules of its own.',
    },
  ];
};

const count = (name: string, written: number, prefix: string | undefined): Finding[] => {
  const path = ['dialPlans', name];
  if (written === 0) {
    return [
      {
        path,
        message: `"${name}" has no rules.`,
        allowed: `A dial plan has 1 to ${mostRules} rules.`,
        fix: 'give it a rule, or remove it.',
      },
    ];
  }
  const made = prefix === undefined ? written : written * 2;
  if (made <= mostRules) return [];
  const doubled =
    prefix === undefined
      ? ''
      : `, ${made} with the external prefix ${prefix}: each is written a second time with it, since Teams' own field is gone`;
  return [
    {
      path,
      message: `"${name}" has ${written} rules${doubled}.`,
      allowed: `Teams takes at most ${mostRules} in a plan.`,
      fix: 'join rules whose translation is the same, or split the plan.',
    },
  ];
};

/** A plan's own rules come last here, so that a mistake of the plan in `from` isn't repeated for all that build on it. */
const ownRepeats = (subject: Subject, name: string, rules: readonly PlacedRule[]): Finding[] => {
  const isOwn = ({ path }: PlacedRule): boolean => path[1] === name;
  const ordered = [...rules.filter((rule) => !isOwn(rule)), ...rules.filter(isOwn)];
  return repeats(
    subject,
    ordered.map(({ rule, path }) => ({ value: rule.name, path: [...path, 'name'] })),
    'Rule names are unique in a plan, and ignore case.',
    'rename one.',
  ).filter(({ path }) => path[1] === name);
};
