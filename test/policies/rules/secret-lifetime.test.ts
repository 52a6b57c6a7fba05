import { describe, expect, it } from 'vitest';
import { secretLifetime } from '../../../policies/rules/secret-lifetime.ts';
import { aSubject } from '../a-subject.ts';

const found = (props: Record<string, unknown>) =>
  secretLifetime
    .check({ type: 'azuread:index/applicationPassword:ApplicationPassword', name: 'secret', props }, aSubject())
    .map(({ what }) => what);

describe('secret-lifetime', () => {
  it('is kept by a secret of 24 months', () => {
    expect(found({ endDate: '2028-11-22T00:00:00Z' })).toEqual([]);
    expect(found({ endDate: '2028-11-21T12:00:00Z' })).toEqual([]);
  });

  it('is broken by a secret of a day more', () => {
    expect(found({ endDate: '2028-11-23T00:00:00Z' })).toEqual([
      'secret ends on 2028-11-23, more than 24 months from 2026-11-22.',
    ]);
  });

  it('is broken by a secret without an end', () => {
    expect(found({})).toEqual(["secret doesn't say when it ends."]);
  });
});
