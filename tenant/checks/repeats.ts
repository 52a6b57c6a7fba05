import { foldedName } from '../resolver.ts';
import type { Finding } from '../source/finding.ts';
import type { Path } from '../source/path.ts';
import type { Subject } from './check.ts';

/** One place where a value stands. */
export interface Placed {
  readonly value: string;
  readonly path: Path;
}

/** A finding for each value that stood before, case ignored. `why` says what can't be twice, and `fix` what to do. */
export const repeats = ({ place: say }: Subject, places: readonly Placed[], why: string, fix: string): Finding[] => {
  const first = new Map<string, Placed>();
  return places.flatMap((place) => {
    const known = first.get(foldedName(place.value));
    if (known === undefined) {
      first.set(foldedName(place.value), place);
      return [];
    }
    const spelt = known.value === place.value ? 'stands' : `is "${known.value}", which stands`;
    return [
      {
        path: place.path,
        message: `"${place.value}" ${spelt} at ${say(known.path)} already.`,
        allowed: why,
        fix,
      },
    ];
  });
};
