import type { Alphabet } from '../automata/alphabet.ts';
import type { Budget } from '../automata/budget.ts';
import { numberList } from '../automata/number-list.ts';
import type { Voice } from '../compile.ts';
import type { Treatment } from '../config.ts';
import { treatedKey, treatedPlace } from '../treat.ts';
import { type Atom, type Atoms, patternAtom, patternKey } from './atoms.ts';
import { ownAtom, ownKey } from './own-numbers.ts';

/** Key of the question who holds a number without ringing inside Teams: such calls go out, and no treatment is asked. */
const heldKey = 'held and not rung';

/** What treatments of both versions ask about a number; nothing where there are none. */
export const treatmentAtoms = (base: Voice, head: Voice, alphabet: Alphabet, budget: Budget): Atom[] => {
  const treatments = [base, head].flatMap((voice) => voice.treatments);
  if (treatments.length === 0) return [];
  return [
    ...treatments.map(({ treatment }) => patternAtom(treatment.pattern, alphabet, budget)),
    ownAtom([base, head], alphabet, budget),
    { key: heldKey, machine: () => numberList(heldOnly(base, head), alphabet, budget) },
  ];
};

const [inBase, inHead] = [1, 2];

const heldOnly = (base: Voice, head: Voice): Map<string, number> => {
  const of = (voice: Voice, bit: number) =>
    [...voice.numbers].flatMap(([number, user]) => (user.skipsInternal ? [[number, bit] as const] : []));
  const labels = new Map<string, number>();
  for (const [number, bit] of [...of(base, inBase), ...of(head, inHead)]) {
    labels.set(number, (labels.get(number) ?? 0) | bit);
  }
  return labels;
};

/** What a treatment makes of a number that nobody holds. */
export interface Taken {
  readonly treatment: Treatment;
  /** By the files of either version it is a number of the tenant. */
  readonly own: boolean;
  /** Equal for two that a caller couldn't tell apart. */
  readonly key: string;
  readonly text: string;
}

/** Which treatment takes a number that rings nobody inside Teams, by what holds of the number. */
export const taker = (
  voice: Voice,
  atoms: Atoms,
  side: 'base' | 'head',
): ((members: ReadonlyMap<number, number>) => Taken | undefined) => {
  const own = atoms.placeOf(ownKey);
  const held = atoms.placeOf(heldKey);
  const bit = side === 'base' ? inBase : inHead;
  const treatments = voice.treatments.map(({ treatment }) => ({
    place: atoms.placeOf(patternKey(treatment.pattern)),
    treatment,
  }));
  return (members) => {
    if (((members.get(held) ?? 0) & bit) !== 0) return undefined;
    const found = treatments.find(({ place }) => members.has(place));
    if (found === undefined) return undefined;
    const { treatment } = found;
    return {
      treatment,
      own: members.has(own),
      key: treatedKey(treatment.target),
      text: `${treatedPlace(treatment.target)} (treatment ${treatment.name})`,
    };
  };
};

/** Whether what treatments do can be otherwise than before, whoever holds which number. */
export const treatmentsDiffer = (base: Voice, head: Voice): boolean => {
  const text = ({ treatments }: Voice): string =>
    JSON.stringify(treatments.map(({ treatment: { pattern, target } }) => [pattern, target]));
  return text(base) !== text(head);
};

/** Treatments that no machine can answer for, by name. */
export const beyondTreatments = (base: Voice, head: Voice, atoms: Atoms): { what: string; why: string }[] =>
  [base, head].flatMap(({ treatments }) =>
    treatments.flatMap(({ treatment: { name, pattern } }) => {
      const why = atoms.beyond.get(patternKey(pattern));
      return why === undefined ? [] : [{ what: `treatment "${name}"`, why }];
    }),
  );
