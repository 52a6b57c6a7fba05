import { sameName } from '../../providers/msteams/resources/same-name.ts';
import type { DialPlan, NormalizationRule } from '../../routing/config.ts';
import type { DialledCall, RuleTrial } from '../../routing/trace.ts';
import type { Difference } from './difference.ts';
import { inForceText } from './in-force-text.ts';
import { named, namesOf, type Sides } from './sides.ts';

/** What of the dial plan the tenant has otherwise: the plan itself, or the rule that decides. */
export const differencesOfPlan = ({ file, live }: Sides<DialledCall>): Difference[] => {
  const [byFile, byTenant] = [file.call.normalisation, live.call.normalisation];
  const name = byTenant.plan.name;
  const difference = (text: string): Difference => ({ about: 'dial plan', name, text });
  const country = countryDifference(file.call, live.call);
  if (!sameName(byFile.plan.name, name)) {
    return [
      difference(`${live.call.user} has dial plan ${inForceText(byTenant.plan)}; the file says "${byFile.plan.name}".`),
      ...country,
    ];
  }
  const filePlan = named(file.voice.config.dialPlans, name);
  const livePlan = named(live.voice.config.dialPlans, name);
  if (filePlan && !livePlan) return [difference(`dial plan "${name}" isn't in the tenant.`), ...country];
  const deciders = namesOf(...[byFile, byTenant].map(({ trials }) => ruleThatDecides(trials)));
  const lines = deciders.flatMap((rule) => ruleLines(rule, filePlan, livePlan, ruleThatDecides(byTenant.trials)));
  return [...lines, ...orderLines(deciders, filePlan, livePlan)]
    .map((line) => difference(`dial plan "${name}": ${line}`))
    .concat(country);
};

/** The plan's own rule that matched, if one did. */
const ruleThatDecides = (trials: readonly RuleTrial[]): string[] =>
  trials.flatMap(({ rule, origin, result }) => (result === 'matched' && origin === 'dial plan' ? [rule.name] : []));

const ruleLines = (
  name: string,
  filePlan: DialPlan | undefined,
  livePlan: DialPlan | undefined,
  takes: readonly string[],
): string[] => {
  const inFile = named(filePlan?.rules ?? [], name);
  const inTenant = named(livePlan?.rules ?? [], name);
  if (inTenant && !inFile) {
    const what = takes.includes(name) ? ' and takes the number' : '';
    return [`rule "${name}" (${shown(inTenant)}) isn't in the file${what}.`];
  }
  if (!inTenant) return [`rule "${name}" isn't in the tenant; in the file it takes the number.`];
  if (!inFile || (inFile.pattern === inTenant.pattern && inFile.translation === inTenant.translation)) return [];
  return [`rule "${name}" is ${shown(inTenant)}; the file says ${shown(inFile)}.`];
};

const shown = ({ pattern, translation }: NormalizationRule): string => `${pattern} → ${translation}`;

/** Another rule decides, both have both, and they stand the other way round. */
const orderLines = (
  deciders: readonly string[],
  filePlan: DialPlan | undefined,
  livePlan: DialPlan | undefined,
): string[] => {
  const order = (plan: DialPlan | undefined) =>
    (plan?.rules ?? []).flatMap(({ name }) => deciders.filter((decider) => sameName(decider, name)));
  const [inFile, inTenant] = [order(filePlan), order(livePlan)];
  if (inFile.length < 2 || inTenant.length < 2 || inFile.join('\n') === inTenant.join('\n')) return [];
  return [`rule "${inTenant[0]}" stands before "${inTenant[1]}"; in the file it is the other way round.`];
};

/** Where somebody is decides as soon as no rule of their own plan does. */
const countryDifference = (byFile: DialledCall, byTenant: DialledCall): Difference[] => {
  const [before, now] = [byFile.normalisation, byTenant.normalisation];
  if (sameName(before.country, now.country)) return [];
  const decided = [before, now].some(({ trials, by }) => by !== 'rule' || trials.at(-1)?.origin === 'service plan');
  const country = now.country === '' ? 'no usage location' : `usage location ${now.country}`;
  const text = `${byTenant.user} has ${country}; the file says ${before.country}.`;
  return decided ? [{ about: 'user', name: byTenant.user, text }] : [];
};
