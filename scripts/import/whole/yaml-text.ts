import { Document, isScalar, Pair, Scalar, visit, YAMLMap, YAMLSeq } from 'yaml';
import { visibleLine } from '../../../providers/kit/visible-text.ts';

/** What a file says, as plain data: maps as lists of pairs, because their order is the file's. */
export type Plain = string | number | boolean | readonly Plain[] | PlainMap;

/** `isShort`: on one line. `before` are comments, one line each. */
export interface PlainMap {
  readonly pairs: readonly (readonly [string, Plain, (readonly string[])?])[];
  readonly isShort?: true;
}

/** Controls and marks that can't be seen: a name that holds one is written out, and reads back as it is. */
const unseen = /[\p{Cc}\p{Cf}\u2028\u2029]/u;
const rawUnseen = /(?!\n)[\p{Cc}\p{Cf}\u2028\u2029]/gu;

const scalar = (value: string | number | boolean): Scalar => {
  const node = new Scalar(value);
  if (typeof value === 'string' && unseen.test(value)) node.type = 'QUOTE_DOUBLE';
  // Patterns, and whatever YAML could take for something else: as text.
  else if (typeof value === 'string' && /[\\^$*+#'"]|^\d|^\s|\s$/.test(value)) node.type = 'QUOTE_SINGLE';
  return node;
};

const nodeOf = (value: Plain): Scalar | YAMLMap | YAMLSeq => {
  if (typeof value !== 'object') return scalar(value);
  if ('pairs' in value) {
    const map = new YAMLMap();
    map.flow = value.isShort === true;
    for (const [key, item, comments = []] of value.pairs) {
      const pair = new Pair(scalar(key), nodeOf(item));
      if (comments.length > 0) pair.key.commentBefore = commentOf(comments);
      map.items.push(pair);
    }
    return map;
  }
  const list = new YAMLSeq();
  list.flow = value.every((item) => typeof item !== 'object');
  list.items.push(...value.map(nodeOf));
  return list;
};

/** One line each, whatever a tenant's names hold. */
const commentOf = (lines: readonly string[]): string => lines.map((line) => ` ${visibleLine(line)}`).join('\n');

/** A file of ours: `head` above, then each section with its comments and a blank line between sections. */
export const yamlText = (head: readonly string[], body: PlainMap, foot: readonly string[] = []): string => {
  const document = new Document(nodeOf(body));
  if (foot.length > 0) document.comment = commentOf(foot);
  visit(document, {
    Pair: (key, pair, path) => {
      if (path.length === 2 && typeof key === 'number' && key > 0 && isScalar(pair.key)) {
        pair.key.spaceBefore =
          pair.key.commentBefore !== undefined || (!isScalar(pair.value) && !(pair.value as YAMLMap).flow);
      }
    },
  });
  const above = head.map((line) => `${`# ${visibleLine(line)}`.trimEnd()}\n`);
  return `${above.join('')}${textOf(document)}`;
};

/** One value on a line of its own. */
export const yamlLine = (value: PlainMap): string => textOf(new Document(nodeOf(value))).trimEnd();

/** What can't be seen is written out. It stands within double quotes alone: every text that holds some was quoted so, and comments have none. */
const textOf = (document: Document): string =>
  document
    .toString({ lineWidth: 0, flowCollectionPadding: true, singleQuote: true, doubleQuotedMinMultiLineLength: 1e9 })
    .replaceAll(rawUnseen, escaped);

const escaped = (character: string): string => {
  const point = character.codePointAt(0) ?? 0;
  const digits = (width: number) => point.toString(16).padStart(width, '0');
  return point > 0xffff ? `\\U${digits(8)}` : `\\u${digits(4)}`;
};
