import type { DialledTrace } from '../../../calls/trace.ts';
import type { TakenOut } from '../../../carrier/take-out.ts';
import type { DialOutTrace } from '../trace.ts';
import { policyWords } from './of-handed-over.ts';
import { telnyxEnding } from './of-telnyx.ts';
import { type Ending, failed, type Hop, reached, type Told } from './told.ts';

/** A call that somebody in Teams dials. */
export const tellDialled = ({ teams, carrier }: DialOutTrace): Told => {
  const { isReached, end, notes = [] } = carrier ? carrierEnding(carrier, teams) : dialledEnding(teams);
  return {
    title: `${teams.from} dials ${teams.to}`,
    hops: [...dialledHops(teams), ...(carrier ? takenHops(carrier) : [])],
    isReached,
    end,
    notes,
    statuses: [],
  };
};

const dialledHops = ({ normalised, emergency, policy, tries, disabled, shown }: DialledTrace): Hop[] => [
  ...(normalised ? [normalisedHop(normalised)] : []),
  ...(emergency ? [emergencyHop(emergency)] : []),
  ...(policy && !emergency ? [['Teams', `voice routing policy ${policyWords(policy)}`] satisfies Hop] : []),
  ...disabled.map((sbc): Hop => ['Teams', `SBC ${sbc} is disabled and passed over`]),
  ...(shown && tries.length > 0
    ? [
        [
          'Teams',
          `shows ${shown.number ?? 'no number'}, by caller ID policy ${policyWords(shown.policy)}`,
        ] satisfies Hop,
      ]
    : []),
  ...tries.map((one, at) =>
    tryHop(
      one,
      tries.slice(0, at).some(({ answers }) => answers),
    ),
  ),
];

const tryHop = (
  { usage, route, sbc, called, caller, translations, answers }: DialledTrace['tries'][number],
  isReserve: boolean,
): Hop => {
  if (isReserve) return ['SBC', `in reserve: ${usage} › ${route} › ${sbc}`];
  const rules = translations.map(({ rule }) => rule).join(', ');
  const sent = `${called} from ${caller ?? 'no number'}${rules === '' ? '' : ` (rules ${rules})`}`;
  return ['SBC', `${usage} › ${route} › ${sbc}: ${sent}${answers ? '' : ', no answer'}`];
};

const normalisedHop = ({ plan, by, rule, number }: NonNullable<DialledTrace['normalised']>): Hop => {
  const how =
    by === 'rule'
      ? `rule ${rule?.name}${rule?.of === 'country' ? " of the country's own" : ''}`
      : by === 'kept'
        ? 'no rule'
        : 'country code';
  return ['Teams', `dial plan ${policyWords(plan)}, ${how}: ${number}`];
};

const emergencyHop = ({ policy, dial, mask, usage }: NonNullable<DialledTrace['emergency']>): Hop => {
  const whose = policy.source === 'site' ? `${policy.name} (of site ${policy.site})` : policyWords(policy);
  return [
    'Teams',
    `emergency call routing policy ${whose}: ${dial}${mask === undefined ? '' : ` for ${mask}`}, usage ${usage}`,
  ];
};

const takenHops = (carrier: TakenOut): Hop[] => [['carrier', takenWords(carrier)]];

const takenWords = (carrier: TakenOut): string => {
  switch (carrier.kind) {
    case 'taken':
      return `takes ${carrier.called} from ${carrier.caller ?? 'no number'}`;
    case "another carrier's":
      return `is another one's behind ${carrier.sbc}`;
    case 'no outbound profile':
      return 'answers 403, D38';
    case 'refused':
      return `answers ${carrier.answer.sip}, ${carrier.answer.code}`;
  }
};

const surcharge =
  "Telnyx takes an emergency call from any number, and USD 100 extra for one whose number isn't enabled for these there.";

const carrierEnding = (carrier: TakenOut, { to }: DialledTrace): Ending => {
  switch (carrier.kind) {
    case 'taken':
      return reached(
        `${to} goes out as ${carrier.called}: the telephone network rings it.`,
        ...(carrier.surcharge === true ? [surcharge] : []),
      );
    case "another carrier's":
      return reached(`${to} goes out over ${carrier.sbc}, which isn't an SBC of CCAIP's carrier.`);
    case 'refused':
      return telnyxEnding(carrier.connection, carrier.answer);
    case 'no outbound profile':
      return failed("The carrier's connection has no outbound voice profile: every call out fails.", {
        fix: 'set one at the carrier (the guide: Set Outbound Voice Profile): POST /lab/carrier {"outboundProfile":true}.',
      });
  }
};

/** Where a dialled call ends in Teams. */
export const dialledEnding = ({ from, to, end, normalised }: DialledTrace): Ending => {
  const number = normalised?.number ?? to;
  switch (end.kind) {
    case 'colleague':
      return reached(`Rings ${end.user}: the call stays in Teams.`);
    case 'treated':
      return failed(`Treatment ${end.treatment} of unassigned numbers sends it to ${end.target}.`, {
        fix: 'narrow its pattern, if that number is outside the tenant.',
      });
    case 'sbc':
      return reached(`Goes out over ${end.sbc}.`);
    case 'calling plan':
      return reached('Goes out by the Calling Plan: no route takes it.');
    case 'refused':
      return refusedOut(end.why, { from, number });
  }
};

type Why = Extract<DialledTrace['end'], { kind: 'refused' }>['why'];

const refusedOut = (why: Why, { from, number }: { readonly from: string; readonly number: string }): Ending => {
  switch (why) {
    case 'no such user':
      return failed(`"${from}" is nobody in Teams.`, { fix: 'write the sign-in name, or its part before the @.' });
    case 'no Enterprise Voice':
      return failed(`${from} isn't enabled for calls to the network.`, {
        fix: 'npm run lab -- up, which gives the numbers of users.csv.',
      });
    case 'no private calling':
      return failed(`The calling policy of ${from} allows no calls at all.`, {
        fix: 'privateCalling: true in the calling policy.',
      });
    case 'no usages':
      return failed(`The voice routing policy of ${from} has no usage.`, {
        fix: 'name usages in voiceRoutingPolicies.',
      });
    case 'nothing matches':
      return failed(`No route of ${from}'s voice routing policy takes ${number}: the call is dropped.`, {
        fix: 'npm run explain says rule by rule why; add a usage or a route if the call is to go through.',
      });
    case 'no SBC takes calls':
      return failed(`Every SBC for ${number} is disabled.`, {
        fix: 'enable one: drain or enabled in the tenant file.',
      });
    case 'no SBC answers':
      return failed(`No SBC for ${number} answers: the call ends.`, {
        fix: 'get one to work, or give the route a second one.',
      });
  }
};
