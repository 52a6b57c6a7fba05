import type { VoiceRoute } from '../config.ts';
import type { Callers } from './facts.ts';

/**
 * What becomes of a route for some numbers that it matches: `chosen`: tried first; `fail-over`: tried after another of its usage;
 * `later usage`: the policy's usages before it match already; `internal`: the number is a colleague's; `treated`:
 * nobody's, and a treatment of unassigned numbers takes it; `no usage`: the caller's policy hasn't its usage.
 */
export type Role = 'chosen' | 'fail-over' | 'later usage' | 'internal' | 'treated' | 'no usage';

/** One role of a route for some callers. */
export interface Sighting {
  readonly route: string;
  readonly role: Role;
  readonly callers: Callers;
  /** The treatment that takes the number. */
  readonly treatment?: string;
  /** Routes that are tried before it; none for `internal`, `treated` and `no usage`. */
  readonly before: readonly { readonly route: VoiceRoute; readonly usage: string }[];
  /** A number that is dialled so. */
  readonly dialled: () => string | undefined;
}

/** Why no route is asked about a number: it is a colleague's, or a treatment takes it. */
export type Stay = 'internal' | { readonly treatment: string };

/** The roles of all routes that match a number, for one caller: a pure function of which of them match. */
export const rolesOf = (
  { ready }: Callers,
  routes: readonly VoiceRoute[],
  stay: Stay | undefined,
  matches: (route: VoiceRoute) => boolean,
): Pick<Sighting, 'route' | 'role' | 'before' | 'treatment'>[] => {
  const matched = routes.filter(matches);
  if (stay === 'internal') return matched.map(({ name }) => ({ route: name, role: 'internal', before: [] }));
  if (stay) return matched.map(({ name }) => ({ route: name, role: 'treated', before: [], ...stay }));
  const roles = new Map<string, Pick<Sighting, 'route' | 'role' | 'before'>>();
  let before: Sighting['before'] = [];
  for (const usage of ready.usages) {
    const here = usage.routes.map(({ hit }) => hit.route).filter(matches);
    const decided = before.length > 0;
    for (const route of here) {
      if (roles.has(route.name)) continue;
      const first = !decided && route.priority === here[0]?.priority;
      const role = first ? 'chosen' : decided ? 'later usage' : 'fail-over';
      const ahead = here
        .filter(({ priority }) => priority < route.priority)
        .map((other) => ({ route: other, usage: usage.name }));
      roles.set(route.name, { route: route.name, role, before: decided ? before : ahead });
    }
    if (!decided) before = here.map((route) => ({ route, usage: usage.name }));
  }
  for (const { name } of matched) if (!roles.has(name)) roles.set(name, { route: name, role: 'no usage', before: [] });
  return [...roles.values()];
};
