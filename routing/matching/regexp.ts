import type { Pattern, PatternNode } from '../../providers/msteams/schema/pattern/pattern.ts';
import { canBeEmpty } from '../can-be-empty.ts';

/** The same pattern for JavaScript's engine, and where its groups ended up: index = .NET's number. */
export interface JavaScriptPattern {
  readonly expression: RegExp;
  readonly groups: readonly number[];
}

/**
 * Writes a pattern for JavaScript's engine, or nothing where that engine means something else: a repeat of something that
 * can be empty (JavaScript gives such a round up, .NET keeps it) or that captures (JavaScript forgets a group at every round).
 *
 * Texts hold no newline, so `$` is the end in both.
 */
export const toJavaScript = (pattern: Pattern): JavaScriptPattern | undefined => {
  if (!meansTheSame(pattern.root)) return undefined;
  const order: number[] = [];
  const source = write(pattern.root, order);
  const groups = Array.from({ length: pattern.groupCount + 1 }, (_, number) =>
    number === 0 ? 0 : order.indexOf(number) + 1,
  );
  return { expression: new RegExp(source), groups };
};

const children = (node: PatternNode): readonly PatternNode[] => {
  switch (node.kind) {
    case 'sequence':
      return node.items;
    case 'choice':
      return node.options;
    case 'repeat':
    case 'group':
    case 'look':
      return [node.item];
    default:
      return [];
  }
};

const meansTheSame = (node: PatternNode): boolean =>
  !(node.kind === 'repeat' && (canBeEmpty(node.item) || (node.max > 1 && captures(node.item)))) &&
  children(node).every(meansTheSame);

const captures = (node: PatternNode): boolean => node.kind === 'group' || children(node).some(captures);

const write = (node: PatternNode, order: number[]): string => {
  switch (node.kind) {
    case 'set':
      return writeSet(node.chars);
    case 'sequence':
      return node.items.map((item) => write(item, order)).join('');
    case 'choice':
      return `(?:${node.options.map((option) => write(option, order)).join('|')})`;
    case 'repeat':
      return `(?:${write(node.item, order)})${quantifier(node.min, node.max)}${node.lazy ? '?' : ''}`;
    case 'group':
      order.push(node.number);
      return `(${write(node.item, order)})`;
    case 'anchor':
      return node.at === 'start' ? '^' : '$';
    case 'look':
      return `(?${node.direction === 'behind' ? '<' : ''}${node.negative ? '!' : '='}${write(node.item, order)})`;
  }
};

const quantifier = (min: number, max: number): string => {
  if (max === Number.POSITIVE_INFINITY) return `{${min},}`;
  return `{${min},${max}}`;
};

const writeChar = (code: number): string => `\\x${code.toString(16).padStart(2, '0')}`;

const writeSet = (chars: string): string => {
  if (chars.length === 1) return writeChar(chars.charCodeAt(0));
  let ranges = '';
  for (let at = 0; at < chars.length; ) {
    let last = at;
    while (chars.charCodeAt(last + 1) === chars.charCodeAt(last) + 1) last += 1;
    const first = writeChar(chars.charCodeAt(at));
    ranges += last === at ? first : `${first}-${writeChar(chars.charCodeAt(last))}`;
    at = last + 1;
  }
  return `[${ranges}]`;
};
