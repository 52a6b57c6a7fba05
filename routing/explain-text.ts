import { columns, trialColumns, wrapped } from './columns.ts';
import { doubtText } from './doubt-text.ts';
import type { HandedOverCall } from './explain-handed-over.ts';
import { outcomeText, reachedText } from './outcome-text.ts';
import type { DialledCall, InForce, Normalisation, RuleTrial, Source, UsageTrial } from './trace.ts';
import { whyNot } from './why-not.ts';

/** The whole trace in plain lines of at most 100 columns, as `npm run explain` prints it. */
export const explainText = (call: DialledCall | HandedOverCall): string[] =>
  [
    ...(call.direction === 'dialled' ? dialledLines(call) : handedOverLines(call)),
    ...call.doubts.map((doubt) => `Not certain: ${doubtText(doubt)}`),
  ].flatMap(wrapped);

const dialledLines = (call: DialledCall): string[] => {
  const { number } = call.normalisation;
  const internal = call.outcome.kind === 'internal' ? call.outcome.user : undefined;
  return [
    `${call.user} dials ${call.dialled}`,
    '',
    `Dial plan ${inForce(call.normalisation.plan)}, then Teams' rules for ${call.normalisation.country}`,
    ...trialColumns(
      call.normalisation.trials.map((trial) => ruleRow(trial, call.dialled)),
      '  ',
    ),
    ...normalised(call.normalisation),
    '',
    internal === undefined
      ? `Reverse look-up: ${number} is no user's number.`
      : `Reverse look-up: ${number} is ${internal}'s number.`,
    ...(internal === undefined ? policyLines(call) : []),
    '',
    ...outcomeText(call),
  ];
};

const sourceText = (source: Source): string => {
  if (source.kind === 'direct') return 'assigned to the user';
  return source.kind === 'global' ? 'nothing else assigned' : `by group "${source.group}", rank ${source.rank}`;
};

const inForce = ({ name, source }: InForce): string => `"${name}" (${sourceText(source)})`;

interface Trial {
  readonly result: RuleTrial['result'];
  readonly failure?: RuleTrial['failure'];
}

const trialText = ({ result, failure }: Trial, pattern: string, number: string): string => {
  if (result === 'matched') return 'matches';
  if (result === 'not modelled') return `passed over: ${failure?.message ?? ''}`;
  const reason = whyNot(pattern, number);
  return reason === undefined ? 'no match' : `no match: ${reason}`;
};

const ruleRow = (trial: RuleTrial, dialled: string): [string, string, string] => {
  const { name, pattern, translation } = trial.rule;
  const made = trial.result === 'matched' ? `, gives ${translation}` : '';
  return [name, pattern, `${trialText(trial, pattern, dialled)}${made}`];
};

const normalised = ({ by, number, country }: Normalisation): string[] => {
  if (by === 'rule') return [`  → ${number}`];
  if (by === 'country code')
    return [`  → ${number}, because no rule matches: Teams adds the calling code of ${country}`];
  return [`  → ${number}, unchanged, because no rule matches`];
};

const policyLines = (call: DialledCall): string[] => [
  '',
  `Voice routing policy ${inForce(call.policy)}`,
  ...call.usages.flatMap((usage) => usageLines(usage, call.normalisation.number)),
];

const usageLines = ({ usage, routes }: UsageTrial, number: string): string[] => [
  `  usage ${usage}`,
  ...(routes.length === 0 ? ['    has no routes'] : []),
  ...trialColumns(
    routes.map((trial) => [trial.route.name, trial.route.pattern, trialText(trial, trial.route.pattern, number)]),
    '    ',
  ),
];

const handedOverLines = (call: HandedOverCall): string[] => [
  `CCAIP dials ${call.address}`,
  '',
  ...(call.host === undefined ? [] : [`SIP provider's domain: ${call.inboundDomain ?? 'none'}`]),
  ...columns(
    call.arrivals.map((arrival) => [
      arrival.sbc,
      `hands over ${arrival.called}`,
      arrival.mapped ? 'mapped from the user name' : arrival.rule ? `by translation rule "${arrival.rule}"` : '',
      arrival.user ?? "no user's number",
    ]),
    '  ',
  ),
  reachedText(call),
];
