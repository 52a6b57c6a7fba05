import type { NetworkTrace } from '../trace.ts';
import { carrierEnding, carrierHops } from './of-carrier.ts';
import { outOfCrm, teamsEnding, teamsHops } from './of-handed-over.ts';
import { failed, type Told } from './told.ts';

/** A call from the telephone network to a number. */
export const tellNetwork = ({ number, caller, carrier, teams }: NetworkTrace): Told => {
  const nowhere = failed('It ends nowhere.', { fix: 'look at the carrier.' });
  const { isReached, end, notes = [] } = carrierEnding(carrier) ?? (teams ? teamsEnding(teams) : nowhere);
  const { connection } = carrier;
  return {
    title: `${caller === '' ? 'Somebody without a number' : caller} calls ${number}`,
    hops: [
      ...(connection === undefined
        ? []
        : [
            [
              'carrier',
              `${number} is on ${connection === null ? 'no connection' : `connection ${connection}`}`,
            ] as const,
          ]),
      ...carrierHops(carrier).slice(connection === undefined ? 0 : 1),
      ...(teams ? teamsHops(teams) : []),
    ],
    isReached,
    end,
    notes: notes.filter((note) => note !== outOfCrm),
    statuses: [],
  };
};
