import { includesName } from '../../providers/msteams/resources/same-name.ts';
import type { Difference } from './difference.ts';

/** Of a word, what counts in a comparison. */
interface Counts {
  /** The items of a list that count; left out, all do. */
  readonly only?: readonly string[];
  /** The order of the list means nothing. */
  readonly unordered?: true;
  /** What gives the tenant's value, where that isn't the object itself. */
  readonly by?: string;
}

/** One object of the files and of the tenant, both in the tenant's words, and which words of it count. */
export interface Pair {
  readonly about: Difference['about'];
  readonly name: string;
  /** How a line begins that tells of it. */
  readonly called: string;
  readonly file: object | undefined;
  readonly tenant: object | undefined;
  readonly words: Readonly<Record<string, Counts>>;
}

/** Where an object differs: missing on one side, or word by word, the tenant first. */
export const compare = ({ about, name, called, file, tenant, words }: Pair): Difference[] => {
  const difference = (text: string): Difference => ({ about, name, text });
  if (tenant === undefined) return file === undefined ? [] : [difference(`${called} isn't in the tenant.`)];
  if (file === undefined) return [difference(`${called} isn't in the file.`)];
  return Object.entries(words).flatMap(([word, counts]) => {
    const [now, before] = [tenant, file].map((side) => counted((side as Values)[word], counts));
    if (now === before) return [];
    const by = counts.by === undefined ? '' : ` ${counts.by}`;
    return [difference(`${called}: ${word} ${now}${by}; the file says ${before}.`)];
  });
};

type Values = Readonly<Record<string, unknown>>;

const counted = (value: unknown, { only, unordered }: Counts): string => {
  if (!Array.isArray(value)) return value === undefined ? 'none' : String(value);
  const items = value.map(String).filter((item) => only === undefined || includesName(only, item));
  return items.length === 0 ? 'none' : (unordered ? items.toSorted() : items).join(', ');
};
