import type { Budget } from '../automata/budget.ts';
import type { Language } from '../automata/language.ts';
import { labelOf } from '../automata/machine.ts';
import { likeliest } from '../compare/likeliest.ts';
import { nameKey } from '../compile.ts';
import type { DialPlan } from '../config.ts';
import { explainDialled } from '../explain.ts';
import { attemptsOf } from '../not-connected.ts';
import { dialledEmergency } from '../numbers/emergency.ts';
import { countriesOf } from './countries.ts';
import { exampleCall } from './example-call.ts';
import { type Facts, plansToJudge } from './facts.ts';
import type { ExampleCall, Finding } from './finding.ts';
import { cut, languageOf, withinBudget } from './matching-numbers.ts';
import { type Excess, excessOf } from './pattern-excess.ts';
import { patternText } from './pattern-text.ts';
import { planExample } from './plan-example.ts';
import { writtenRules } from './written-rules.ts';

/** Patterns of routes and rules that match more than a reader sees, each with a number that shows it. Proved. */
export const patternTooWide = (facts: Facts): Finding[] => [...wideRoutes(facts), ...wideRules(facts)];

const wideRoutes = (facts: Facts): Finding[] =>
  facts.voice.config.voiceRoutes.flatMap(({ name, pattern }) => {
    const excess = excessOf(pattern);
    if (!excess) return [];
    const witness = witnessOf(facts, excess);
    return [
      {
        ...shared(excess, `Route "${name}"`, pattern, witness),
        part: { kind: 'route', name },
        why: 'Who may use the route can call all that it matches, and routes after it get none of it.',
        ...(witness !== undefined && { example: routeExample(facts, name, witness) }),
      },
    ];
  });

const wideRules = (facts: Facts): Finding[] =>
  plansToJudge(facts).flatMap((plan) =>
    plan.rules.slice(writtenRules(plan).from).flatMap(({ name, pattern }): Finding[] => {
      const excess = excessOf(pattern);
      // A rule that makes too long a number is a finding of its own.
      if (!excess || excess.mistake === 'possible') return [];
      const witness = witnessOf(facts, excess, (number) => takes(facts, plan, name, number));
      return [
        {
          ...shared(excess, `Rule "${name}" of dial plan "${plan.name}"`, pattern, witness),
          part: { kind: 'rule', plan: plan.name, name },
          why: "The rule takes numbers that aren't meant for it, and where it matches only a part, Microsoft doesn't publish what becomes of the rest.",
          ...(witness !== undefined && { example: planExample(facts, plan, witness) }),
        },
      ];
    }),
  );

const shared = ({ because, mistake, fix }: Excess, title: string, pattern: string, witness: string | undefined) =>
  ({
    kind: 'pattern-too-wide',
    level: mistake === 'likely' ? 'warning' : 'note',
    certainty: 'proved',
    what: `${title} matches more than it seems to${witness === undefined ? '' : `, such as ${witness}`}: ${because} (${patternText(pattern)}).`,
    fix,
  }) as const;

/** An emergency number if there is one among them: that is the worst to have in a wide pattern. Then a call abroad, where that is. */
const witnessOf = (
  facts: Facts,
  { numbers, abroad }: Excess,
  shows: (number: string) => boolean = () => true,
): string | undefined => {
  const { country } = facts.tenant;
  const { voice } = facts;
  const emergency = countriesOf(facts)
    .flatMap(dialledEmergency)
    .find((number) => labelOf(numbers, number) === 1 && shows(number));
  if (emergency !== undefined) return emergency;
  const code = voice.config.servicePlans[country.toUpperCase()]?.callingCode;
  const far = abroad && code !== undefined ? withinBudget((budget) => abroadOf(numbers, code, budget)) : undefined;
  return (far && likeliest(far, country)) ?? likeliest(numbers, country);
};

/** Whether the rule decides, and none above it. */
const takes = ({ voice, callers }: Facts, plan: DialPlan, rule: string, number: string): boolean => {
  const caller = callers.find(({ ready }) => nameKey(ready.plan.name) === nameKey(plan.name));
  if (caller === undefined) return true;
  const { by, trials } = explainDialled(voice, caller.ready, number).normalisation;
  return by === 'rule' && trials.at(-1)?.rule.name === rule;
};

const abroadOf = (numbers: Language, code: string, budget: Budget): Language =>
  cut(numbers, languageOf(`^\\+(?!${code})[1-9]\\d{9,11}$`, budget), 'inside', budget);

/** Somebody whose call to it takes the route, or else just that it matches. */
const routeExample = ({ voice, callers }: Facts, route: string, witness: string): ExampleCall => {
  const caller = callers.find(({ ready }) => {
    const { outcome } = explainDialled(voice, ready, witness);
    return attemptsOf(outcome)[0]?.route === route;
  });
  if (caller) return exampleCall(voice, caller.ready, witness);
  return { number: witness, text: `${witness}: the route matches, though nobody who dials just that gets to it` };
};
