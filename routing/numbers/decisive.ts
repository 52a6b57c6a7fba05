import { parsePattern } from '../../providers/msteams/schema/pattern/parse.ts';
import type { PatternNode } from '../../providers/msteams/schema/pattern/pattern.ts';

/**
 * The beginning of a pattern of national numbers that tells what they are: all but the digits at its end that may be any. However many
 * digits follow, who begins a number so reaches nothing else: networks wait for no more than they need.
 */
export const decisivePart = (pattern: string): PatternNode =>
  beginningOf(parsed(pattern)) ?? { kind: 'sequence', items: [] };

/** The library's pattern as it is read here. */
export const parsed = (pattern: string): PatternNode => {
  const read = parsePattern(pattern);
  if (!read.ok) throw new Error(`${pattern}: ${read.message}`);
  return read.pattern.root;
};

const isAnyDigit = (node: PatternNode): boolean => node.kind === 'set' && node.chars === '0123456789';

/** Nothing is left of a piece if any digits will do for it. */
const beginningOf = (node: PatternNode): PatternNode | undefined => {
  switch (node.kind) {
    case 'set':
      return isAnyDigit(node) ? undefined : node;
    case 'repeat':
      return isAnyDigit(node.item) ? undefined : node;
    case 'group': {
      const item = beginningOf(node.item);
      return item && { ...node, item };
    }
    case 'choice': {
      const options = node.options.flatMap((option) => beginningOf(option) ?? []);
      return options.length < node.options.length ? undefined : { ...node, options };
    }
    case 'sequence': {
      const last = node.items.at(-1);
      const before = node.items.slice(0, -1);
      if (last === undefined) return undefined;
      const kept = beginningOf(last);
      return kept ? { ...node, items: [...before, kept] } : beginningOf({ ...node, items: before });
    }
    default:
      return node;
  }
};
