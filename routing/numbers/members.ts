import type { PatternNode } from '../../providers/msteams/schema/pattern/pattern.ts';
import { parsed } from './decisive.ts';

/** More than any country has short numbers of one kind. */
const most = 2000;

/** Every text that a pattern of short numbers matches as a whole, in the pattern's order. Fails for what has no end, or none in sight. */
export const membersOf = (pattern: string): string[] => [...new Set(expand(parsed(pattern), pattern))];

/** The first text that a pattern matches as a whole; empty for an empty pattern. */
export const firstMember = (pattern: string): string => firstOf(parsed(pattern));

const expand = (node: PatternNode, pattern: string): string[] => {
  switch (node.kind) {
    case 'set':
      return [...node.chars];
    case 'sequence':
      return joined(
        node.items.map((item) => expand(item, pattern)),
        pattern,
      );
    case 'choice':
      return node.options.flatMap((option) => expand(option, pattern));
    case 'group':
      return expand(node.item, pattern);
    case 'repeat': {
      const once = expand(node.item, pattern);
      if (node.max > most) throw new Error(`${pattern} has no end of members`);
      const lengths = Array.from({ length: node.max - node.min + 1 }, (_, extra) => node.min + extra);
      return lengths.flatMap((length) => joined(Array<string[]>(length).fill(once), pattern));
    }
    default:
      throw new Error(`${pattern} isn't a plain list of numbers`);
  }
};

const joined = (parts: readonly (readonly string[])[], pattern: string): string[] =>
  parts.reduce<string[]>(
    (begun, part) => {
      if (begun.length * part.length > most) throw new Error(`${pattern} has too many members`);
      return begun.flatMap((start) => part.map((end) => start + end));
    },
    [''],
  );

const firstOf = (node: PatternNode): string => {
  switch (node.kind) {
    case 'set':
      return node.chars.charAt(0);
    case 'sequence':
      return node.items.map(firstOf).join('');
    case 'choice':
      return node.options[0] === undefined ? '' : firstOf(node.options[0]);
    case 'group':
      return firstOf(node.item);
    case 'repeat':
      return firstOf(node.item).repeat(node.min);
    default:
      return '';
  }
};
