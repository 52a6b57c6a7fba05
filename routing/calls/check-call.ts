import { formatWording } from '../../providers/kit/wording.ts';
import type { ExpectedCall } from '../../tenant/load-calls.ts';
import type { Voice } from '../compile.ts';
import { dialledText, notDialled } from '../dialled-text.ts';
import { explainDialled } from '../explain.ts';
import { explainHandedOver, type HandedOverCall } from '../explain-handed-over.ts';
import { findUsers } from '../find-user.ts';
import { summaryRow } from '../summary.ts';
import type { DialledCall } from '../trace.ts';

/** What became of one expectation. */
export interface CallResult {
  readonly expected: ExpectedCall;
  /** What isn't as expected, one sentence each; empty if all is. */
  readonly failures: readonly string[];
  /** The whole trace; absent if there is no such user or number. */
  readonly call?: DialledCall | HandedOverCall;
}

/** Plays one expected call and says what isn't as expected. */
export const checkCall = (voice: Voice, expected: ExpectedCall): CallResult => {
  if ('to' in expected) return checkHandedOver(voice, expected);
  const [user, ...others] = findUsers(voice, expected.as);
  if (!user) return { expected, failures: [`"${expected.as}" isn't a user of this tenant.`] };
  if (others.length > 0) return { expected, failures: [`"${expected.as}" could be several users.`] };
  const dialled = dialledText(expected.dial);
  if (dialled === undefined) return { expected, failures: [unclear(expected.dial)] };
  const call = explainDialled(voice, user, dialled);
  return { expected, failures: dialledFailures(voice, expected.expect, call), call };
};

const unclear = (written: string): string => {
  const { message, fix } = notDialled(written);
  return formatWording({ message, fix });
};

type Dialled = Extract<ExpectedCall, { as: string }>;

const dialledFailures = (voice: Voice, wanted: Dialled['expect'], call: DialledCall): string[] => {
  const { outcome } = call;
  const what = summaryRow(call).slice(2).join(', ');
  if (wanted === 'blocked') return outcome.kind === 'dropped' ? [] : [`It should be dropped; it is ${what}.`];
  const failures: string[] = [];
  const differs = (name: string, expected: string, actual: string | undefined): void => {
    if (expected !== actual) failures.push(`The ${name} should be ${expected}; it is ${actual ?? `none (${what})`}.`);
  };
  // A route whose SBCs take no calls carries none.
  const first = outcome.kind === 'routed' ? outcome.attempts.find(({ sbcs }) => sbcs.length > 0) : undefined;
  if (wanted.number !== undefined) differs('number', wanted.number, call.normalisation.number);
  if (wanted.route !== undefined) differs('route', wanted.route, first?.route);
  if (wanted.sbcs !== undefined) {
    const drained = first && first.disabled.length > 0 ? ` (${inOrder(first.disabled)}: takes no calls)` : '';
    const sbcs = first && inOrder(first.sbcs.map(({ sbc }) => sbc));
    if (sbcs !== inOrder(wanted.sbcs)) differs('SBCs', inOrder(wanted.sbcs), sbcs && `${sbcs}${drained}`);
  }
  if (wanted.rings !== undefined) {
    differs('colleague who rings', nameOf(voice, wanted.rings), outcome.kind === 'internal' ? outcome.user : undefined);
  }
  return failures;
};

const inOrder = (names: readonly string[]): string => names.toSorted().join(', ');

/** The whole UPN, where the name means one user. */
const nameOf = (voice: Voice, typed: string): string => {
  const [user, ...others] = findUsers(voice, typed);
  return user && others.length === 0 ? user.user.name : typed;
};

type HandedOver = Extract<ExpectedCall, { to: string }>;

const checkHandedOver = (voice: Voice, expected: HandedOver): CallResult => {
  const address = expected.to.includes('@') ? expected.to : dialledText(expected.to);
  if (address === undefined) return { expected, failures: [unclear(expected.to)] };
  const call = explainHandedOver(voice, address);
  const rings = call.outcome.kind === 'rings' ? call.outcome.user : 'nobody';
  const wanted = expected.expect.rings === 'nobody' ? 'nobody' : nameOf(voice, expected.expect.rings);
  const failures = rings === wanted ? [] : [`It should ring ${wanted}; it rings ${rings}.`];
  return { expected, failures, call };
};
