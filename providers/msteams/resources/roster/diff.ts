import { diffMap } from '../../../kit/diff.ts';
import type { Change } from '../../../kit/resource.ts';
import { type Book, byUpn, type Same } from './book.ts';

type Values = Readonly<Record<string, string>>;

interface Asked {
  /** The argument's name. */
  readonly path: string;
  readonly book: Book;
  readonly wanted: Values;
  /** The arguments of before, from which the engine prints what a user has now. */
  readonly oldValues: () => Values | undefined;
  readonly same: Same;
}

/**
 * What is asked against what is known, user by user. Of whom something is pending it isn't known what they have, so that the
 * next run looks again, also when the file is back to what it was.
 */
export const diffRoster = ({ path, book, wanted, oldValues, same }: Asked): Change[] => {
  const entries = byUpn(book);
  const before: Record<string, string | symbol> = {};
  for (const [upn, some] of entries) {
    const [entry] = some;
    const value = entry?.has?.value;
    const isSettled = some.length === 1 && entry?.pending.length === 0 && value !== undefined;
    const asked = typeof wanted === 'object' && wanted !== null ? wanted[upn] : undefined;
    if (isSettled) before[upn] = asked !== undefined && same(value, asked) ? asked : value;
    else if (value !== undefined || asked === undefined) before[upn] = unsure;
  }
  const changes = diffMap(path, before, wanted);
  if (changes.length === 0) return changes;
  const old = oldValues() ?? {};
  const isPrinted = new Map(
    Object.entries(before).map(([upn, value]) => [`${path}["${upn}"]`, old[upn] !== undefined && old[upn] === value]),
  );
  // Of who comes nothing old is printed; against outputs, which hold no map, the engine would print all as coming.
  return changes.map((change) =>
    change.kind === 'add' || isPrinted.get(change.path) ? { ...change, inputDiff: true } : change,
  );
};

/** Equal to nothing that a file can ask. */
const unsure = Symbol('unsure');
