import { ringsAnother } from '../leg.ts';
import type { Leg } from '../trace.ts';
import { carrierEnding, carrierHops } from './of-carrier.ts';
import { teamsEnding, teamsHops } from './of-handed-over.ts';
import { type Ending, failed, type Hop } from './told.ts';

/** A call from CCAIP to a SIP URI, hop by hop. */
export const legHops = ({ shows, carrier, teams }: Leg, caller: string): Hop[] => [
  [
    'CCAIP',
    `calls, and shows ${shows === '' ? 'no number' : shows}, ${shows === caller ? "the customer's" : 'its own'} (assumed; switch ccaipShows)`,
  ],
  ...carrierHops(carrier),
  ...(teams ? teamsHops(teams) : []),
];

export const legEnding = (leg: Leg): Ending | undefined => {
  const rung = ringsAnother(leg);
  if (rung !== undefined) return ofAnother(leg, rung);
  return carrierEnding(leg.carrier) ?? (leg.teams && teamsEnding(leg.teams));
};

const ofAnother = ({ to, uri }: Leg, rung: string): Ending =>
  failed(`Rings ${rung}, and the call was for ${to?.email}.`, {
    allowed: `The SIP URI has the number of the person of that UCaaS username (${to?.ucaasUserName}).`,
    fix: `have CCAIP get their own SIP URI instead of ${uri}: npm run lab -- up where external users are made by api, else npm run lab:open.`,
  });
