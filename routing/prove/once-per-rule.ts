import type { Finding, Unproved } from './finding.ts';
import { quotedNames } from './names.ts';

/** A rule that several dial plans build upon is told once, with the names of the plans. */
export const oncePerRule = <Told extends Finding | Unproved>(all: readonly Told[]): Told[] => {
  const groups = Map.groupBy(all, (told) => withoutPlan(told));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const plans = group.flatMap(({ part }) => (part?.kind === 'rule' ? [part.plan] : []));
    if (!first || plans.length < 2) return group;
    return [{ ...first, what: first.what.replace(ofPlan(first), `of dial plans ${quotedNames(plans)}`) }];
  });
};

const ofPlan = ({ part }: Finding | Unproved): string => (part?.kind === 'rule' ? `of dial plan "${part.plan}"` : '');

const withoutPlan = (told: Finding | Unproved): string =>
  [told.what.replace(ofPlan(told), ''), 'fix' in told ? `${told.kind} ${told.fix}` : told.why].join('\n');
