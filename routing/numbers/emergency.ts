import { emergencyPattern, planOf } from './library.ts';
import { membersOf } from './members.ts';
import { dialMasks, microsoftEmergency } from './microsoft-emergency.ts';

/**
 * How much an emergency number counts where somebody is: `required`: people there are told to dial it, so that it must be reached;
 * `likely`: the same, as far as one source alone can tell; `recognised`: it may be answered, or a handset makes another number of it.
 */
export type Standing = 'required' | 'likely' | 'recognised';

export interface EmergencyNumber {
  /** As it is dialled, e.g. `112`. */
  readonly number: string;
  readonly standing: Standing;
  /** What Teams takes for the number too where an emergency policy says so, e.g. `9911`. */
  readonly masks: readonly string[];
}

/** What operators overseas have to take to emergency services too: Microsoft has it, the library only some of it. */
const overseas = ['112', '15', '17', '18'];

/**
 * Required by a source of our own, where the library or Microsoft lacks the number.
 *
 * FR and its overseas parts: decision 02-1179 of ARCEP, 19 December 2002, as amended: what every operator has to take to emergency
 * services: 112, 15 (ambulance), 17 (police), 18 (fire), 114 (deaf people), 191 (aircraft), 196 (sea).
 * JP: 118 is the Coast Guard's, an emergency number beside 110 and 119.
 */
const reviewed: Readonly<Record<string, readonly string[]>> = {
  BL: overseas,
  FR: ['114', '191', '196'],
  GF: overseas,
  GP: overseas,
  JP: ['118'],
  MF: overseas,
  MQ: overseas,
  RE: overseas,
  YT: overseas,
};

const known = new Map<string, readonly EmergencyNumber[]>();

/**
 * The emergency numbers of a country, by ISO 3166-1 alpha-2, those that count most first; none if no source has any.
 *
 * Required is what both Microsoft and the library have, and what was reviewed. Where Microsoft has no row, or none that the library
 * confirms, one source alone is likely: the library's then, less what handsets map. All else that either has is recognised.
 */
export const emergencyNumbersOf = (country: string): readonly EmergencyNumber[] => {
  const region = country.toUpperCase();
  const found = known.get(region) ?? numbersOf(region);
  known.set(region, found);
  return found;
};

const numbersOf = (region: string): readonly EmergencyNumber[] => {
  const pattern = emergencyPattern(region);
  const library = pattern === undefined ? [] : membersOf(pattern);
  const microsoft = microsoftEmergency(region) ?? [];
  const own = reviewed[region] ?? [];
  const required = new Set([...microsoft.filter((number) => library.includes(number)), ...own]);
  const countrys = library.filter(isOwn(region, library));
  const only = microsoft.length > 0 ? microsoft : countrys.length > 0 ? countrys : library;
  const likely = new Set(required.size > 0 ? [] : only);
  const standing = (number: string): Standing =>
    required.has(number) ? 'required' : likely.has(number) ? 'likely' : 'recognised';
  return [...new Set([...required, ...likely, ...library, ...microsoft])].map((number) => ({
    number,
    standing: standing(number),
    masks: dialMasks(region, number),
  }));
};

/**
 * Outside of Europe's calling codes (+3, +4), and of North America's (+1): where 112, and 911, is a number of the country's own beside
 * others, such as Russia's 112 (Federal Law 488-FZ) or Uruguay's 911. Nothing more than likely comes of it: a warning.
 */
const ownBesideOthers: Readonly<Record<string, ReadonlySet<string>>> = {
  '112': new Set(['AZ', 'BI', 'BT', 'FO', 'GE', 'LB', 'NR', 'RU', 'SY', 'TJ', 'TL', 'TZ']),
  '911': new Set(['AW', 'BZ', 'FJ', 'FM', 'GY', 'JO', 'LR', 'PY', 'SA', 'TO', 'UY', 'VE', 'WS']),
};

/**
 * Whether a number is a country's own, as far as that can be told: networks everywhere take 112 and 911 from handsets. 112 is Europe's,
 * 911 North America's (+1); what is a country's only one is its own.
 */
const isOwn =
  (region: string, all: readonly string[]) =>
  (number: string): boolean => {
    if ((number !== '112' && number !== '911') || all.length === 1) return true;
    if (ownBesideOthers[number]?.has(region)) return true;
    const callingCode = planOf(region)?.callingCode ?? '';
    return number === '112' ? /^[34]/.test(callingCode) : callingCode === '1';
  };

/** What has to be reached in a country: people there are told to dial it. */
export const requiredEmergency = (country: string): readonly string[] =>
  emergencyNumbersOf(country).flatMap(({ number, standing }) => (standing === 'required' ? [number] : []));

/** An emergency number that somebody has to reach. */
export interface NeededNumber extends EmergencyNumber {
  readonly standing: 'required' | 'likely';
}

/** What people in a country have to reach: what is required; where nothing is known to be, what is likely. */
export const neededEmergency = (country: string): readonly NeededNumber[] =>
  emergencyNumbersOf(country).flatMap(({ standing, ...number }) =>
    standing === 'recognised' ? [] : [{ ...number, standing }],
  );

/** The same, as they are dialled. */
export const dialledEmergency = (country: string): readonly string[] =>
  neededEmergency(country).map(({ number }) => number);

/** Whether a normalised number is an emergency number in a country: with a + before it only one that has to be reached. */
export const isEmergencyIn = (country: string, text: string): boolean =>
  emergencyNumbersOf(country).some(
    ({ number, standing }) => text === number || (standing !== 'recognised' && text === `+${number}`),
  );

/** All that may be answered as an emergency call in a country, what handsets map among it. */
export const recognisedEmergency = (country: string): readonly string[] =>
  emergencyNumbersOf(country).map(({ number }) => number);
