import { readClass } from './char-class.ts';
import { bothCases, canonical, dot } from './chars.ts';
import type { Context } from './context.ts';
import { readEscape } from './escaped-atom.ts';
import { invalid } from './failure.ts';
import { type Options, readGroupOpening } from './group-open.ts';
import type { PatternNode } from './pattern.ts';
import { isQuantifier, readQuantifier } from './quantifier.ts';
import { looksAt, note, peek, refuse, take, takeMatch } from './reader.ts';

/** More than any number needs, and little enough to write a repeat out in full. */
const maxRepeat = 256;

/** Alternatives, up to the end of the text or of the group around them. */
export const readChoice = (context: Context, initial: Options): PatternNode => {
  const options: PatternNode[] = [];
  let current = initial;
  do {
    const sequence = readSequence(context, current);
    options.push(sequence.node);
    // An inline option goes on into the next alternative.
    current = sequence.options;
  } while (take(context, '|'));
  return options.length === 1 && options[0] ? options[0] : { kind: 'choice', options };
};

const readSequence = (context: Context, initial: Options): { node: PatternNode; options: Options } => {
  const items: PatternNode[] = [];
  let options = initial;
  for (;;) {
    skipComments(context);
    const char = peek(context);
    if (char === undefined || char === '|' || char === ')') break;
    const start = context.at;
    if (isQuantifier(context)) refuse(invalid(readQuantifier(context).text, start, 'repeats nothing'));
    const atom = readAtom(context, options);
    if ('options' in atom) {
      options = atom.options;
      continue;
    }
    items.push(readRepeat(context, atom.node));
  }
  return { node: items.length === 1 && items[0] ? items[0] : { kind: 'sequence', items }, options };
};

const skipComments = (context: Context): void => {
  while (looksAt(context, '(?#')) {
    const start = context.at;
    if (!takeMatch(context, /\(\?#[^)]*\)/y)) refuse(invalid('(?#', start, "opens a comment that isn't closed"));
  }
};

const readRepeat = (context: Context, item: PatternNode): PatternNode => {
  skipComments(context);
  if (!isQuantifier(context)) return item;
  const start = context.at;
  const { text, min, max } = readQuantifier(context);
  if (min > 2 ** 31 - 1 || (max > 2 ** 31 - 1 && max !== Number.POSITIVE_INFINITY)) {
    refuse(invalid(text, start, 'counts further than .NET can'));
  }
  if (min > max) refuse(invalid(text, start, 'has its smaller number last'));
  skipComments(context);
  const lazy = take(context, '?');
  skipComments(context);
  if (isQuantifier(context)) {
    refuse(
      invalid(`${text}${lazy ? '?' : ''}${readQuantifier(context).text}`, start, 'repeats a repeat without brackets'),
    );
  }
  if (min > maxRepeat || (max > maxRepeat && max !== Number.POSITIVE_INFINITY)) {
    note(context, start, `a repeat of more than ${maxRepeat}`);
    return { kind: 'repeat', item, min: 0, max: Number.POSITIVE_INFINITY, lazy };
  }
  return { kind: 'repeat', item, min, max, lazy };
};

type Atom = { readonly node: PatternNode } | { readonly options: Options };

const readAtom = (context: Context, options: Options): Atom => {
  const start = context.at;
  const fold = options.ignoreCase ? bothCases : canonical;
  const set = (chars: string): Atom => ({ node: { kind: 'set', chars } });
  if (take(context, '(')) return readGroup(context, start, options);
  if (take(context, '[')) return set(readClass(context, fold));
  if (take(context, '^')) return { node: { kind: 'anchor', at: 'start' } };
  if (take(context, '$')) return { node: { kind: 'anchor', at: 'end-or-newline' } };
  if (take(context, '.')) return set(dot(options.singleLine));
  if (take(context, '\\')) return { node: readEscape(context, start, fold) };
  const char = context.text[start] ?? '';
  context.at += 1;
  if (char.charCodeAt(0) > 127) note(context, start, 'a character that no telephone number holds');
  return set(fold(char));
};

const readGroup = (context: Context, start: number, options: Options): Atom => {
  const opening = readGroupOpening(context, options);
  if (opening.kind === 'options') return { options: opening.options };
  // Numbers are given when a group opens, so an outer group comes before the groups inside it.
  const capture = { kind: 'group' as const, number: 0, item: { kind: 'sequence', items: [] } as PatternNode };
  if (opening.kind === 'capture') numberGroup(context, start, capture, opening.name);
  const item = readChoice(context, opening.kind === 'plain' ? opening.options : options);
  if (!take(context, ')')) refuse(invalid('(', start, "opens a group that isn't closed"));
  if (opening.kind === 'look') {
    return { node: { kind: 'look', direction: opening.direction, negative: opening.negative, item } };
  }
  if (opening.kind === 'plain') return { node: item };
  capture.item = item;
  return { node: capture };
};

const numberGroup = (context: Context, start: number, node: { number: number }, name: string | undefined): void => {
  if (name === undefined) {
    context.unnamed += 1;
    node.number = context.unnamed;
    return;
  }
  if (context.named.some((other) => other.name === name)) note(context, start, 'a second group of the same name');
  context.named.push({ name, node });
};
