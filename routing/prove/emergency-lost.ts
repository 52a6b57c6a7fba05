import { isEmpty } from '../automata/language.ts';
import type { ReadyUser, Voice } from '../compile.ts';
import type { DialPlan } from '../config.ts';
import { explainDialled } from '../explain.ts';
import { isEmergencyForm } from '../is-emergency-form.ts';
import { attemptsOf } from '../not-connected.ts';
import { type NeededNumber, neededEmergency, recognisedEmergency } from '../numbers/emergency.ts';
import { planReason } from '../plan-doubt.ts';
import type { DialledCall } from '../trace.ts';
import { exampleCall } from './example-call.ts';
import type { Callers, Facts } from './facts.ts';
import type { Finding, Unproved } from './finding.ts';
import { keeperBelow } from './keeper-below.ts';
import { cut, languageOf, withinBudget } from './matching-numbers.ts';
import { userNames } from './names.ts';
import { noSbcFix, noSbcText, routesOf } from './no-sbc.ts';

type Loss =
  | 'rewritten'
  | 'with more digits'
  | 'colleague'
  | 'treated'
  | 'dropped'
  | 'no sbc'
  | 'rewritten by the sbc'
  | 'without a route';

/** One emergency number that some callers lose in one way. */
interface Lost {
  readonly callers: Callers;
  readonly dialled: string;
  readonly loss: Loss;
  readonly standing: NeededNumber['standing'];
}

/** Emergency numbers of users' countries that don't leave as dialled. Users without any usage have a finding of their own. */
export const emergencyLost = (facts: Facts): { findings: Finding[]; unproved: Unproved[] } => {
  const people = callersOf(facts);
  const unknown = new Set(
    people.map(({ ready }) => ready.user.country).filter((code) => neededEmergency(code).length === 0),
  );
  const lost = people.flatMap((callers) => lostFor(facts, callers));
  const alike = Map.groupBy(lost, ({ callers: { ready }, dialled, loss, standing }) => {
    // One action helps all who have the plan, or the policy.
    const cause =
      loss === 'rewritten' || loss === 'with more digits'
        ? ready.plan.name
        : loss === 'dropped'
          ? ready.policy.name
          : loss === 'without a route'
            ? (ready.emergency?.name ?? '')
            : loss === 'no sbc'
              ? routesOf(explainDialled(facts.voice, ready, dialled))
                  .map(({ name }) => name)
                  .join()
              : '';
    return [loss, cause, dialled.startsWith('+'), ready.user.country, standing].join('\n');
  });
  return {
    findings: [...alike.values()].map((group) => finding(facts, group)),
    unproved: [...unknown].map((country) => ({
      part: { kind: 'country' },
      what: `emergency calls in ${country}`,
      why: 'its emergency numbers are not known here',
    })),
  };
};

const callersOf = ({ callers }: Facts): Callers[] =>
  callers.filter(({ ready, users }) => users.length > 0 && ready.usages.length > 0);

const lostFor = ({ voice }: Facts, callers: Callers): Lost[] => {
  const { ready } = callers;
  const lossOf = (dialled: string) => lossIn(voice, ready, dialled);
  return neededEmergency(ready.user.country).flatMap(({ number, standing }) => {
    const [bare, plus] = [lossOf(number), lossOf(`+${number}`)];
    // With a + it is dialled from contacts and call lists; that it fails too goes without saying.
    if (bare) return [{ callers, dialled: number, loss: bare, standing }];
    return plus ? [{ callers, dialled: `+${number}`, loss: plus, standing }] : [];
  });
};

const lossIn = (voice: Voice, ready: ReadyUser, dialled: string): Loss | undefined => {
  const { normalisation, outcome, emergency } = explainDialled(voice, ready, dialled);
  const number = dialled.replace('+', '');
  if (emergency !== undefined) return lossByPolicy(voice, outcome, [number, emergency.dial.replace('+', '')]);
  const isIt = (called: string): boolean => isEmergencyForm(voice.config, number, called);
  if (outcome.kind === 'treated') return 'treated';
  const attempts = attemptsOf(outcome);
  if (!isIt(normalisation.number) && attempts.length === 0) return 'rewritten';
  if (outcome.kind === 'internal') return 'colleague';
  if (outcome.kind === 'dropped') return outcome.reason === 'no sbc' ? 'no sbc' : 'dropped';
  const sent = attempts.flatMap(({ sbcs }) => sbcs);
  if (sent.every(({ called }) => isIt(called))) return undefined;
  if (isIt(normalisation.number)) return 'rewritten by the sbc';
  return isMeant(ready, normalisation, number) ? 'with more digits' : 'rewritten';
};

