import { Document, YAMLSeq } from 'yaml';
import type { Value } from './edit.ts';

/** A value on one line, as it stands within other braces. `pad` is what people write inside of braces: mostly a space. */
export const flowText = (value: Value, pad = ' '): string => {
  if (typeof value !== 'object') return scalarText(value);
  if (isList(value)) return `[${value.map((item) => flowText(item, pad)).join(', ')}]`;
  const pairs = Object.entries(value).map(([key, item]) => `${scalarText(key)}: ${flowText(item, pad)}`);
  return pairs.length === 0 ? '{}' : `{${pad}${pairs.join(', ')}${pad}}`;
};

/** Lines of `key: value`, from the first column; what is in them stays on their line. */
export const blockLines = (map: ValueMap, pad = ' '): string[] =>
  Object.entries(map).map(([key, value]) => `${scalarText(key)}: ${flowText(value, pad)}`);

/** The line above what stands under a key. */
export const keyLine = (key: string): string => `${scalarText(key)}:`;

type ValueMap = { readonly [key: string]: Value };

export const isValueMap = (value: Value): value is ValueMap => typeof value === 'object' && !isList(value);

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

/** In a list, so that a text is quoted where a comma or a bracket in it would end it. */
const scalarText = (value: string | number | boolean): string => {
  const list = new YAMLSeq();
  list.flow = true;
  list.items.push(value);
  const text = new Document(list).toString({ lineWidth: 0, singleQuote: true, flowCollectionPadding: false });
  return text.trim().slice(1, -1);
};
