import { holds, type PatternNode, piecesOf } from './pattern.ts';
import { invalid, type Reader, type Reference, refuse, unsupported } from './reader.ts';

/** As many texts of groups as are written out. */
const mostTexts = 150;

/**
 * Writes back references out where that says the same: `^(\d)\1+$` is `^(?:(0)0+|(1)1+|…)$`. That is so where the group takes
 * one of few texts at a fixed distance from where the match begins, so that a number fits one of them at most. Else, and
 * where a group isn't there, it is noted or refused.
 */
export const writeOutReferences = (
  reader: Reader,
  root: PatternNode,
  names: ReadonlyMap<string, number>,
): PatternNode => {
  const known = reader.references.flatMap((reference) => {
    const number = numberOf(reader, reference, names);
    return number === undefined ? [] : [{ ...reference, number }];
  });
  let result = root;
  for (const [number, references] of Map.groupBy(known, (reference) => reference.number)) {
    const written = writeOut(result, number, references);
    if (!written) return noted(reader, known, root);
    result = written;
  }
  return copiesOf(result) > mostTexts ? noted(reader, known, root) : result;
};

const copiesOf = (root: PatternNode): number => (root.kind === 'choice' ? root.options.length : 1);

const noted = (reader: Reader, references: readonly Reference[], root: PatternNode): PatternNode => {
  for (const { construct, position } of references) {
    reader.notes.push(unsupported(construct, position, 'a back reference'));
  }
  return root;
};

/** A number above 9 without such a group is an octal escape, if its digits are octal. */
const numberOf = (
  reader: Reader,
  { group, construct, position, plain }: Reference,
  names: ReadonlyMap<string, number>,
): number | undefined => {
  const number = /^\d+$/.test(group) ? Number(group) : names.get(group);
  const exists = number !== undefined && (number <= reader.unnamed + names.size || reader.numbered.has(number));
  if (exists) return number;
  if (!plain || Number(group) <= 9)
    return refuse(invalid(construct, position, "refers back to a group that doesn't exist"));
  if (/^[89]/.test(group)) {
    return refuse(invalid(`\\${group[0]}`, position, "isn't an escape that .NET knows, and there is no such group"));
  }
  reader.notes.push(unsupported(construct, position, 'an octal escape'));
  return undefined;
};

type Known = Reference & { readonly number: number };

const writeOut = (root: PatternNode, number: number, references: readonly Known[]): PatternNode | undefined => {
  if (root.kind === 'choice') {
    const options = root.options.map((option) => {
      const here = references.filter(({ place }) => holds(option, (node) => node === place));
      return here.length === 0 ? option : writeOut(option, number, here);
    });
    if (!options.every((option) => option !== undefined)) return undefined;
    return {
      kind: 'choice',
      options: options.flatMap((option) => (option.kind === 'choice' ? option.options : [option])),
    };
  }
  const texts = textsOf(root, number, references);
  if (texts === undefined) return undefined;
  const options = texts.map((text) => filled(root, number, text, references));
  return { kind: 'choice', options };
};

/** What the group takes, if it lies at a fixed distance from the start, takes part in every match, and all references come later. */
const textsOf = (root: PatternNode, number: number, references: readonly Known[]): string[] | undefined => {
  const places = new Set(references.map(({ place }) => place));
  const before = (node: PatternNode): boolean => holds(node, (piece) => places.has(piece));
  const search = (node: PatternNode): string[] | undefined => {
    if (node.kind === 'group' && node.number === number) return before(node) ? undefined : fewTexts(node.item);
    if (node.kind === 'group') return search(node.item);
    if (node.kind !== 'sequence') return undefined;
    const at = node.items.findIndex((item) =>
      holds(item, (piece) => piece.kind === 'group' && piece.number === number),
    );
    const ahead = node.items.slice(0, at);
    const item = node.items[at];
    if (!item || ahead.some(before) || ahead.some((piece) => lengthOf(piece) === undefined)) return undefined;
    return search(item);
  };
  const texts = search(root);
  const behind = holds(root, (node) => node.kind === 'look' && node.direction === 'behind' && before(node));
  const letters = texts?.some((text) => references.some(({ fold }) => [...text].some((char) => fold(char) !== char)));
  return behind || letters ? undefined : texts;
};

/** Every text that a piece of plain sets takes; nothing if there are many, or it is more than that. */
const fewTexts = (node: PatternNode): string[] | undefined => {
  const sets = node.kind === 'sequence' ? node.items : [node];
  if (
    sets.length === 0 ||
    sets.reduce((count, set) => count * (set.kind === 'set' ? set.chars.length : 1000), 1) > mostTexts
  ) {
    return undefined;
  }
  return sets.reduce<string[]>(
    (texts, set) => texts.flatMap((text) => [...(set.kind === 'set' ? set.chars : '')].map((char) => text + char)),
    [''],
  );
};

/** How many characters a piece takes, if always as many. */
const lengthOf = (node: PatternNode): number | undefined => {
  if (node.kind === 'set') return 1;
  if (node.kind === 'anchor' || node.kind === 'look') return 0;
  const lengths = piecesOf(node).map(lengthOf);
  const [first] = lengths;
  if (lengths.some((length) => length === undefined)) return undefined;
  if (node.kind === 'sequence') return lengths.reduce<number>((sum, length) => sum + (length ?? 0), 0);
  if (node.kind === 'repeat') return node.min === node.max ? node.min * (first ?? 0) : undefined;
  return lengths.every((length) => length === first) ? first : undefined;
};

/** The pattern for one text of the group. */
const filled = (root: PatternNode, number: number, text: string, references: readonly Known[]): PatternNode => {
  const places = new Set(references.map(({ place }) => place));
  const chars: PatternNode = { kind: 'sequence', items: [...text].map((char) => ({ kind: 'set', chars: char })) };
  const fill = (node: PatternNode): PatternNode => {
    if (places.has(node)) return chars;
    switch (node.kind) {
      case 'sequence':
        return { ...node, items: node.items.map(fill) };
      case 'choice':
        return { ...node, options: node.options.map(fill) };
      case 'group':
        return { ...node, item: node.number === number ? chars : fill(node.item) };
      case 'repeat':
      case 'look':
        return { ...node, item: fill(node.item) };
      default:
        return node;
    }
  };
  return fill(root);
};
