import {
  canBeEmpty,
  holds,
  type Pattern,
  type PatternNode,
  piecesOf,
} from '../../providers/msteams/schema/pattern/pattern.ts';

/** The same pattern for JavaScript's engine, and where its groups ended up: index = .NET's number. */
export interface JavaScriptPattern {
  readonly expression: RegExp;
  readonly groups: readonly number[];
}

/**
 * Writes a pattern for JavaScript's engine, or nothing where that engine means something else: a repeat of something that
 * can be empty (JavaScript gives such a round up, .NET keeps it) or that captures (JavaScript forgets a group at every round).
 * Nothing either where it could take long: JavaScript backtracks too, and can't be stopped.
 *
 * Texts hold no newline, so `$` is the end in both.
 */
export const toJavaScript = (pattern: Pattern): JavaScriptPattern | undefined => {
  if (!meansTheSame(pattern.root) || !(waysThrough(pattern.root) <= mostWays)) return undefined;
  const order: number[] = [];
  const source = write(pattern.root, order);
  if (new Set(order).size < order.length) return undefined;
  const groups = Array.from({ length: pattern.groupCount + 1 }, (_, number) =>
    number === 0 ? 0 : order.indexOf(number) + 1,
  );
  return { expression: new RegExp(source), groups };
};

const meansTheSame = (node: PatternNode): boolean =>
  !holds(
    node,
    (piece) => piece.kind === 'repeat' && (canBeEmpty(piece.item) || (piece.max > 1 && captures(piece.item))),
  );

const captures = (node: PatternNode): boolean => holds(node, ({ kind }) => kind === 'group');

/** Numbers are no longer than this, or JavaScript isn't asked. */
export const longestText = 64;
const mostWays = 10_000_000;

/** As many ways as there can be through a piece, in a text as long as that: what backtracking may have to try. */
const waysThrough = (node: PatternNode): number => {
  if (node.kind === 'choice') return node.options.reduce((sum, option) => sum + waysThrough(option), 0);
  const inside = piecesOf(node).reduce((product, piece) => product * waysThrough(piece), 1);
  if (node.kind !== 'repeat') return inside;
  const most = Math.min(node.max, longestText);
  return (most - Math.min(node.min, most) + 1) * inside ** most;
};

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
