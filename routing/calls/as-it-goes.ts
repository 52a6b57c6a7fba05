import type { ExpectedCall } from '../../tenant/load-calls.ts';
import type { Voice } from '../compile.ts';
import { routedNumber } from '../emergency-policy.ts';
import { findUsers } from '../find-user.ts';
import { attemptsOf } from '../not-connected.ts';
import type { DialledCall } from '../trace.ts';

/** A user as calls.yaml names them: by the first part of the name, where that means one. */
export const shortName = (voice: Voice, upn: string): string => {
  const local = upn.split('@')[0] ?? upn;
  return findUsers(voice, local).length === 1 ? local : upn;
};

/** The expectation that a dialled call goes as it does here; none for one that no SBC takes. */
export const asItGoes = (voice: Voice, call: DialledCall): ExpectedCall | undefined => {
  const first = attemptsOf(call.outcome).find(({ sbcs }) => sbcs.length > 0);
  if (first === undefined) return undefined;
  const expect = { number: routedNumber(call), route: first.route, sbcs: first.sbcs.map(({ sbc }) => sbc).toSorted() };
  return { as: shortName(voice, call.user), dial: call.dialled, expect };
};
