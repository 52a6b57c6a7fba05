import { inWords } from '../routing/in-words.ts';
import { homeOf } from '../routing/numbers/kinds.ts';
import { countryCodes, countryOf } from '../tenant/countries.ts';
import type { TenantReview } from './review-schema.ts';

type Change = Pick<TenantReview['dialled'][number], 'kinds' | 'numbers' | 'dialled' | 'example' | 'withExtension'>;

/** Where changed calls go to: words for a sentence, and the very numbers. */
export interface Destination {
  /** `abroad`, `premium numbers`, `numbers like 06 1234 5678`, `112`. */
  readonly words: string;
  /** Ranges as a voice engineer writes them. */
  readonly ranges: readonly string[];
  /** The words say it all; the ranges are for those who want to know exactly. */
  readonly whole: boolean;
}

/** Says where changed calls go to. A kind's name stands alone only if the changes together are of that whole kind. */
export const destinationOf = (...changes: readonly Change[]): Destination => {
  const sets = changes.map(({ numbers, dialled }) => numbers ?? dialled);
  const complete = sets.every((set) => set.complete);
  const lines = [...new Set(sets.flatMap((set) => set.lines))];
  const ranges = [...lines.map(tidy), ...(complete ? [] : ['…'])];
  const withExtension = changes.every((change) => change.withExtension);
  const every = (kind: string): boolean => !withExtension && changes.every(({ kinds }) => kinds[kind] === 'all');
  if (sets.every(({ count }) => count === '1')) return { words: inWords(lines, 'or'), ranges, whole: true };
  if (every('emergency')) return { words: 'emergency numbers', ranges, whole: false };
  if (every('premium')) return { words: 'premium numbers', ranges, whole: false };
  if (every('satellite')) return { words: 'satellite numbers', ranges, whole: false };
  const abroad = Object.keys(changes[0]?.kinds ?? {}).find((kind) => homeOf(kind) !== undefined && every(kind));
  if (abroad !== undefined && complete && isEverywhere(lines, countryOf(homeOf(abroad) ?? '')?.callingCode ?? ''))
    return { words: 'abroad', ranges, whole: true };
  const examples = [...new Set(changes.flatMap(({ example }) => example ?? []))].slice(0, 2);
  const like = examples.length === 0 ? 'some numbers' : `numbers like ${inWords(examples, 'or')}`;
  return { words: abroad === undefined ? like : `${like} abroad`, ranges, whole: false };
};

/** `xxx{6,9}` is easier to read as `x{8,11}`. */
const tidy = (line: string): string =>
  line.replace(/(x+)x\{(\d+),(\d*)\}$/, (_, run: string, least: string, most: string) => {
    const extra = run.length;
    return `x{${Number(least) + extra},${most === '' ? '' : Number(most) + extra}}`;
  });

/** A kind of number as the object of a sentence: `abroad`, `premium numbers`. */
export const kindWords = (kind: string): string => (homeOf(kind) === undefined ? `${kind} numbers` : 'abroad');

/** Whether a usual number of every other country is among them: no call abroad is left as it was. */
const isEverywhere = (lines: readonly string[], home: string): boolean => {
  const taken = rangesOf(lines);
  const codes = new Set(countryCodes().flatMap((code) => countryOf(code)?.callingCode ?? []));
  codes.delete(home);
  return [...codes].every((code) => [7, 8, 9, 10].every((length) => taken.test(`+${code}${'2'.repeat(length)}`)));
};

/** Whether a number is in one of some ranges as a voice engineer writes them. */
export const rangesTake = (lines: readonly string[], number: string): boolean => rangesOf(lines).test(number);

const rangesOf = (lines: readonly string[]): RegExp =>
  new RegExp(`^(?:${lines.map((line) => line.replaceAll(/[+*]/g, '\\$&').replaceAll('x', '\\d')).join('|')})$`);
