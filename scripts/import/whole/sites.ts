import { foldedName } from '../../../tenant/resolver.ts';

/** What people at a place have in common that no row says. */
export interface SaidSite {
  readonly name: string;
  readonly country?: string;
  readonly group?: string;
}

interface Place {
  readonly country: string | undefined;
  readonly group: string | undefined;
}

/**
 * The site of people who are abroad, in a group, or both: named after these, and with a number behind where that is another site's name
 * already, such as those of group DE and of people in Germany.
 */
export const sitesOf = (
  places: readonly Place[],
): { readonly sites: readonly SaidSite[]; readonly siteFor: (place: Place) => SaidSite | undefined } => {
  const sites = new Map<string, SaidSite>();
  const names = new Set<string>();
  const byKey = new Map(places.map((place) => [keyOf(place), place] as const));
  const sorted = [...byKey].toSorted(([one], [other]) => (one < other ? -1 : 1));
  for (const [key, { country, group }] of sorted) {
    const base = [group, country].filter((part) => part !== undefined).join(' ');
    if (base === '') continue;
    const name = freeName(base, names);
    names.add(foldedName(name));
    sites.set(key, { name, ...(country !== undefined && { country }), ...(group !== undefined && { group }) });
  }
  return { sites: [...sites.values()], siteFor: (place) => sites.get(keyOf(place)) };
};

/** Countries first: theirs are the names that people expect. */
const keyOf = ({ country = '', group = '' }: Place): string => `${group}\n${country}`;

const freeName = (base: string, names: ReadonlySet<string>): string => {
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? base : `${base} ${count}`;
    if (!names.has(foldedName(name))) return name;
  }
};
