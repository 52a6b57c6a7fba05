import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exitCodeOf } from '../../../review/fail-on.ts';
import { reviewSchema } from '../../../review/review-schema.ts';
import { named, trunkPeople, unnamed } from '../../routing/a-trunk-tenant.ts';
import { trunkReview, type VersionOf } from './a-trunk-review.ts';

const calls = `calls:
  - { as: ada, dial: '112', expect: { sbcs: [main] } }
  - { as: ada, dial: '0044 20 7946 0123', expect: blocked }
`;

const before: VersionOf = { sections: unnamed, calls };
const after: VersionOf = { sections: named, calls };
const fewer = trunkPeople.replace('Amsterdam,NL all', 'Amsterdam,NL agents');

const golden = (name: string): string => join(import.meta.dirname, 'golden', `${name}.md`);

describe('a review of a tenant whose SIP trunk has no name in one version or in both', () => {
  it.each<[string, VersionOf | undefined, VersionOf]>([
    ['is-new', undefined, before],
    ['is-unchanged', before, before],
    ['gets-its-name', before, after],
    ['loses-its-name', after, before],
    [
      'has-none-and-changes',
      before,
      { ...before, users: `${fewer}cyd@contoso.example,+31205552103,Amsterdam,,agent\n` },
    ],
  ])('says what %s', async (name, base, head) => {
    const review = trunkReview(base, head);
    await expect(`${review.comment}\n`).toMatchFileSnapshot(golden(name));
    expect(reviewSchema.parse(review)).toEqual(review);
  });

  it('never says that nothing changes, that a call is dropped or rings, or the name that stands in', () => {
    for (const [base, head] of [
      [undefined, before],
      [before, before],
      [after, before],
    ] as const) {
      const { comment } = trunkReview(base, head);
      expect(comment).not.toMatch(/nothing changes|no call changes|dropped|will ring \||\.invalid/i);
    }
  });

  it('fails where it is asked to, and where calls are to be shown to hold', () => {
    const failing = (base: VersionOf | undefined, head: VersionOf) => trunkReview(base, head).reasons;
    expect(failing(before, before)).toEqual(['not-known-yet', 'calls']);
    expect(failing(undefined, before)).toEqual([
      'emergency-lost',
      'emergency-changed',
      'toll-exposure',
      'not-known-yet',
      'calls',
    ]);
    expect(failing(after, before)).toEqual([
      'emergency-lost',
      'emergency-changed',
      'unreachable',
      'unreachable-stays',
      'not-known-yet',
      'calls',
    ]);
    expect(failing(before, after)).not.toContain('not-known-yet');
    expect(exitCodeOf(trunkReview(before, before), ['calls'])).toBe(2);
    expect(exitCodeOf(trunkReview(before, before), ['not-known-yet'])).toBe(2);
  });

  it('names up, which refuses a name that is taken out, in its first line', () => {
    const { summary, tenants } = trunkReview(after, before);
    expect(summary).toContain('refused until the name is written again');
    expect(tenants[0]?.needs.map(({ what }) => what)).toEqual(['trunk name', 'policy pack']);
  });

  it('tells of the others as always', () => {
    const { comment, summary } = trunkReview({ ...after, users: trunkPeople }, { ...after, users: fewer });
    expect(summary).toMatch(/^contoso: bob can no longer call/);
    expect(comment).not.toContain('not known yet');
  });

  it('counts a loss by a policy as one, though the trunk has no name', () => {
    const { tenants } = trunkReview(before, { ...before, users: fewer });
    expect(tenants[0]?.dialled).toMatchObject([{ effect: 'lost', users: ['bob@contoso.example'], after: 'dropped' }]);
  });

  it('tells who has a number instead, and never that it rings there', () => {
    const swapped = trunkPeople.replace('2101', '@@').replace('2102', '2101').replace('@@', '2102');
    const { comment, tenants } = trunkReview(before, { ...before, users: swapped });
    expect(tenants[0]?.handedOver.rings).toEqual([
      expect.objectContaining({ address: '+31205552101', rings: 'bob@contoso.example', notKnownYet: true }),
      expect.objectContaining({ address: '+31205552102', rings: 'ada@contoso.example', notKnownYet: true }),
    ]);
    expect(comment).toContain('**bob** (not known yet)');
  });
});
