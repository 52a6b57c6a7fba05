import { nameKey, type Voice } from './compile.ts';
import { inWords } from './in-words.ts';
import { attemptsOf } from './not-connected.ts';
import { regionOf } from './numbers/regions.ts';
import type { Doubt, Outcome } from './trace.ts';

type DestinationDoubt = Extract<Doubt, { kind: 'destination' }>;

/**
 * What the SIP provider does with a call that Teams sends it: its profile names the countries to which it lets calls through, each number by
 * the country whose plan has it. Whether that counts for emergency calls isn't published.
 */
export const destinationDoubts = ({ sbcs }: Voice, outcome: Outcome, isEmergency: () => boolean): Doubt[] => {
  const departures = attemptsOf(outcome).flatMap((attempt) => attempt.sbcs);
  const doubts = departures.flatMap(({ sbc, called }): Doubt[] => {
    const destinations = sbcs.get(nameKey(sbc))?.sbc.destinations;
    if (destinations === undefined) return [];
    if (isEmergency()) return [{ kind: 'emergency destination', sbc }];
    const country = regionOf(called.replace(/;ext=.*$/i, ''));
    if (country !== undefined && destinations.includes(country)) return [];
    return [{ kind: 'destination', sbc, number: called, ...(country !== undefined && { country }), destinations }];
  });
  return [...new Map(doubts.map((doubt) => [JSON.stringify(doubt), doubt])).values()];
};

/** In half a sentence. */
export const destinationReason = (doubts: readonly Doubt[]): string | undefined => {
  const doubt = doubts.find((one): one is DestinationDoubt => one.kind === 'destination');
  return doubt && destinationText(doubt);
};

export const destinationText = ({ sbc, number, country, destinations }: DestinationDoubt): string => {
  const list = destinations.length === 0 ? 'no country' : inWords(destinations);
  return country === undefined
    ? `the SIP trunk behind ${sbc} lets ${list} through, and whose number ${number} is isn't known`
    : `the SIP trunk behind ${sbc} doesn't let ${country} through (sipTrunk.telnyx.outbound.destinations: ${list}): the carrier refuses ${number}`;
};
