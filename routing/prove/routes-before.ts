import { likelyNumbers } from '../compare/sample-numbers.ts';
import { nameKey } from '../compile.ts';
import type { VoiceRoute } from '../config.ts';
import { exampleCall } from './example-call.ts';
import type { Facts } from './facts.ts';
import type { Finding } from './finding.ts';
import type { Sighting } from './sighting.ts';

/** So many sightings are looked through for a likely number. */
const looked = 10;

/** All routes that are tried before one, wherever it is seen, in order of trial. */
export const routesBefore = (seen: readonly Sighting[]): VoiceRoute[] =>
  [...new Map(seen.flatMap(({ before }) => before.map(({ route }) => [route.name, route] as const))).values()].toSorted(
    (a, b) => a.priority - b.priority,
  );

/** Whether two routes have the same SBCs; Teams takes them in random order. */
export const sameSbcs = (one: VoiceRoute, other: VoiceRoute): boolean => sbcsOf(one) === sbcsOf(other);

const sbcsOf = ({ sbcs }: VoiceRoute): string => [...new Set(sbcs.map(nameKey))].toSorted().join();

/** A call that was seen, as an example: of a user rather than of somebody made up, and to a likely number if there is one. */
export const exampleOf = ({ voice, tenant }: Facts, seen: readonly Sighting[]): Pick<Finding, 'example'> => {
  const people = seen.filter(({ callers }) => callers.users.length > 0);
  const calls = (people.length > 0 ? people : seen).slice(0, looked).flatMap(({ callers, dialled }) => {
    const number = dialled();
    return number === undefined ? [] : [{ callers, number }];
  });
  const likely = new Set(likelyNumbers(tenant.country));
  const call = calls.find(({ number }) => likely.has(number)) ?? calls[0];
  return call ? { example: exampleCall(voice, call.callers.ready, call.number) } : {};
};
