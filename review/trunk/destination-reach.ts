import type { NotAnalysed } from '../../routing/compare/not-analysed.ts';
import { nameKey } from '../../routing/compile.ts';
import type { VoiceConfig } from '../../routing/config.ts';
import { numbersOfCountry } from '../../routing/numbers/countries-in.ts';
import { kindsReached } from '../../routing/prove/toll-exposure.ts';

/** Who may call a country by the trunk, by their policies' routes, whatever the carrier lets through. */
export interface CountryReach {
  readonly country: string;
  readonly users: readonly string[];
  readonly example?: string;
}

/** For each of some countries, over the SBCs that are the provider's trunk alone. Exact, but for what is left over. */
export const countryReach = (
  config: VoiceConfig,
  countries: readonly string[],
): { readonly reached: readonly CountryReach[]; readonly notAnalysed: readonly NotAnalysed[] } => {
  if (countries.length === 0) return { reached: [], notAnalysed: [] };
  const isTrunk = new Set(
    config.sbcs.flatMap(({ name, destinations }) => (destinations === undefined ? [] : nameKey(name))),
  );
  const overTrunk: VoiceConfig = {
    ...config,
    // Which usage takes a call isn't up to its SBCs: what another SBC would carry goes nowhere here, and isn't counted.
    sbcs: config.sbcs.map((sbc) => (isTrunk.has(nameKey(sbc.name)) ? sbc : { ...sbc, enabled: false })),
  };
  const kinds = countries.map((country) => ({ name: kindOf(country), language: numbersOfCountry(country) }));
  const { reach, notAnalysed } = kindsReached(overTrunk, kinds);
  return {
    reached: countries.flatMap((country): CountryReach[] => {
      const rows = reach.filter(({ kind, direction }) => kind === kindOf(country) && direction === 'gained');
      const users = [...new Set(rows.flatMap((row) => row.users))];
      const example = rows.find((row) => row.example !== undefined)?.example?.written;
      return users.length === 0 ? [] : [{ country, users, ...(example !== undefined && { example }) }];
    }),
    notAnalysed,
  };
};

const kindOf = (country: string): string => `numbers of ${country}`;