/** Of a call that an emergency call routing policy takes: its dial string is what somebody wants to be sent. */
const lossByPolicy = (voice: Voice, outcome: DialledCall['outcome'], meant: readonly string[]): Loss | undefined => {
  if (outcome.kind === 'treated') return 'treated';
  if (outcome.kind === 'dropped' && outcome.reason === 'no sbc') return 'no sbc';
  const attempts = attemptsOf(outcome);
  if (attempts.length === 0) return 'without a route';
  const sent = attempts.flatMap(({ sbcs }) => sbcs);
  const isIt = (called: string): boolean => meant.some((number) => isEmergencyForm(voice.config, number, called));
  return sent.every(({ called }) => isIt(called)) ? undefined : 'rewritten by the sbc';
};

/**
 * Somebody wrote on purpose that digits go before this number: the calling code, in a rule for short numbers alone, or whatever else in a
 * rule for emergency numbers alone. A rule that makes a colleague's number of any extension means no such thing.
 */
const isMeant = (
  { callingCode = '', user }: ReadyUser,
  { by, number: made, trials }: DialledCall['normalisation'],
  number: string,
): boolean => {
  const rule = trials.at(-1)?.rule;
  if (by !== 'rule' || rule === undefined || rule.internal || !made.endsWith(number)) return false;
  const short =
    made === `+${callingCode}${number}` ? '\\+?\\d{1,6}' : `\\+?\\d?(?:${recognisedEmergency(user.country).join('|')})`;
  const longer = withinBudget((budget) =>
    cut(languageOf(rule.pattern, budget), languageOf(`^${short}$`, budget), 'outside', budget),
  );
  return longer !== undefined && isEmpty(longer);
};

const finding = ({ voice }: Facts, group: readonly Lost[]): Finding => {
  const [first] = group;
  if (!first) throw new Error('nothing is lost');
  const { callers, dialled: witness, loss, standing } = first;
  const { ready } = callers;
  const users = [...new Set(group.flatMap((lost) => lost.callers.users))];
  const dialled = [...new Set(group.map((lost) => lost.dialled))];
  const call = explainDialled(voice, ready, witness);
  const forms = loss === 'with more digits' ? group.map((lost) => formOf(voice, lost)) : undefined;
  const unclear = planReason(call.doubts);
  const doubtful = unclear ?? call.doubts.find(({ kind }) => kind === 'not modelled' || kind === 'partial match');
  return {
    kind: 'emergency-lost',
    level: standing === 'required' && !witness.startsWith('+') && loss !== 'with more digits' ? 'error' : 'warning',
    certainty: doubtful === undefined ? 'proved' : 'sampled',
    part: partOf(loss, callers, call),
    what: `${userNames(users)} ${users.length === 1 ? 'dials' : 'dial'} ${dialled.join(', ')}: ${loss === 'no sbc' ? noSbcText(voice, call) : wordsOf[loss]}${forms ? `sent as ${forms.map(({ sentAs }) => sentAs).join(', ')}, which arrives only if the carrier says so` : ''}.`,
    why: `${isWhat(dialled.length, standing)} of ${ready.user.country}: ${consequenceOf(loss, dialled.length)}.${unclear === undefined ? '' : ` Not certain: ${unclear}.`}`,
    example: exampleCall(voice, ready, witness),
    fix: fixOf(
      voice,
      ready,
      loss,
      call,
      dialled.map((number) => number.replace('+', '')),
      forms ?? [],
    ),
  };
};

const isWhat = (count: number, standing: NeededNumber['standing']): string => {
  const likely = standing === 'likely' ? 'most likely ' : '';
  return count === 1 ? `It is ${likely}an emergency number` : `They are ${likely}emergency numbers`;
};

