import { blockingText, isSilenced } from './blocked-callers.ts';
import { columns, trialColumns, wrapped } from './columns.ts';
import { doubtText } from './doubt-text.ts';
import { routedNumber } from './emergency-policy.ts';
import { type HandedOverCall, isBlocked } from './explain-handed-over.ts';
import { inWords } from './in-words.ts';
import { withoutStandIn } from './not-connected.ts';
import { outcomeText, reachedText } from './outcome-text.ts';
import type { DialledCall, InForce, Normalisation, RuleTrial, Source, TreatmentTrial, UsageTrial } from './trace.ts';
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
    ...(isLookedUp(call)
      ? [
          '',
          internal === undefined
            ? `Reverse look-up: ${number} is no user's number.`
            : `Reverse look-up: ${number} is ${internal}'s number.`,
        ]
      : []),
    ...treatmentLines(call.treatments ?? [], routedNumber(call)),
    // Its usage's routes stand under it.
    ...emergencyLines(call),
    ...(internal === undefined && call.outcome.kind !== 'treated' && !isOff(call) ? policyLines(call) : []),
    '',
    ...outcomeText(call),
  ];
};

/** The calling policy allows no call, so that nothing else is asked. */
const isOff = ({ outcome }: DialledCall): boolean =>
  outcome.kind === 'dropped' && outcome.reason === 'no private calling';

const isLookedUp = (call: DialledCall): boolean => call.emergency === undefined && !isOff(call);

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
  ...(call.emergency === undefined ? ['', `Voice routing policy ${inForce(call.policy)}`] : []),
  ...call.usages.flatMap((usage) => usageLines(usage, routedNumber(call))),
];

const treatmentLines = (tried: readonly TreatmentTrial[], number: string): string[] =>
  tried.length === 0
    ? []
    : [
        '',
        'Treatments of calls to numbers that nobody holds',
        ...trialColumns(
          tried.map((trial) => [
            trial.treatment.name,
            trial.treatment.pattern,
            trialText(trial, trial.treatment.pattern, number),
          ]),
          '  ',
        ),
      ];

/** The policy that takes the call from the voice routing policy; where a treatment has taken it first, a doubt says the rest. */
const emergencyLines = ({ emergency, outcome }: DialledCall): string[] => {
  if (emergency === undefined || outcome.kind === 'treated') return [];
  const { policy, dial, mask, usage } = emergency;
  const as = mask === undefined ? `has ${dial}` : `has ${mask} as a mask of ${dial}, which goes on in its place`;
  return [
    '',
    `Emergency call routing policy "${policy}" ${as}: usage ${usage} takes the call, not the voice routing policy`,
  ];
};

const usageLines = ({ usage, routes }: UsageTrial, number: string): string[] => [
  `  usage ${usage}`,
  ...(routes.length === 0 ? ['    has no routes'] : []),
  ...trialColumns(
    routes.map((trial) => [trial.route.name, trial.route.pattern, trialText(trial, trial.route.pattern, number)]),
    '    ',
  ),
];

const handedOverLines = (call: HandedOverCall): string[] => [
  `CCAIP dials ${withoutStandIn(call.address)}`,
  '',
  ...(call.host === undefined ? [] : [`SIP provider's domain: ${withoutStandIn(call.inboundDomain ?? 'none')}`]),
  ...columns(
    call.arrivals.map((arrival) => [
      arrival.sbc,
      `hands over ${arrival.called}`,
      arrival.mapped ? 'mapped from the user name' : arrival.rule ? `by translation rule "${arrival.rule}"` : '',
      arrival.user ?? "no user's number",
    ]),
    '  ',
  ),
  ...blockedLines(call),
  // Blocked is the answer; whom it is for is still worth knowing.
  `${throughText(call)}${reachedText(call)}`,
];

/** With which caller's number the call gets to where it is for. */
const throughText = (call: HandedOverCall): string => {
  if (isBlocked(call)) return "If it weren't blocked: ";
  return call.callersLeft === undefined ? '' : `Where CCAIP shows ${inWords(call.callersLeft, 'or')}: `;
};

const blockedLines = ({ blockedBy = [] }: HandedOverCall): string[] =>
  blockedBy.map((one) => `${isSilenced([one]) ? 'Blocked' : 'Not certain'}: ${blockingText(one)}.`);
