import { parsePattern } from '../../providers/msteams/schema/pattern/parse.ts';
import type { PatternNode } from '../../providers/msteams/schema/pattern/pattern.ts';
import type { Random } from '../chaos/random.ts';

const digits = '0123456789';

/** A text that a pattern takes, or nearly: what looks ahead or back isn't heeded. Empty for a pattern that can't be read. */
export const randomMember = (pattern: string, random: Random): string => {
  const parsed = parsePattern(pattern);
  return parsed.ok ? member(parsed.pattern.root, random) : '';
};

const member = (node: PatternNode, random: Random): string => {
  switch (node.kind) {
    case 'set': {
      // Of a wide class a digit, as phones have it.
      const dialable = [...node.chars].filter((char) => digits.includes(char));
      const from = dialable.length > 0 ? dialable : [...node.chars];
      return from.length === 0 ? '' : random.pick(from);
    }
    case 'sequence':
      return node.items.map((item) => member(item, random)).join('');
    case 'choice':
      return member(random.pick(node.options), random);
    case 'repeat': {
      const most = Math.min(node.max, Math.max(node.min, 1) + 6);
      const times = node.min + random.below(most - node.min + 1);
      return Array.from({ length: times }, () => member(node.item, random)).join('');
    }
    case 'group':
      return member(node.item, random);
    default:
      return '';
  }
};
