import { alphabetFor } from '../automata/alphabet.ts';
import { BeyondExactness, newBudget, OverBudget } from '../automata/budget.ts';
import { countAll } from '../automata/count.ts';
import { describe } from '../automata/describe.ts';
import { select } from '../automata/language.ts';
import { labelsOf } from '../automata/machine.ts';
import { patternMachine } from '../automata/pattern-machine.ts';
import { product } from '../automata/product.ts';
import type { Voice } from '../compile.ts';
import { askAll } from './atoms.ts';
import { colleagueAtom, colleagueKey, colleaguesDiffer, type Holders, holdersOf } from './colleague-atom.ts';
import type { UnassignedChange, UnassignedComparison } from './comparison.ts';
import { likeliest } from './likeliest.ts';
import { beyondTreatments, taker, treatmentAtoms, treatmentsDiffer } from './treatment-atoms.ts';

/** States for the treatments of both versions; typical ones need a few hundred. */
const enough = 150_000;

/** Called numbers as an SBC hands them over, and as dial plans make them. */
const numbers = '^\\+?\\d+$';

const none: UnassignedComparison = { changes: [], notAnalysed: [] };

/** What becomes of calls to numbers that nobody holds, whoever calls, where treatments decide in either version. */
export const compareUnassigned = (base: Voice, head: Voice): UnassignedComparison => {
  if (base.treatments.length + head.treatments.length === 0) return none;
  if (!treatmentsDiffer(base, head) && !colleaguesDiffer(base, head)) return none;
  try {
    return compare(base, head);
  } catch (error) {
    if (!(error instanceof BeyondExactness || error instanceof OverBudget)) throw error;
    const why = error instanceof BeyondExactness ? error.what : 'their patterns together have too many cases';
    return { changes: [], notAnalysed: [{ what: 'calls to numbers that nobody holds', why }] };
  }
};

/** Where a call to a number ends, as far as treatments decide. */
interface End {
  /** Equal for two that a caller couldn't tell apart. */
  readonly key: string;
  /** Absent: nobody holds the number, and no treatment takes it. */
  readonly text?: string;
  /** Somebody holds it. */
  readonly held?: true;
  /** Of a treatment: it is no number of the tenant that the files know. */
  readonly outside?: boolean;
}

const compare = (base: Voice, head: Voice): UnassignedComparison => {
  const budget = newBudget(enough);
  const alphabet = alphabetFor([]);
  const atoms = askAll(
    [...treatmentAtoms(base, head, alphabet, budget), colleagueAtom(base, head, alphabet, budget)],
    alphabet,
    budget,
  );
  const all = product(
    patternMachine(numbers, alphabet, budget),
    atoms.combined.machine,
    (yes, label) => (yes === 1 ? 1 + label : 0),
    budget,
  );
  const holders = holdersOf(base, head);
  const ends = [endOf(base, 'base'), endOf(head, 'head')] as const;
  function endOf(voice: Voice, side: 'base' | 'head') {
    const take = taker(voice, atoms, side);
    const place = atoms.placeOf(colleagueKey);
    return (members: ReadonlyMap<number, number>): End => {
      if (holderIn(holders, members.get(place) ?? 0, side)) return { key: 'held', text: 'who holds them', held: true };
      const taken = take(members);
      return taken ? { key: taken.key, text: taken.text, outside: !taken.own } : { key: '' };
    };
  }
  const groups = new Map<string, { before: End; after: End; labels: Set<number> }>();
  for (const label of labelsOf(all)) {
    if (label === 0) continue;
    const members = atoms.combined.membersOf(label - 1);
    const [before, after] = [ends[0](members), ends[1](members)];
    // Who newly holds a number, and a number that nobody treats, is told with the users.
    const isOfTreatments = before.outside !== undefined || after.outside !== undefined;
    if (!isOfTreatments || before.key === after.key || after.held) continue;
    const key = [before.key, after.key, after.outside ?? before.outside].join('\n');
    const group = groups.get(key) ?? { before, after, labels: new Set<number>() };
    group.labels.add(label);
    groups.set(key, group);
  }
  const country = head.config.users[0]?.country ?? '';
  return {
    changes: [...groups.values()].map(({ before, after, labels }): UnassignedChange => {
      const language = select(all, (label) => labels.has(label));
      const count = countAll(language);
      return {
        ...(before.text !== undefined && { before: before.text }),
        ...(after.text !== undefined && {
          after: after.text === before.text ? `${after.text}, another recording` : after.text,
        }),
        outside: (after.outside ?? before.outside) === true,
        numbers: { ...describe(language), ...(count !== undefined && { count: String(count) }) },
        example: likeliest(language, country) ?? '',
      };
    }),
    notAnalysed: beyondTreatments(base, head, atoms),
  };
};

const holderIn = (holders: Holders, label: number, side: 'base' | 'head'): boolean =>
  holders.of(label, side) !== undefined;
