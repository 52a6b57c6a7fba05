import { defaultCallSwitches } from '../../lab/calls/switches.ts';
import type { DialledTrace } from '../../lab/calls/trace.ts';
import type { ReadyUser, Voice } from '../../routing/compile.ts';
import { explainDialled } from '../../routing/explain.ts';
import type { DialledCall, Doubt } from '../../routing/trace.ts';
import { type Tried, triedText, triesOfExplain, triesOfLab } from './tries.ts';
import type { Settings, Verdict } from './verdict.ts';

interface Asked {
  readonly voice: Voice;
  readonly user: ReadyUser;
  readonly dialled: string;
  readonly isHidden: boolean;
  readonly trace: DialledTrace;
  readonly settings: Settings;
}

/** Whether the lab's answer to a dialled call is `explain`'s, or one that `explain` leaves open. */
export const judgeDialled = ({ voice, user, dialled, isHidden, trace, settings }: Asked): Verdict => {
  const call = explainDialled(voice, user, dialled);
  const end = call.outcome.kind;
  if (isOutside(voice, trace) && end !== 'internal') return { standing: 'outside', end };
  const open = call.doubts.filter((doubt) => counts(doubt, settings, isHidden));
  const wrong = differs({ voice, call, trace, open, isOtherwiseTaken: isOtherwiseTaken(call, trace, settings) });
  if (wrong === undefined) return { standing: open.length === 0 ? 'certain' : 'doubted', end };
  const excused = open.some((doubt) => isManifold(settings) || explains(doubt, voice, call, trace));
  return { standing: open.length === 0 ? 'certain' : 'doubted', end, ...(!excused && { wrong }) };
};

/** Somebody whom the files don't know holds the number: not counted there. */
const isOutside = (voice: Voice, { end }: DialledTrace): boolean =>
  end.kind === 'colleague' && !voice.users.has(end.user.toLowerCase());

/** Whether a doubt is about what the lab is set to do otherwise than `explain` takes it. All else must be the same. */
const counts = (doubt: Doubt, settings: Settings, isHidden: boolean): boolean => {
  switch (doubt.kind) {
    case 'service rules':
      return settings.countryRules === 'published';
    case 'partial match':
      return settings.partialMatches === 'kept';
    case 'second pass':
      return settings.secondPass === 'always';
    case 'emergency order':
      return settings.emergencyReading === 'policyFirst';
    case 'emergency plus':
      return settings.emergencyPlus === 'ignored';
    case 'emergency treatment':
      return settings.emergencyTreatment === 'emergencyFirst';
    case 'emergency caller':
      return settings.emergencyCallerId === 'ownNumber';
    case 'extension cut':
      return settings.routeExtensions === 'cut';
    case 'later usages':
      return settings.nextUsage === 'tried';
    case 'hidden number':
      return isHidden;
    case 'not modelled':
    case 'calls off':
      return true;
    default:
      return false;
  }
};

const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/**
 * The lab is set to ask emergency policies otherwise than `explain` does, and takes the call, or doesn't, where `explain` names no doubt:
 * then nobody who calls may notice, a + before the number set aside.
 */
const isOtherwiseTaken = ({ emergency }: DialledCall, trace: DialledTrace, settings: Settings): boolean =>
  (settings.emergencyReading === 'policyFirst' || settings.emergencyPlus === 'ignored') &&
  emergency?.usage !== trace.emergency?.usage;

interface Both {
  readonly voice: Voice;
  readonly call: DialledCall;
  readonly trace: DialledTrace;
  readonly open: readonly Doubt[];
  readonly isOtherwiseTaken: boolean;
}

const noCalls = 'no private calling';

/** What differs between the two, in words. */
const differs = ({ voice, call, trace, open, isOtherwiseTaken: isOther }: Both): string | undefined => {
  const [explained, lab] = [triesOfExplain(call), triesOfLab(voice, trace)].map((tries) =>
    isOther ? tries.map((one) => ({ ...one, usage: '', route: '', called: one.called.replace('+', '') })) : tries,
  ) as [Tried[], Tried[]];
  const unlike = (what: string, explained: string, lab: string) =>
    sameName(explained, lab) ? [] : [`${what}: explain ${explained}, lab ${lab}`];
  // The lab looks no further where there are no calls at all.
  if (endOfExplain(call) === noCalls && endOfLab(trace) === noCalls) return undefined;
  const found = [
    ...(isOther && isDropped(call, trace) ? [] : unlike('end', endOfExplain(call), endOfLab(trace))),
    ...unlike('number', call.normalisation.number, trace.normalised?.number ?? ''),
    ...unlike('dial plan', inForce(call.normalisation.plan), inEffect(trace.normalised?.plan)),
    ...unlike('routing policy', inForce(call.policy), inEffect(trace.policy)),
    ...(isOther ? [] : unlike('emergency', call.emergency?.usage ?? 'none', trace.emergency?.usage ?? 'none')),
    ...differentTries(explained, lab, open),
  ];
  return found[0];
};

