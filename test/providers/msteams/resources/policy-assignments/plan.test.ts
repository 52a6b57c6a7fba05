import { describe, expect, it } from 'vitest';
import {
  changedUsers,
  planAssignments,
  toBatches,
} from '../../../../../providers/msteams/resources/policy-assignments/plan.ts';
import { failedResult, resultReason } from '../../../../../providers/msteams/resources/policy-assignments/result.ts';
import { readBook } from '../../../../../providers/msteams/resources/roster/layout.ts';

const user = (name: string, policy: string) => ({ upn: name, objectId: `id-${name}`, policy });
const state = readBook({
  users: ['ada id-ada made NL', 'bob id-bob found NL', 'eve id-eve made BE', 'eve id-eve pending LU'].join('\n'),
});

describe('planAssignments', () => {
  it('gives what differs, whatever the case of the name, and finds who left', () => {
    const { assign, leavers } = planAssignments([user('ada', 'nl'), user('bob', 'BE'), user('max', 'NL')], state);
    expect(assign.map(({ upn, policy }) => `${upn} ${policy}`)).toEqual(['bob BE', 'max NL']);
    expect(leavers).toEqual([{ upn: 'eve', objectId: 'id-eve', policies: ['BE', 'LU'] }]);
  });

  it('knows a user by object id, whatever the sign-in name', () => {
    const { assign, leavers } = planAssignments(
      [{ upn: 'ada.l', objectId: 'id-ada', policy: 'NL' }, user('bob', 'NL'), user('eve', 'BE')],
      state,
    );
    expect([...assign, ...leavers]).toEqual([user('eve', 'BE')]); // of whom something is on its way
  });

  it('looks up whose name two people of the last run have', () => {
    const both = readBook({ users: 'ada id-new made NL\nada id-old made NL' });
    expect(changedUsers({ ada: 'NL' }, both)).toEqual(['ada']);
  });

  it('looks up only users about whom something is new', () => {
    expect(changedUsers({ ada: 'NL', bob: 'BE', max: 'NL', eve: 'BE' }, state)).toEqual(['bob', 'max', 'eve']);
  });
});

describe('toBatches', () => {
  it('makes one batch per policy, of 5,000 users at most, and takes away last', () => {
    const many = Array.from({ length: 5001 }, (_, at) => user(`u${at}`, 'NL'));
    const batches = toBatches([{ upn: 'x', objectId: 'id-x' }, ...many, user('ada', 'nl'), user('bob', 'BE')]);
    expect(batches.map(({ policy, users }) => [policy, users.length])).toEqual([
      ['NL', 5000],
      ['NL', 2],
      ['BE', 1],
      [null, 1],
    ]);
  });
});

describe('results of one user', () => {
  it.each([
    ['Completed', 'Success', undefined],
    ['Completed', null, undefined],
    ['InProgress', 'User not found', undefined],
    ['Completed', 'User not found', 'User not found'],
    ['Completed', 'Something new', 'Something new'],
  ])('%s with "%s" fails as %s', (given, result, expected) => {
    expect(failedResult(given, result)).toBe(expected);
  });

  it('always has a fix', () => {
    expect(resultReason('assign', 'User invalid')).toContain('Fix: move the user to Teams');
    expect(resultReason('assign', 'Something new')).toContain('Fix: run up again');
  });
});
