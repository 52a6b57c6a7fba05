import {
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Pair,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Path } from '../../tenant/source/path.ts';
import type { Edit, Value } from './edit.ts';
import {
  afterComma,
  endOf,
  indentOf,
  lineEnd,
  lineStart,
  nodeAt,
  padOf,
  pairAt,
  put,
  putLines,
  startOf,
} from './places.ts';
import { blockLines, flowText, isValueMap, keyLine } from './yaml-of.ts';

/** A YAML text with one edit; every other byte stays. Undefined where a person laid it out in a way that isn't known here. */
export const splice = (text: string, edit: Edit): string | undefined => {
  const root = parseDocument(text, { schema: 'core' }).contents;
  if (!isMap(root)) return undefined;
  const { path } = edit;
  const old = nodeAt(root, path);
  if (edit.kind === 'remove') return remove(text, root, path);
  if (edit.kind === 'append') {
    if (isSeq(old) && old.items.length > 0) return append(text, old, edit.value);
    return set(text, root, path, [edit.value]);
  }
  if (!isMap(old) || !isValueMap(edit.value)) return set(text, root, path, edit.value);
  // One key after the other, each in the text as it is then.
  return Object.entries(edit.value).reduce<string | undefined>(
    (done, [key, value]) =>
      done === undefined ? undefined : splice(done, { kind: 'set', path: [...path, key], value }),
    text,
  );
};

const set = (text: string, root: YAMLMap, path: Path, value: Value): string | undefined => {
  let map = root;
  for (const [at, step] of path.entries()) {
    const pair = pairAt(map, step);
    const rest = path.slice(at + 1);
    const written = rest.reduceRight<Value>((inner, key) => ({ [key]: inner }), value);
    if (pair === undefined) return addPair(text, map, String(step), written);
    if (!isMap(pair.value) || rest.length === 0)
      return rest.length > 0 && isSeq(pair.value) ? undefined : setPair(text, pair, written);
    map = pair.value;
  }
  return undefined;
};

const setPair = (text: string, { key, value: old }: Pair, value: Value): string | undefined => {
  if (isCollection(old) && old.flow !== true) return undefined;
  if (isScalar(old) && old.type?.startsWith('BLOCK') === true) return undefined;
  const written = flowText(value, padOf(text, old));
  if (isNode(old) && startOf(old) < endOf(old)) return put(text, startOf(old), written, endOf(old));
  return put(text, text.indexOf(':', endOf(key)) + 1, ` ${written}`);
};

const addPair = (text: string, map: YAMLMap, key: string, value: Value): string | undefined => {
  if (map.flow === true) {
    const pad = padOf(text, map);
    const written = flowText({ [key]: value }, pad);
    if (map.items.length === 0) return put(text, startOf(map), written, endOf(map));
    return appendFlow(text, map, written.slice(1 + pad.length, -1 - pad.length));
  }
  const indent = indentOf(text, startOf(map.items[0]));
  if (indent === undefined) return undefined;
  return putLines(
    text,
    lineEnd(text, endOf(map)),
    pairLines(key, value).map((line) => `${indent}${line}`),
  );
};

/** Maps that hold maps are sections, a line for each key; the last stands on its line. */
const pairLines = (key: string, value: Value): string[] =>
  isValueMap(value) && Object.values(value).some(isValueMap)
    ? [keyLine(key), ...Object.entries(value).flatMap((inner) => pairLines(...inner).map((line) => `  ${line}`))]
    : blockLines({ [key]: value });

const append = (text: string, list: YAMLSeq, value: Value): string | undefined => {
  const last = list.items.at(-1);
  const pad = padOf(text, last);
  if (list.flow === true) return appendFlow(text, list, flowText(value, pad));
  const before = text.slice(lineStart(text, startOf(last)), startOf(last));
  if (!/^ *- +$/.test(before)) return undefined;
  const isBlock = isMap(last) && last.flow !== true && isValueMap(value);
  const [first = '', ...rest] = isBlock ? blockLines(value) : [flowText(value, pad)];
  const lines = [`${before}${first}`, ...rest.map((line) => `${' '.repeat(before.length)}${line}`)];
  return putLines(text, lineEnd(text, endOf(last)), lines);
};

/** One more between braces or brackets: on the line of the last one, or on one of its own where that has one. */
const appendFlow = (text: string, of: YAMLMap | YAMLSeq, written: string): string => {
  const last = of.items.at(-1);
  const end = endOf(last);
  const comma = afterComma(text, end);
  const indent = indentOf(text, startOf(last));
  if (indent === undefined) return put(text, comma, comma > end ? ` ${written}` : `, ${written}`);
  const comment = /^[ \t]*#[^\r\n]*/.exec(text.slice(comma))?.[0].length ?? 0;
  const after = put(text, comma + comment, `\n${indent}${written}${comma > end ? ',' : ''}`);
  return comma > end ? after : put(after, end, ',');
};

const remove = (text: string, root: YAMLMap, path: Path): string | undefined => {
  const parent = nodeAt(root, path.slice(0, -1));
  if (!isMap(parent) && !isSeq(parent)) return undefined;
  const step = path.at(-1) ?? '';
  const item = isMap(parent) ? pairAt(parent, step) : parent.items[Number(step)];
  if (item === undefined) return undefined;
  const [start, end] = [startOf(item), endOf(item)];
  if (parent.flow !== true) {
    const before = text.slice(lineStart(text, start), start);
    const isOwn = isPair(item) ? /^ *$/ : /^ *- +$/;
    if (parent.items.length === 1 || !isOwn.test(before)) return undefined;
    return put(text, lineStart(text, start), '', lineEnd(text, end));
  }
  const comma = afterComma(text, end);
  const line = /^[ \t]*(#[^\r\n]*)?\r?\n/.exec(text.slice(comma))?.[0].length ?? 0;
  if (indentOf(text, start) !== undefined && line > 0) return put(text, lineStart(text, start), '', comma + line);
  if (comma > end) return put(text, start, '', comma + (/^ */.exec(text.slice(comma))?.[0].length ?? 0));
  const previous = parent.items[parent.items.indexOf(item as never) - 1];
  return put(text, previous === undefined ? start : endOf(previous), '', end);
};