/** Why a call is dropped is the same to who calls. */
const isDropped = ({ outcome }: DialledCall, { end, tries }: DialledTrace): boolean =>
  outcome.kind === 'dropped' && end.kind === 'refused' && tries.length === 0;

const inForce = ({ name, source }: DialledCall['policy']): string =>
  source.kind === 'group' ? `${name} by ${source.group} ${source.rank}` : `${name} ${source.kind}`;

const inEffect = (policy: DialledTrace['policy']): string =>
  policy === undefined
    ? 'none'
    : policy.source === 'group'
      ? `${policy.name} by ${policy.group} ${policy.rank}`
      : `${policy.name} ${policy.source}`;

const endOfExplain = ({ outcome }: DialledCall): string => {
  switch (outcome.kind) {
    case 'internal':
      return `rings ${outcome.user}`;
    case 'treated':
      return `treatment ${outcome.treatment}`;
    case 'dropped':
      return outcome.reason;
    default:
      return outcome.kind;
  }
};

const endOfLab = ({ end, tries }: DialledTrace): string => {
  if (tries.length > 0) return 'routed';
  switch (end.kind) {
    case 'colleague':
      return `rings ${end.user}`;
    case 'treated':
      return `treatment ${end.treatment}`;
    case 'refused':
      return end.why === 'no SBC takes calls' ? 'no sbc' : end.why;
    default:
      return end.kind;
  }
};

/** Who is shown isn't compared where `explain` doesn't know, or says that the user may hide it, or that it isn't published. */
const differentTries = (explained: readonly Tried[], lab: readonly Tried[], open: readonly Doubt[]): string[] => {
  const isCallerOpen = open.some(({ kind }) => kind === 'hidden number' || kind === 'emergency caller');
  const texts = (tries: readonly Tried[]) =>
    tries.map((one, at) =>
      triedText({ ...one, caller: isCallerOpen || explained[at]?.caller === undefined ? undefined : one.caller }),
    );
  const [expected, found] = [texts(explained).join('; '), texts(lab).join('; ')];
  return expected === found ? [] : [`SBCs: explain ${expected || 'none'}, lab ${found || 'none'}`];
};

/** More than one of them is turned that may act on one call: a doubt names what comes of its own alone. */
const isManifold = (settings: Settings): boolean =>
  Object.entries(defaultCallSwitches).filter(([name, value]) => settings[name] !== value && !name.startsWith('blocked'))
    .length > 1;

/** Whether a doubt accounts for the lab's answer: by the words in which it names the other way, where it does. */
const explains = (doubt: Doubt, voice: Voice, call: DialledCall, trace: DialledTrace): boolean => {
  switch (doubt.kind) {
    case 'emergency order':
    case 'emergency plus':
    case 'emergency treatment':
      return doubt.otherwise === goes(triesOfLab(voice, trace), trace);
    case 'extension cut':
      return doubt.otherwise === takers(triesOfLab(voice, trace), trace);
    case 'second pass':
      return sameName(doubt.number, trace.normalised?.number ?? '');
    case 'later usages':
      return isFurther(triesOfExplain(call), triesOfLab(voice, trace), doubt.usages);
    case 'hidden number':
    case 'emergency caller':
      return false; // What they are about was left out above.
    default:
      return true;
  }
};

const goes = (tries: readonly Tried[], { end }: DialledTrace): string => {
  if (tries.length > 0) {
    const [sbcs, called] = [new Set(tries.map(({ sbc }) => sbc)), new Set(tries.map((one) => one.called))];
    return `goes out by usage ${tries[0]?.usage} over ${[...sbcs].join(', ')} as ${[...called].join(' or ')}`;
  }
  if (end.kind === 'colleague') return `rings ${end.user}`;
  if (end.kind === 'treated') return `goes where treatment ${end.treatment} sends it`;
  return end.kind === 'calling plan' ? 'goes out by Calling Plan' : 'is dropped';
};

const takers = (tries: readonly Tried[], { end }: DialledTrace): string => {
  if (tries.length === 0) return end.kind === 'calling plan' ? 'Calling Plan takes the call' : 'the call is dropped';
  const routes = [...Map.groupBy(tries, ({ route }) => route)].map(
    ([route, those]) => `${route} (${those.map(({ sbc }) => sbc).join(', ')})`,
  );
  return `${routes.join(', then ')} ${routes.length === 1 ? 'takes' : 'take'} the call`;
};

/** The same SBCs first, and then none but those of the usages that are named. */
const isFurther = (explained: readonly Tried[], lab: readonly Tried[], usages: readonly string[]): boolean =>
  differentTries(explained, lab.slice(0, explained.length), []).length === 0 &&
  lab.slice(explained.length).every(({ usage }) => usages.some((one) => sameName(one, usage)));
