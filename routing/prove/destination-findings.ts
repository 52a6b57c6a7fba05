import { nameKey } from '../compile.ts';
import type { Sbc, VoiceRoute } from '../config.ts';
import { inWords } from '../in-words.ts';
import { matcherFor } from '../matching/matcher.ts';
import { memoised } from '../memoised.ts';
import { type CountryIn, countriesIn, countriesTried, isPlanKnown } from '../numbers/countries-in.ts';
import { countriesOf } from './countries.ts';
import type { Facts } from './facts.ts';
import type { Finding, Unproved } from './finding.ts';
import { languageOf, withinBudget } from './matching-numbers.ts';
import { quotedNames } from './names.ts';

/** What voice routes send to the SIP provider, against the countries to which its profile lets calls through. */
export const destinationFindings = (facts: Facts): { findings: Finding[]; unproved: Unproved[] } => {
  const trunks = facts.voice.config.sbcs.filter(({ destinations }) => destinations !== undefined);
  return {
    findings: trunks.flatMap((sbc) => [...refused(facts, sbc), ...unused(facts, sbc)]),
    unproved: trunks.flatMap(({ destinations = [] }) =>
      destinations.flatMap((country): Unproved[] =>
        isPlanKnown(country)
          ? []
          : [
              {
                part: { kind: 'destinations' },
                what: `whether a voice route sends calls to ${country}, which is among the SIP trunk's destinations`,
                why: 'its numbers are not known here',
              },
            ],
      ),
    ),
  };
};

/** The countries of which a pattern takes numbers; where no machine can tell, those of which it takes a usual number. */
interface Taken {
  readonly countries: readonly CountryIn[];
  readonly isExact: boolean;
}

const takenBy = memoised((pattern: string): Taken => {
  const exact = withinBudget((budget) => countriesIn(languageOf(pattern, budget)));
  if (exact !== undefined) return { countries: exact, isExact: true };
  const matcher = matcherFor(pattern);
  return { countries: 'test' in matcher ? countriesTried((number) => matcher.test(number)) : [], isExact: false };
});

const routesOver = ({ voice }: Facts, sbc: Sbc): readonly VoiceRoute[] =>
  voice.config.voiceRoutes.filter(({ sbcs }) => sbcs.some((name) => nameKey(name) === nameKey(sbc.name)));

/** What leaves the SBC isn't what a route sees. */
const rewrites = ({ translations, unknownLists }: Sbc): boolean =>
  (translations?.outboundPstn ?? []).length > 0 || unknownLists?.includes('outboundPstn') === true;

const certainty = (sbc: Sbc, taken: readonly Taken[]): Finding['certainty'] =>
  !rewrites(sbc) && taken.every(({ isExact }) => isExact) ? 'proved' : 'sampled';

const refused = (facts: Facts, sbc: Sbc): Finding[] => {
  const { destinations = [] } = sbc;
  const home = countriesOf(facts).map((country) => country.toUpperCase());
  const found = routesOver(facts, sbc).flatMap((route) => {
    const taken = takenBy(route.pattern);
    const away = taken.countries.filter(({ country }) => !destinations.includes(country));
    return away.length === 0 ? [] : [{ route, taken, away }];
  });
  // Routes that let the same countries through are one finding.
  const alike = Map.groupBy(found, ({ away }) => away.map(({ country }) => country).join());
  return [...alike.values()].flatMap((group): Finding[] => {
    const [first] = group;
    if (first === undefined) return [];
    const countries = sorted(first.away, home);
    const isHome = countries.some(({ country }) => home.includes(country));
    const names = quotedNames(group.map(({ route }) => route.name));
    const isOne = group.length === 1;
    return [
      {
        kind: 'destination-refused',
        level: isHome ? 'error' : 'warning',
        certainty: certainty(
          sbc,
          group.map(({ taken }) => taken),
        ),
        part: { kind: 'route', name: first.route.name },
        what: `${isOne ? 'Route' : 'Routes'} ${names} ${isOne ? 'sends' : 'send'} calls to ${countriesText(countries)} to the SIP trunk, whose destinations (${inWords(destinations) || 'none'}) leave ${countries.length === 1 ? 'it' : 'them'} out.`,
        why: `The carrier refuses such a call, e.g. to ${countries[0]?.number}; who dials it hears that after Teams has let it out. Emergency numbers aren't counted: whether destinations count for them isn't published.`,
        fix: `add the countries to sipTrunk.telnyx.outbound.destinations, or narrow the ${isOne ? 'pattern of the route' : 'patterns of the routes'}.`,
      },
    ];
  });
};

const unused = (facts: Facts, sbc: Sbc): Finding[] => {
  const taken = routesOver(facts, sbc).map(({ pattern }) => takenBy(pattern));
  const reached = new Set(taken.flatMap(({ countries }) => countries.map(({ country }) => country)));
  const idle = (sbc.destinations ?? []).filter((country) => isPlanKnown(country) && !reached.has(country));
  if (idle.length === 0) return [];
  return [
    {
      kind: 'destination-unused',
      level: 'note',
      certainty: certainty(sbc, taken),
      part: { kind: 'destinations' },
      what: `The SIP trunk lets calls to ${inWords(idle)} through, and no voice route sends it any.`,
      why: 'Whoever gets hold of the trunk may call there all the same, and that is paid for.',
      fix: `take ${idle.length === 1 ? 'it' : 'them'} out of sipTrunk.telnyx.outbound.destinations, or give a voice route that takes such numbers.`,
    },
  ];
};

/** Where users are first. */
const sorted = (countries: readonly CountryIn[], home: readonly string[]): CountryIn[] =>
  countries.toSorted((a, b) => Number(home.includes(b.country)) - Number(home.includes(a.country)));

/** So many countries are named. */
const most = 8;

const countriesText = (countries: readonly CountryIn[]): string => {
  const names = countries.map(({ country }) => country);
  return names.length <= most + 1
    ? inWords(names)
    : `${names.slice(0, most).join(', ')} and ${names.length - most} more countries`;
};
