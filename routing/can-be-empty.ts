import type { PatternNode } from '../providers/msteams/schema/pattern/pattern.ts';

/** Whether a piece of a pattern can match without taking a character. */
export const canBeEmpty = (node: PatternNode): boolean => {
  switch (node.kind) {
    case 'set':
      return false;
    case 'sequence':
      return node.items.every(canBeEmpty);
    case 'choice':
      return node.options.some(canBeEmpty);
    case 'repeat':
      return node.min === 0 || canBeEmpty(node.item);
    case 'group':
      return canBeEmpty(node.item);
    default:
      return true;
  }
};
