import { isDeepStrictEqual } from 'node:util';
import { formatWording } from '../../providers/kit/wording.ts';
import type { ExpectedCall } from '../../tenant/load-calls.ts';
import type { Voice } from '../compile.ts';
import { dialledText, notDialled } from '../dialled-text.ts';
import { routedNumber } from '../emergency-policy.ts';
import { explainDialled } from '../explain.ts';
import { findUsers } from '../find-user.ts';
import { attemptsOf } from '../not-connected.ts';
import { disabledText } from '../outcome-text.ts';
import { summaryRow } from '../summary.ts';
import type { Attempt, DialledCall } from '../trace.ts';
import { type CallResult, resultOf, treatmentIn } from './call-result.ts';
import { checkHandedOver } from './check-handed-over.ts';
import { mistyped } from './mistyped.ts';
import { type By, nameOf, notOneUser, orStrange, orUnknown, spelt } from './names-in-calls.ts';

/** Plays one expected call and says what isn't as expected. */
export const checkCall = (voice: Voice, expected: ExpectedCall, by: By = 'files'): CallResult => {
  if ('to' in expected) return checkHandedOver(voice, expected, by);
  const [user, ...others] = findUsers(voice, expected.as);
  const dialled = dialledText(expected.dial);
  const wrong = dialled === undefined ? undefined : mistyped(expected.dial);
  // Everything that is unclear at once.
  const failures = [
    ...(user === undefined || others.length > 0 ? [formatWording(notOneUser(by, voice, expected.as))] : []),
    ...(dialled === undefined ? [unclear(expected.dial, user?.user.country ?? countryOf(voice))] : []),
    ...(wrong === undefined ? [] : [formatWording(wrong)]),
  ];
  if (user === undefined || dialled === undefined || failures.length > 0) return { expected, failures };
  const call = explainDialled(voice, user, dialled);
  return resultOf(expected, dialledFailures(voice, expected.expect, call, by), call);
};

/** Of whoever stands first: a tenant of several countries has examples of one. */
const countryOf = ({ config }: Voice): string => config.users[0]?.country ?? '';

const unclear = (written: string, country: string): string => {
  const { message, fix } = notDialled(written, country);
  return formatWording({ message, fix });
};

type Dialled = Extract<ExpectedCall, { as: string }>;

const dialledFailures = (voice: Voice, wanted: Dialled['expect'], call: DialledCall, by: By): string[] => {
  const { outcome } = call;
  const what = summaryRow(call).slice(2).join(', ');
  if (wanted === 'blocked') return outcome.kind === 'dropped' ? [] : [`It should be dropped; it is ${what}.`];
  const failures: string[] = [];
  const failed = (name: string, expected: string, actual: string | undefined): void => {
    failures.push(`The ${name} should be ${expected}; it is ${actual ?? `none (${what})`}.`);
  };
  const differs = (name: string, expected: string, actual: string | undefined, said = expected): void => {
    if (expected !== actual) failed(name, said, actual);
  };
  const { config } = voice;
  // A route whose SBCs take no calls carries none.
  const first = attemptsOf(outcome).find(({ sbcs }) => sbcs.length > 0);
  if (wanted.number !== undefined) differs('number', wanted.number, routedNumber(call));
  if (wanted.route !== undefined) {
    const route = spelt(config.voiceRoutes, wanted.route);
    differs('route', route, first?.route, orStrange(by, config.voiceRoutes, route));
  }
  if (wanted.sbcs !== undefined) {
    const names = wanted.sbcs.map((name) => spelt(config.sbcs, name));
    const sbcs = first?.sbcs.map(({ sbc }) => sbc).toSorted();
    if (!isDeepStrictEqual(sbcs, names.toSorted()))
      failed('SBCs', orStrange(by, config.sbcs, ...names), first && `${sbcs?.join(', ')}${disabledText(first)}`);
  }
  if (wanted.caller !== undefined) differs('caller shown', wanted.caller, callerLeaving(call, first));
  if (wanted.rings !== undefined) {
    const name = nameOf(voice, wanted.rings);
    const said =
      name.toLowerCase() === 'nobody' ? 'nobody, as only of calls that CCAIP hands over' : orUnknown(by, voice, name);
    differs('colleague who rings', name, outcome.kind === 'internal' ? outcome.user : undefined, said);
  }
  if (wanted.treatment !== undefined) {
    const treatment = spelt(config.treatments, wanted.treatment);
    differs('treatment', treatment, treatmentIn(outcome), orStrange(by, config.treatments, treatment));
  }
  return failures;
};

/** What the called person sees as it leaves the SBCs of a route; undefined where it isn't known. */
const callerLeaving = ({ caller }: DialledCall, first: Attempt | undefined): string | undefined => {
  if (first === undefined) return undefined;
  if (caller?.shows === 'anonymous') return 'anonymous';
  const numbers = [...new Set(first.sbcs.map((sbc) => sbc.caller))];
  return numbers.includes(undefined) ? undefined : numbers.join(' or ');
};
