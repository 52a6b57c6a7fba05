import type { Tree, TreeMap } from '../source/tree.ts';
import type { Line } from './line.ts';

/** Longer entries are broken up. */
const widest = 120;

/** A tenant file as YAML, each line with the place where it was written; an entry stands on one line if it came from one file. */
export const treeLines = (tree: TreeMap): Line[] => mapLines(tree, '');

const mapLines = (map: TreeMap, indent: string): Line[] =>
  [...map.entries].flatMap(([key, value]) => entryLines(`${indent}${keyText(key)}:`, value, indent));

const entryLines = (start: string, value: Tree, indent: string): Line[] => {
  const origin = `${value.origin.file}:${value.origin.line}`;
  const inline = indent === '' && value.kind === 'map' && !isSimple(value) ? undefined : flow(value);
  if (inline !== undefined && start.length + inline.length < widest)
    return [{ text: `${start} ${flow(value)}`, origin }];
  const below =
    value.kind === 'map'
      ? mapLines(value, `${indent}  `)
      : value.kind === 'list'
        ? value.items.flatMap((item) => itemLines(item, `${indent}  `))
        : [];
  return below.length > 0 ? [{ text: start, origin }, ...below] : [{ text: `${start} ${flow(value)}`, origin }];
};

const itemLines = (item: Tree, indent: string): Line[] => {
  const inline = flow(item);
  if (inline !== undefined || item.kind !== 'map')
    return [{ text: `${indent}- ${inline}`, origin: `${item.origin.file}:${item.origin.line}` }];
  const [first, ...others] = mapLines(item, `${indent}  `);
  return first === undefined ? [] : [{ ...first, text: `${indent}- ${first.text.trimStart()}` }, ...others];
};

/** Only settings, no lists: a section of names stands below each other. */
const isSimple = (map: TreeMap): boolean => [...map.entries.values()].every(({ kind }) => kind === 'scalar');

/** On one line, if it is simple and all from one file. */
const flow = (node: Tree): string | undefined => {
  if (node.kind === 'scalar') return scalarText(node.text, node.value);
  const parts = node.kind === 'list' ? node.items : [...node.entries.values()];
  const texts = parts.map((part) =>
    part.origin.file !== node.origin.file ||
    part.kind === 'map' ||
    (part.kind === 'list' && part.items.some(({ kind }) => kind !== 'scalar'))
      ? undefined
      : flow(part),
  );
  if (texts.includes(undefined)) return undefined;
  if (node.kind === 'list') return `[${texts.join(', ')}]`;
  const keys = [...node.entries.keys()];
  return keys.length === 0 ? '{}' : `{ ${keys.map((key, index) => `${keyText(key)}: ${texts[index]}`).join(', ')} }`;
};

/** As typed; text that would mean something else inside brackets is quoted. */
const scalarText = (typed: string, value: unknown): string => {
  if (/^["']/.test(typed) && !typed.includes('\n')) return typed;
  if (value === null) return '';
  const text = String(value)
    .trimEnd()
    .replaceAll(/\s*\n\s*/g, ' ');
  return /[,[\]{}]|: | #|^[\s&*!|>%@`#?-]|^$/.test(text) ? `'${text.replaceAll("'", "''")}'` : text;
};

const keyText = (key: string): string => (/^[\w+-][\w .+-]*$/.test(key) ? key : JSON.stringify(key));
