import type { PatternNode } from '../../providers/msteams/schema/pattern/pattern.ts';
import type { Translation } from '../../providers/msteams/schema/pattern/translation.ts';

/** A translation as texts around groups: `texts[0] groups[0] texts[1] … texts[n]`. */
export interface Shape {
  readonly texts: readonly string[];
  readonly groups: readonly number[];
  readonly wanted: ReadonlySet<number>;
  /**
   * The result can be written while the number is read: each group is used once, in the order in which the pattern takes them,
   * none lies inside another or in a repeat. Nearly every real rule is so.
   */
  readonly streams: boolean;
}

export const shapeOf = (root: PatternNode, translation: Translation): Shape => {
  const texts = [''];
  const groups: number[] = [];
  for (const part of translation.parts) {
    if (part.kind === 'text') {
      texts[texts.length - 1] += part.value;
    } else {
      groups.push(part.number);
      texts.push('');
    }
  }
  const wanted = new Set(groups);
  const plain: number[] = [];
  const simple = wanted.has(0) ? wanted.size === 1 : gather(root, wanted, plain, false);
  const order = wanted.has(0) ? [0] : plain;
  const streams = simple && order.length === groups.length && order.every((group, at) => group === groups[at]);
  return { texts, groups, wanted, streams };
};

/** Gathers the wanted groups in the order of the pattern; false if one lies inside another or in a repeat. */
const gather = (node: PatternNode, wanted: ReadonlySet<number>, found: number[], bound: boolean): boolean => {
  switch (node.kind) {
    case 'group': {
      const isWanted = wanted.has(node.number);
      if (isWanted && bound) return false;
      if (isWanted) found.push(node.number);
      return gather(node.item, wanted, found, bound || isWanted);
    }
    case 'sequence':
      return node.items.every((item) => gather(item, wanted, found, bound));
    case 'choice':
      return node.options.every((option) => gather(option, wanted, found, bound));
    case 'repeat':
      return gather(node.item, wanted, found, bound || node.max > 1);
    case 'look':
      return gather(node.item, wanted, found, bound);
    default:
      return true;
  }
};
