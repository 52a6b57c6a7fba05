import type { ReadyUser } from './compile.ts';
import { withinSteps } from './matching/matcher.ts';
import { planDoubts } from './plan-doubt.ts';
import type { Doubt, Normalisation, RuleTrial } from './trace.ts';

/** What the user's dial plan and country make of a dialled number: the first rule that matches decides. */
export const normalise = (user: ReadyUser, dialled: string, doubts: Doubt[]): Normalisation => {
  const base = { plan: user.plan, country: user.user.country };
  const trials: RuleTrial[] = [];
  for (const { apply, hit, miss } of user.rules) {
    const rewritten = apply && withinSteps(hit.rule.pattern, () => apply(dialled));
    if (rewritten && 'ok' in rewritten) {
      trials.push({ ...miss, result: 'not modelled', failure: rewritten });
      doubts.push({ kind: 'not modelled', what: 'rule', name: miss.rule.name });
      continue;
    }
    if (rewritten) {
      trials.push(hit);
      doubts.push(...planDoubts(user, hit.rule, dialled));
      if (rewritten.partial) doubts.push({ kind: 'partial match', rule: hit.rule.name });
      return { ...base, trials, by: 'rule', number: rewritten.number };
    }
    trials.push(miss);
    if (!apply) doubts.push({ kind: 'not modelled', what: 'rule', name: miss.rule.name });
  }
  doubts.push(...planDoubts(user, undefined, dialled));
  if (dialled.startsWith('+') || user.callingCode === undefined)
    return { ...base, trials, by: 'kept', number: dialled };
  return { ...base, trials, by: 'country code', number: `+${user.callingCode}${dialled}` };
};
