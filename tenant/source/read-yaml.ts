import {
  type Document,
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
  type YAMLMap,
} from 'yaml';
import { unseen, visibleText } from '../../providers/kit/visible-text.ts';
import type { Problem } from '../problem.ts';
import { formatPath, type Path } from './path.ts';
import type { Origin, Tree, TreeMap } from './tree.ts';

/**
 * Reads one YAML 1.2 file.
 *
 * Only plain whole numbers become numbers: `+31205552101`, `0101`, `5.10` and `2028-10-31` stay the text that was typed.
 */
export const readYaml = (text: string, file: string): { readonly tree?: TreeMap; readonly problems: Problem[] } => {
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
  const problems = syntaxProblems(document, file, lines);
  if (problems.length > 0) return { problems };
  if (!isMap(document.contents)) {
    const message = document.contents === null ? 'The file is empty.' : 'The file is not a map of settings.';
    return {
      problems: [
        { file, message, fix: 'write settings as "key: value" lines; npm run show -- lab prints an example.' },
      ],
    };
  }
  const reader: Reader = { text, file, lines, problems };
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
}

const wholeNumber: ScalarTag = {
  identify: (value) => typeof value === 'number',
  default: true,
  tag: 'tag:yaml.org,2002:int',
  test: /^(?:0|-?[1-9]\d{0,14})$/,
  resolve: (text) => Number(text),
};

const syntaxProblems = (document: Document.Parsed, file: string, lines: LineCounter): Problem[] => {
  const byLine = new Map<number, Problem>();
  for (const error of document.errors.length > 0 ? document.errors : document.warnings) {
    const line = lines.linePos(error.pos[0]).line;
    if (byLine.has(line)) continue;
    byLine.set(line, {
      file,
      line,
      message: `This can't be read as YAML: ${error.message.replace(/\.?$/, '.')}`,
      allowed: 'YAML 1.2, indented with spaces; patterns stand in single quotes.',
      // In double quotes a backslash begins an escape, and patterns are full of them.
      fix: /escape sequence/.test(error.message)
        ? `write the text of line ${line} in single quotes ('…'), where a backslash stands for itself.`
        : `correct line ${line}, or the one before it.`,
    });
  }
  return [...byLine.values()];
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
      message: `"*${node.source}" repeats a value by reference.`,
      allowed: 'Every value is written where it is used, so that a change shows where it acts.',
      fix: 'write the value out, or move what tenants share to a template under stacks/templates/.',
    });
  }
  const value = isScalar(node) ? node.value : null;
  if (typeof value === 'string') refuseUnseen(reader, value, path, origin.line);
  const text = node?.range ? reader.text.slice(node.range[0], node.range[1]) : '';
  return { kind: 'scalar', value: isPlainScalar(value) ? value : null, text, origin };
};

/** What a terminal or a reader wouldn't see as it is never goes any further: neither to Teams nor into a review. */
const refuseUnseen = (reader: Reader, text: string, path: Path, line: number): void => {
  const found = text.match(unseen)?.[0];
  if (found === undefined) return;
  reader.problems.push({
    file: reader.file,
    line,
    path: formatPath(path),
    message: `${JSON.stringify(text.slice(0, 80))} holds the character ${visibleText(found)}, which nobody sees.`,
    allowed: 'Text has letters, marks and spaces; line feeds where a text has several lines.',
    fix: 'remove that character.',
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
