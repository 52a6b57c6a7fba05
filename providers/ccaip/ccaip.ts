import { type Literals, literalsOf } from './literals.ts';
import { type Manager, openManager } from './manager.ts';
import { type CcaipOf, chooseCcaip } from './place.ts';
import { type CcaipPace, openRequests } from './requests.ts';
import { type CcaipUser, readPeople } from './users.ts';

/** A tenant's CCAIP, as far as its APIs tell of it: nothing of platform, Link, multicast limit or status inheritance, for which there is none. */
export interface Ccaip extends Manager {
  /** Configuration by the Apps API, which alone tells who is an external user. */
  users(): Promise<CcaipUser[]>;
}

/** Undefined where no token is set. Nothing is sent before the first read. */
export const openCcaip = (
  of: CcaipOf,
  env: Readonly<Record<string, string | undefined>>,
  pace: CcaipPace,
): Ccaip | undefined => {
  const place = chooseCcaip(of, env);
  if (place === undefined) return undefined;
  const literals: Literals = literalsOf(env);
  const requests = openRequests(place, pace);
  return { ...openManager(requests), users: () => readPeople(requests, literals) };
};
