import { canBeEmpty, type PatternNode } from '../../providers/msteams/schema/pattern/pattern.ts';
import type { Alphabet } from './alphabet.ts';
import { BeyondExactness } from './budget.ts';
import type { Instruction, Program } from './instruction.ts';
import type { Machine } from './machine.ts';
import type { Obligations } from './obligations.ts';

type Look = PatternNode & { readonly kind: 'look' };

/** How the pieces that machines of their own are made for become duties and machines. */
export interface Surroundings {
  readonly alphabet: Alphabet;
  readonly obligations: Obligations;
  /** Groups whose text the translation uses; 0 is the whole match. */
  readonly wanted: ReadonlySet<number>;
  readonly end: () => number;
  readonly ahead: (node: Look) => { readonly atStart: number; readonly later: number };
  readonly behind: (node: Look) => Machine;
}

/** Writes a pattern out for threads, back to front: each piece is written knowing what comes after it. */
export const writeProgram = (root: PatternNode, around: Surroundings): Program => {
  const instructions: Instruction[] = [{ kind: 'done' }];
  const behinds: Machine[] = [];
  const add = (instruction: Instruction): number => instructions.push(instruction) - 1;

  const write = (node: PatternNode, next: number, open: readonly number[]): number => {
    switch (node.kind) {
      case 'set':
        return add({ kind: 'take', mask: around.alphabet.maskOf(node.chars), open, next });
      case 'sequence':
        return node.items.reduceRight((after, item) => write(item, after, open), next);
      case 'choice':
        return add({ kind: 'split', next: node.options.map((option) => write(option, next, open)) });
      case 'group':
        if (!around.wanted.has(node.number)) return write(node.item, next, open);
        return add({ kind: 'open', group: node.number, next: write(node.item, next, [...open, node.number]) });
      case 'repeat':
        return writeRepeat(node, next, open);
      case 'anchor': {
        if (node.at === 'start') return add({ kind: 'start', next });
        const end = around.end();
        return add({ kind: 'owe', atStart: end, later: end, next });
      }
      case 'look':
        if (node.direction === 'ahead') return add({ kind: 'owe', ...around.ahead(node), next });
        behinds.push(around.behind(node));
        return add({ kind: 'behind', machine: behinds.length - 1, negative: node.negative, next });
    }
  };

  const writeRepeat = (node: PatternNode & { kind: 'repeat' }, next: number, open: readonly number[]): number => {
    const { item, min, max, lazy } = node;
    if (around.wanted.size > 0 && max > 1 && canBeEmpty(item)) {
      throw new BeyondExactness('a repeat of something that can be empty, in a rule that rewrites');
    }
    let after = next;
    if (max === Number.POSITIVE_INFINITY) {
      after = add({ kind: 'split', next: [] });
      const round = write(item, after, open);
      instructions[after] = { kind: 'split', next: lazy ? [next, round] : [round, next] };
    }
    for (let extra = min; extra < max && max !== Number.POSITIVE_INFINITY; extra += 1) {
      const round = write(item, after, open);
      after = add({ kind: 'split', next: lazy ? [next, round] : [round, next] });
    }
    for (let round = 0; round < min; round += 1) after = write(item, after, open);
    return after;
  };

  const whole = around.wanted.has(0);
  const body = write(root, 0, whole ? [0] : []);
  const begin = whole ? add({ kind: 'open', group: 0, next: body }) : body;
  return { instructions, begin, obligations: around.obligations, behinds };
};
