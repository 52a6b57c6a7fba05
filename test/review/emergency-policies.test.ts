import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reviewVersions } from '../../review/review-versions.ts';

const stacks = resolve(import.meta.dirname, '..', '..', 'stacks');

type Change = readonly [from: string, to: string];

/** A copy of the lab's tenant with these texts in place of others, for as long as it is used. */
const withTenant = <Result>(changes: readonly Change[], use: (root: string) => Result): Result => {
  const root = mkdtempSync(join(tmpdir(), 'emergency-'));
  try {
    cpSync(stacks, root, { recursive: true });
    const path = join(root, 'lab', 'tenant.yaml');
    let text = readFileSync(path, 'utf8');
    for (const [from, to] of changes) {
      if (!text.includes(from)) throw new Error(`no "${from}"`);
      text = text.replace(from, () => to);
    }
    writeFileSync(path, text);
    return use(root);
  } finally {
    rmSync(root, { recursive: true });
  }
};

const policies =
  "emergencyCallRoutingPolicies: { NL: { numbers: [{ dial: '112', masks: ['117'], usage: Emergency }] } }\n";
const keeps117 = "- { name: Emergency, pattern: '^(112|117)$', translation: '$1' }";
/** The lab's tenant, whose site has a policy with 112 and its mask 117, and whose dial plan keeps both. */
const withPolicy: readonly Change[] = [
  ["- { name: Emergency, pattern: '^(112)$', translation: '$1' }", keeps117],
  ['sites:\n', `${policies}sites:\n`],
  ['callingPolicy: CC agents }', 'callingPolicy: CC agents, emergencyCallRoutingPolicy: NL }'],
];

const reviewOf = (base: readonly Change[], head: readonly Change[]) =>
  withTenant(base, (before) =>
    withTenant(head, (after) =>
      reviewVersions({
        base: { root: before, ref: 'main' },
        head: { root: after, ref: 'edit' },
        names: ['lab'],
        shownAs: after,
        today: '2026-11-22',
      }),
    ),
  );

const edit = (...changes: readonly Change[]) => reviewOf(withPolicy, [...withPolicy, ...changes]);

describe('the first line on an emergency call routing policy', () => {
  it.each<[string, readonly Change[], string | RegExp, readonly string[]]>([
    ['that loses a mask', [["masks: ['117'], ", '']], 'all 12 users can no longer call 117', []],
    ['that gets a mask', [["masks: ['117']", "masks: ['117', '897']"]], /897/, []],
    [
      'whose usage has no route for the number',
      [['usage: Emergency }', 'usage: National }']],
      'all 12 users can no longer call 112 and 117; 2 of 11 expected calls fail',
      ['emergency-lost', 'emergency-changed'],
    ],
    [
      'that goes from the site',
      [[', emergencyCallRoutingPolicy: NL', '']],
      /^all 12 users can no longer call 117; whether 112 dialled by all 12 users goes as before is not certain: no emergency call routing policy takes it any more, and Microsoft says/,
      ['emergency-changed'],
    ],
    [
      'that is empty now',
      [["[{ dial: '112', masks: ['117'], usage: Emergency }]", '[]']],
      /^all 12 users can no longer call 117; whether 112 dialled by all 12 users goes as before is not certain/,
      ['emergency-changed'],
    ],
    [
      'that is only named now',
      [[policies, '']],
      `all 12 users can no longer call 117 (not certain); whether 112 dialled by all 12 users goes as before is not certain: the files don't hold emergency call routing policy "NL"`,
      ['emergency-changed'],
    ],
    [
      'that is only named now, where their own routes take no 112',
      [
        [policies, ''],
        ['NL agents: [Emergency, National]', 'NL agents: [National]'],
      ],
      /^9 users can no longer call 112 \(not certain\); /,
      ['emergency-lost', 'emergency-changed'],
    ],
    [
      'whose mask goes that the dial plan rewrites, so that the policy may never have seen it',
      [
        [keeps117, "- { name: Emergency, pattern: '^(112)$', translation: '$1' }"],
        ["masks: ['117'], ", ''],
      ],
      'all 12 users can no longer call 117',
      [],
    ],
    [
      'that gets a mask which the dial plan rewrites',
      [["masks: ['117']", "masks: ['117', '897']"]],
      "all 12 users can't call 897 (not certain)",
      [],
    ],
  ])('%s', (_, changes, says, reasons) => {
    const { tenants, reasons: found } = edit(...changes);
    const [review] = tenants;
    expect(review?.summary).toEqual(says instanceof RegExp ? expect.stringMatching(says) : says);
    expect(found.filter((reason) => reason !== 'calls')).toEqual(reasons);
    expect(review?.nothingChanges).toBe(false);
  });

  it('that is new tells its numbers, and nothing of 112, which goes as before', () => {
    const [review] = reviewOf([withPolicy[0] as Change], withPolicy).tenants;
    expect(review?.summary).toMatch(/^all 12 users can now call 117 \(emergency\)/);
    expect(review?.emergency.filter(({ effect }) => effect !== undefined).map(({ dialled }) => dialled)).toEqual([
      '117',
    ]);
  });

  it('of which only the note changes says so, and of which only the order does says nothing', () => {
    const noted = edit(['{ NL: { numbers', '{ NL: { description: by Eve, numbers']);
    expect(noted.tenants[0]?.edits.map(({ text }) => text)).toEqual([
      'emergency call routing policy NL: description unset → by Eve',
    ]);
    const two: readonly Change[] = [...withPolicy, ["masks: ['117']", "masks: ['117', '897']"]];
    const other: readonly Change[] = [...withPolicy, ["masks: ['117']", "masks: ['897', '117']"]];
    expect(reviewOf(two, other).tenants[0]).toMatchObject({ nothingChanges: true, edits: [] });
  });

  it('whose mask goes that the dial plan rewrites is not certain, for the policy may have been asked first', () => {
    const was: readonly Change[] = [...withPolicy.slice(1), ["masks: ['117']", "masks: ['897']"]];
    const [review] = reviewOf(was, [...withPolicy.slice(1), ["masks: ['117'], ", '']]).tenants;
    expect(review?.summary).toBe(
      `whether 897 dialled by all 12 users goes as before is not certain: whether Teams asks emergency call routing policy "NL" before the dial plan or after it isn't published`,
    );
    expect(review?.emergency.find(({ dialled }) => dialled === '897')).toMatchObject({ arrives: false });
  });

  it('that is renamed with its usage is told as that', () => {
    const { tenants } = edit(
      ['{ NL: { numbers', '{ Dutch: { numbers'],
      ['emergencyCallRoutingPolicy: NL', 'emergencyCallRoutingPolicy: Dutch'],
    );
    expect(tenants[0]?.edits.map(({ text }) => text)).toEqual(['emergency call routing policy NL is now Dutch']);
    expect(tenants[0]?.emergency.every(({ effect }) => effect === undefined)).toBe(true);
  });
});
