import type { Leg } from '../trace.ts';
import { carrierEnding, carrierHops } from './of-carrier.ts';
import { teamsEnding, teamsHops } from './of-handed-over.ts';
import type { Ending, Hop } from './told.ts';

/** A call from CCAIP to a SIP URI, hop by hop. */
export const legHops = ({ shows, carrier, teams }: Leg, caller: string): Hop[] => [
  [
    'CCAIP',
    `calls, and shows ${shows === '' ? 'no number' : shows}, ${shows === caller ? "the customer's" : 'its own'} (assumed; switch ccaipShows)`,
  ],
  ...carrierHops(carrier),
  ...(teams ? teamsHops(teams) : []),
];

export const legEnding = ({ carrier, teams }: Leg): Ending | undefined =>
  carrierEnding(carrier) ?? (teams && teamsEnding(teams));
