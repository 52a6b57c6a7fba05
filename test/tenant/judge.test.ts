import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../../tenant/judge.ts';
import { readFiles } from '../../tenant/source/read-files.ts';
import type { Tree, TreeMap } from '../../tenant/source/tree.ts';

const { tree } = readFiles(resolve(import.meta.dirname, '..', '..', 'stacks'), 'fabrikam');
const today = '2026-11-22';

const origin = { file: 'odd.yaml', line: 1 };
const scalar = fc
  .oneof(
    fc.constantFrom(null, '', 'Global', 'toString', '__proto__', '^(', '$9', 'National', 9),
    fc.string(),
    fc.boolean(),
    fc.integer(),
  )
  .map((value): Tree => ({ kind: 'scalar', value, text: String(value), origin }));
const odd = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 3 }).map((items): Tree => ({ kind: 'list', items, origin })),
  fc
    .dictionary(fc.constantFrom('from', 'toString', '__proto__', 'name'), scalar)
    .map((entries): Tree => ({ kind: 'map', entries: new Map(Object.entries(entries)), origin })),
);

/** The tree with one value in it replaced; `at` says which, step by step. */
const withOdd = (node: Tree, at: readonly number[], value: Tree): Tree => {
  const [step, ...rest] = at;
  if (step === undefined || node.kind === 'scalar') return value;
  if (node.kind === 'list') {
    const chosen = step % Math.max(1, node.items.length);
    return { ...node, items: node.items.map((item, index) => (index === chosen ? withOdd(item, rest, value) : item)) };
  }
  const key = [...node.entries.keys()][step % Math.max(1, node.entries.size)] ?? 'none';
  return { ...node, entries: new Map(node.entries).set(key, withOdd(node.entries.get(key) ?? value, rest, value)) };
};

describe('judge', () => {
  it('has nothing to say of a file that is right', () => {
    expect(tree && judge(tree, today).findings).toEqual([]);
  });

  it('ends with words for anything that stands where it should not', () => {
    const at = fc.array(fc.nat(20), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(fc.tuple(at, odd), { minLength: 1, maxLength: 4 }), (changes) => {
        const changed = changes.reduce<Tree>((node, [path, value]) => withOdd(node, path, value), tree as TreeMap);
        fc.pre(changed.kind === 'map');
        const { findings, whole } = judge(changed as TreeMap, today);
        if (whole === undefined) expect(findings.length).toBeGreaterThan(0);
        for (const { message, fix } of findings) {
          expect(message).not.toMatch(/undefined|\[object|Invalid|function/);
          expect(fix).not.toMatch(/undefined|\[object|function/);
        }
      }),
      { numRuns: 300, seed: 101 },
    );
  });
});
