import type { Pattern, PatternNode } from '../../providers/msteams/schema/pattern/pattern.ts';

/** What national numbers behind a calling code are asked for. */
export interface NationalPattern {
  readonly callingCode: string;
  readonly root: PatternNode;
}

/** One pattern over E.164 numbers, branching digit by digit into the calling codes, so that a machine of it stays small. */
export const planPattern = (parts: readonly NationalPattern[]): Pattern => ({
  text: 'the plans of all countries',
  root: sequence({ kind: 'anchor', at: 'start' }, set('+'), branch(parts)),
  groupCount: 0,
  groupNames: new Map(),
});

const set = (chars: string): PatternNode => ({ kind: 'set', chars });

const sequence = (...items: readonly PatternNode[]): PatternNode => ({ kind: 'sequence', items });

const branch = (parts: readonly NationalPattern[]): PatternNode => {
  const here = parts.flatMap(({ callingCode, root }) => (callingCode === '' ? [root] : []));
  const further = Map.groupBy(
    parts.filter(({ callingCode }) => callingCode !== ''),
    ({ callingCode }) => callingCode.charAt(0),
  );
  const options = [...further].map(([digit, those]) =>
    sequence(set(digit), branch(those.map((part) => ({ ...part, callingCode: part.callingCode.slice(1) })))),
  );
  return { kind: 'choice', options: [...here, ...options] };
};

/** A pattern of national numbers as a whole. */
export const whole = (root: PatternNode): PatternNode => sequence(root, { kind: 'anchor', at: 'end' });
