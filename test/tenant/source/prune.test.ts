import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeAt } from '../../../tenant/source/node-at.ts';
import { prune, typedPath } from '../../../tenant/source/prune.ts';
import { readYaml } from '../../../tenant/source/read-yaml.ts';
import type { Tree } from '../../../tenant/source/tree.ts';

const treeOf = (text: string): Tree => {
  const { tree } = readYaml(text, 'tenant.yaml');
  if (tree === undefined) throw new Error('no tree');
  return tree;
};

describe('prune', () => {
  it('leaves out one entry and nothing else', () => {
    const tree = prune(treeOf('a: { b: 1, c: 2 }\nd: 3\n'), ['a', 'b']);
    expect(nodeAt(tree, ['a', 'b'])).toBeUndefined();
    expect(nodeAt(tree, ['a', 'c'])).toMatchObject({ value: 2 });
    expect(nodeAt(tree, ['d'])).toMatchObject({ value: 3 });
  });

  it('leaves a tree as it is where there is nothing to leave out', () => {
    const tree = treeOf('a: [1]\n');
    expect(prune(tree, ['x', 'y'])).toEqual(tree);
  });

  it('lets what is left of a list be told by the positions that were typed', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(9), { maxLength: 9 }), (gone) => {
        const whole = treeOf(`a: [${Array.from({ length: 10 }, (_, index) => `{ b: ${index} }`).join(', ')}]\n`);
        const left = gone.toSorted((a, b) => b - a).reduce<Tree>((tree, index) => prune(tree, ['a', index]), whole);
        const list = nodeAt(left, ['a']);
        if (list?.kind !== 'list') throw new Error('no list');
        expect(list.items).toHaveLength(10 - gone.length);
        list.items.forEach((item, index) => {
          expect(typedPath(left, ['a', index, 'b'])).toEqual([
            'a',
            (nodeAt(item, ['b']) as { value?: unknown }).value,
            'b',
          ]);
        });
      }),
      { seed: 104 },
    );
  });
});
