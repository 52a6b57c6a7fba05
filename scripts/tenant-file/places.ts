import { isCollection, isMap, isNode, isPair, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import type { Path } from '../../tenant/source/path.ts';

/** Where things stand in a YAML text, and how a person laid them out there. */

export const nodeAt = (root: Node, path: Path): Node | undefined => {
  let node: Node | undefined = root;
  for (const step of path) {
    const child: unknown = isMap(node) ? pairAt(node, step)?.value : isSeq(node) ? node.items[Number(step)] : undefined;
    node = isNode(child) ? child : undefined;
  }
  return node;
};

/** By the key as typed: `0101` is a name here. */
export const pairAt = (map: YAMLMap, key: string | number): Pair | undefined =>
  map.items.find((pair) => isScalar(pair.key) && (pair.key.source ?? String(pair.key.value)) === String(key));

export const startOf = (item: unknown): number => {
  if (isPair(item)) return startOf(item.key);
  return isNode(item) ? (item.range?.[0] ?? 0) : 0;
};

/** The end of what a person wrote of a value, without what stands after it. */
export const endOf = (item: unknown): number => {
  if (isPair(item)) return Math.max(endOf(item.key), endOf(item.value));
  if (isCollection(item) && item.flow !== true) return endOf(item.items.at(-1));
  return isNode(item) ? (item.range?.[1] ?? 0) : 0;
};

export const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

/** Behind the end of the line. */
export const lineEnd = (text: string, at: number): number => {
  if (at > 0 && text[at - 1] === '\n') return at;
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
};

/** What stands before a value on its line, if that is nothing but room: how far it is indented. */
export const indentOf = (text: string, at: number): string | undefined => {
  const before = text.slice(lineStart(text, at), at);
  return /^ *$/.test(before) ? before : undefined;
};

/** How far a comma behind a value reaches, if there is one. */
export const afterComma = (text: string, end: number): number => end + (/^\s*,/.exec(text.slice(end))?.[0].length ?? 0);

/** What a person writes inside of braces, seen from an example. */
export const padOf = (text: string, like: unknown): string =>
  isCollection(like) && like.flow === true && /^\{\S/.test(text.slice(startOf(like), endOf(like))) ? '' : ' ';

/** The text with more in it, or something else instead, by the ends of line that it has. */
export const put = (text: string, at: number, more: string, until = at): string =>
  `${text.slice(0, at)}${text.includes('\r\n') ? more.replaceAll('\n', '\r\n') : more}${text.slice(until)}`;

/** Whole lines put in front of the line that begins at `at`, which may be the end of a text that ends within a line. */
export const putLines = (text: string, at: number, lines: readonly string[]): string =>
  put(text, at, `${at > 0 && text[at - 1] !== '\n' ? '\n' : ''}${lines.join('\n')}\n`);
