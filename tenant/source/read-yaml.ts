import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type ScalarTag,
  visit,
  type YAMLMap,
} from 'yaml';
import { unseen, visibleText } from '../../providers/kit/visible-text.ts';
import type { Problem, Wording } from '../problem.ts';
import { unfinishedMerge } from './other-kind.ts';
import { formatPath, type Path } from './path.ts';
import { syntaxProblems } from './syntax-problems.ts';
import type { Origin, Tree, TreeMap } from './tree.ts';

/**
 * Reads one YAML 1.2 file.
 *
 * Only plain whole numbers become numbers: `+31205552101`, `0101`, `5.10` and `2028-10-31` stay the text that was typed.
 */
export const readYaml = (
  typed: string,
  file: string,
  howToWrite = 'write settings as "key: value" lines; npm run show -- lab prints an example.',
): { readonly tree?: TreeMap; readonly problems: Problem[] } => {
  // To the library a carriage return alone ends no line.
  const text = typed.replaceAll(/\r\n?/g, '\n');
  if (hasTooMuch(text)) {
    const message = `The file has more than ${mostTokens.toLocaleString('en')} words and marks of YAML.`;
    return {
      problems: [{ file, message, allowed: 'The largest tenants have a tenth of it.', fix: 'restore the file.' }],
    };
  }
  const lines = new LineCounter();
  const document = parseDocument(text, {
    schema: 'core',
    uniqueKeys: false,
    prettyErrors: false,
    lineCounter: lines,
    customTags: (tags) => [
      ...tags.filter((tag) => typeof tag === 'string' || !/:(int|float)$/.test(tag.tag)),
      wholeNumber,
    ],
  });
  const merge = unfinishedMerge(text, file);
  const problems = merge === undefined ? syntaxProblems(document, text, file, lines) : [merge];
  if (problems.length > 0) return { problems };
  if (!isMap(document.contents)) {
    const message = document.contents === null ? 'The file is empty.' : 'The file is not a map of settings.';
    return {
      problems: [{ file, message, fix: howToWrite }],
    };
  }
  const reader: Reader = { text, file, lines, problems, anchors: new Set() };
  visit(document, {
    Node: (_, { anchor }) => {
      if (anchor !== undefined) reader.anchors.add(anchor);
    },
  });
  const tree = readMap(reader, document.contents, []);
  return problems.length > 0 ? { problems } : { tree, problems };
};

/** A tree of more takes gigabytes; comments are one each, however long. */
const mostTokens = 500_000;

const hasTooMuch = (text: string): boolean => {
  // A token is a character at least.
  if (text.length <= mostTokens) return false;
  let count = 0;
  for (const _ of new Lexer().lex(text)) if (++count > mostTokens) return true;
  return false;
};

interface Reader {
  readonly text: string;
  readonly file: string;
  readonly lines: LineCounter;
  readonly problems: Problem[];
  /** Names that values have for references. */
  readonly anchors: Set<string>;
}

const wholeNumber: ScalarTag = {
  identify: (value) => typeof value === 'number',
  default: true,
  tag: 'tag:yaml.org,2002:int',
  test: /^(?:0|-?[1-9]\d{0,14})$/,
  resolve: (text) => Number(text),
};

const originOf = (reader: Reader, node: Node | null | undefined, fallback = 1): Origin => {
  const offset = node?.range?.[0];
  return { file: reader.file, line: offset === undefined ? fallback : reader.lines.linePos(offset).line };
};

const readNode = (reader: Reader, node: Node | null, path: Path, line: number): Tree => {
  const origin = originOf(reader, node, line);
  if (isMap(node)) return readMap(reader, node, path);
  if (isSeq(node)) {
    const items = node.items.map((item, index) => readNode(reader, item as Node | null, [...path, index], origin.line));
    return { kind: 'list', items, origin };
  }
  if (isAlias(node)) {
    reader.problems.push({
      file: reader.file,
      line: origin.line,
      path: formatPath(path),
      ...(reader.anchors.has(node.source) ? reference(node.source) : star(node.source)),
    });
  }
  const value = isScalar(node) ? node.value : null;
  if (typeof value === 'string')
    refuseUnseen(reader, value, path, origin.line, isScalar(node) && node.type === 'QUOTE_DOUBLE');
  const text = node?.range ? reader.text.slice(node.range[0], node.range[1]) : '';
  return { kind: 'scalar', value: isPlainScalar(value) ? value : null, text, origin };
};

const reference = (name: string): Wording => ({
  message: `"*${name}" repeats a value by reference.`,
  allowed: 'Every value is written where it is used, so that a change shows where it acts.',
  fix: 'write the value out, or move what tenants share to a template under stacks/templates/.',
});

const star = (name: string): Wording => ({
  message: `"*${name}" begins with a *, which refers to another value in YAML, and none is called so.`,
  allowed: 'Text with special characters stands in single quotes.',
  fix: `write '*${name.replaceAll("'", "''")}'.`,
});

/** What a terminal or a reader wouldn't see as it is never goes any further: neither to Teams nor into a review. */
const refuseUnseen = (reader: Reader, text: string, path: Path, line: number, isEscaped = false): void => {
  const found = text.match(unseen)?.[0];
  if (found === undefined) return;
  reader.problems.push({
    file: reader.file,
    line,
    path: formatPath(path),
    message: `${JSON.stringify(text.slice(0, 80))} holds the character ${visibleText(found)}, which nobody sees.`,
    allowed: 'Text has letters, marks and spaces; line feeds where a text has several lines.',
    fix: isEscaped
      ? "write the text in single quotes ('…'), where a backslash stands for itself, or remove that character."
      : 'remove that character.',
  });
};

const isPlainScalar = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

const readMap = (reader: Reader, map: YAMLMap, path: Path): TreeMap => {
  const entries = new Map<string, Tree>();
  for (const pair of map.items as Pair<Node, Node | null>[]) {
    const line = originOf(reader, pair.key).line;
    const key = keyOf(reader, pair.key);
    const here = [...path, key];
    refuseUnseen(reader, key, here, line);
    const first = entries.get(key);
    if (first === undefined) {
      const value = readNode(reader, pair.value, here, line);
      // A person looks for the key, so a value's line is its key's.
      entries.set(key, { ...value, origin: { file: reader.file, line } });
      continue;
    }
    reader.problems.push({
      file: reader.file,
      line,
      path: formatPath(here),
      message: `"${key}" is written twice; the first is on line ${first.origin.line}.`,
      allowed: 'A key stands once in its map.',
      fix: 'join the two, or rename one.',
    });
  }
  return { kind: 'map', entries, origin: originOf(reader, map) };
};

/** As typed: `0101` and `112` are names here, not numbers. */
const keyOf = (reader: Reader, key: Node): string =>
  isScalar(key) && typeof key.value === 'string' ? key.value : reader.text.slice(...(key.range ?? [0, 0]).slice(0, 2));
