import type { ExpectedCall } from '../../tenant/load-calls.ts';
import type { Voice } from '../compile.ts';
import { dialledText } from '../dialled-text.ts';
import { findUsers } from '../find-user.ts';
import type { Question } from '../question.ts';
import { handedOverAddress } from './handed-over-address.ts';

/** The call that an expectation is about; nothing where it names no one user, or nothing that can be dialled. */
export const expectedQuestion = (voice: Voice, expected: ExpectedCall): Question | undefined => {
  if ('to' in expected) {
    const address = handedOverAddress(expected.to);
    return address === undefined ? undefined : { kind: 'handed over', address };
  }
  const [user, ...others] = findUsers(voice, expected.as);
  const dialled = dialledText(expected.dial);
  if (user === undefined || others.length > 0 || dialled === undefined) return undefined;
  return { kind: 'dialled', upn: user.user.name, dialled };
};

/** The same expectation with its users by their whole UPN, as this configuration knows them. */
export const withWholeNames = (voice: Voice, expected: ExpectedCall): ExpectedCall => {
  const whole = (typed: string): string => {
    const [user, ...others] = findUsers(voice, typed);
    return user === undefined || others.length > 0 ? typed : user.user.name;
  };
  if ('to' in expected) {
    const { rings } = expected.expect;
    return rings === undefined ? expected : { ...expected, expect: { ...expected.expect, rings: whole(rings) } };
  }
  const { expect } = expected;
  if (expect === 'blocked' || expect.rings === undefined) return { ...expected, as: whole(expected.as) };
  return { ...expected, as: whole(expected.as), expect: { ...expect, rings: whole(expect.rings) } };
};