/** The plan or policy that is to be corrected, or the first user if they have none of their own. */
const partOf = (
  loss: Loss,
  { ready: { plan, policy, emergency }, users }: Callers,
  call: DialledCall,
): Finding['part'] => {
  const [route] = routesOf(call);
  if (loss === 'no sbc' && route) return { kind: 'route', name: route.name };
  if (loss === 'without a route' && emergency) return { kind: 'emergency policy', name: emergency.name };
  if (loss === 'dropped' && policy.source.kind === 'direct') return { kind: 'policy', name: policy.name };
  if ((loss === 'rewritten' || loss === 'with more digits') && plan.source.kind === 'direct')
    return { kind: 'plan', name: plan.name };
  return { kind: 'user', name: users[0] ?? '' };
};

/** Emergency numbers of which it is told that the dial plan makes others for who has it. */
export const toldAsRewritten = (facts: Facts, plan: DialPlan): ReadonlySet<string> =>
  new Set(
    callersOf(facts)
      .filter(({ ready }) => ready.plan.name === plan.name)
      .flatMap((callers) => lostFor(facts, callers))
      .flatMap(({ dialled, loss }) => (loss === 'rewritten' ? [dialled] : [])),
  );

const wordsOf: Readonly<Record<Loss, string>> = {
  rewritten: 'the dial plan makes another number of it',
  'with more digits': '',
  colleague: 'it rings a colleague',
  treated: 'a treatment of unassigned numbers takes it',
  dropped: 'the call is dropped',
  'no sbc': '',
  'rewritten by the sbc': 'an SBC sends another number',
  'without a route': 'the usage of their emergency call routing policy has no route for it',
};

const consequenceOf = (loss: Loss, count: number): string =>
  count === 1 ? consequences[loss] : consequences[loss].replace('know it only as it is', 'know them only as they are');

const consequences: Readonly<Record<Loss, string>> = {
  rewritten: 'networks and SBCs know it only as it is dialled',
  'with more digits': 'some carriers ask for such a form; elsewhere no emergency service answers',
  colleague: 'no emergency service answers',
  treated: 'no emergency service answers',
  dropped: 'the call goes nowhere',
  'no sbc': 'the call goes nowhere',
  'rewritten by the sbc': 'networks know it only as it is dialled',
  'without a route': 'the policy takes the call, so no other usage is tried',
};

/** An emergency number by its digits, and what the dial plan makes of it. */
interface Form {
  readonly number: string;
  readonly sentAs: string;
}

const formOf = (voice: Voice, { callers: { ready }, dialled }: Lost): Form => ({
  number: dialled.replace('+', ''),
  sentAs: explainDialled(voice, ready, dialled).normalisation.number,
});

const confirmed = (forms: readonly Form[]): string =>
  [...new Set(forms.map(({ number, sentAs }) => `{ number: '${number}', sentAs: '${sentAs}', reason: … }`))].join(', ');

const fixOf = (
  voice: Voice,
  ready: ReadyUser,
  loss: Loss,
  call: DialledCall,
  numbers: readonly string[],
  forms: readonly Form[],
): string => {
  const { normalisation, policy, emergency } = call;
  const any = numbers.length === 1 ? (numbers[0] ?? '') : `(?:${numbers.join('|')})`;
  const { by, plan, trials } = normalisation;
  const keeper = keeperBelow(ready, normalisation, numbers);
  const above = by === 'rule' ? ` above "${trials.at(-1)?.rule.name ?? ''}"` : '';
  switch (loss) {
    case 'no sbc':
      return noSbcFix(voice, call);
    case 'rewritten':
      if (keeper !== undefined) return `move rule "${keeper}" of dial plan "${plan.name}"${above}.`;
      return `add { name: Emergency, pattern: '^(${numbers.join('|')})$', translation: '$1' } to dial plan "${plan.name}"${above}.`;
    case 'with more digits':
      return `if the carrier asks for it, say so in tenant.yaml: emergencyForms: [${confirmed(forms)}]; if not, let rule "${trials.at(-1)?.rule.name ?? ''}" of dial plan "${plan.name}" leave ${numbers.length === 1 ? 'it' : 'them'} as dialled.`;
    case 'colleague':
      return 'give the colleague another number.';
    case 'treated':
      return `let the patterns of unassignedNumbers leave ${numbers.join(', ')} out.`;
    case 'dropped':
      return `give policy "${policy.name}" a usage with a route for it, first of all: pattern '^\\+?${any}$'.`;
    case 'without a route':
      return `give usage "${emergency?.usage}" a route for it: pattern '^\\+?${(emergency?.dial ?? any).replace('+', '')}$'.`;
    case 'rewritten by the sbc':
      return "leave it out of the SBC's outbound translation rules.";
  }
};
