import type { LabVoiceRoute } from '../model.ts';
import { sameName } from '../teams/identity.ts';
import { takes } from './pattern.ts';
import { shuffled } from './shuffled.ts';
import type { World } from './world.ts';

/** An SBC of a route that takes the number. */
export interface Candidate {
  readonly usage: string;
  readonly route: string;
  readonly sbc: string;
}

export interface Candidates {
  /** In the order in which Teams tries them, as far as they answer. */
  readonly sbcs: readonly Candidate[];
  readonly disabled: readonly string[];
  /** Some route takes the number, even if none of its SBCs takes calls. */
  readonly isMatched: boolean;
}

interface Wanted {
  readonly number: string;
  readonly usages: readonly string[];
  /** SBCs that don't answer: demoted, so tried last of their route (DOC SfB:direct-routing-monitor-and-troubleshoot). */
  readonly down: readonly string[];
  readonly draw: number;
}

/**
 * Usages in the policy's order; the first that has a route for the number decides, its routes by priority, each route's SBCs at random
 * (DOC SfB:direct-routing-voice-routing). Of equal priorities the older route is first (INF).
 */
export const candidatesFor = (world: World, { number, usages, down, draw }: Wanted): Candidates => {
  const { store, switches } = world;
  const seen = switches.routeExtensions === 'cut' ? (number.split(/;ext=/i)[0] ?? number) : number;
  const matching = usages
    .map((usage) => ({ usage, routes: routesOf(world, usage).filter((route) => takes(route.NumberPattern, seen)) }))
    .filter(({ routes }) => routes.length > 0);
  const tried = switches.nextUsage === 'tried' ? matching : matching.slice(0, 1);
  const isDown = (sbc: string) => down.some((one) => sameName(one, sbc));
  const isOff = (sbc: string) => store.get('gateway', sbc)?.Enabled === false;
  const all = tried.flatMap(({ usage, routes }) =>
    routes.flatMap(({ Identity: route, OnlinePstnGatewayList: sbcs }) => {
      const drawn = shuffled(sbcs, draw);
      return [...drawn.filter((sbc) => !isDown(sbc)), ...drawn.filter(isDown)].map((sbc) => ({ usage, route, sbc }));
    }),
  );
  return {
    // What is no gateway of the tenant is a carrier's derived trunk, whose settings are the carrier's.
    sbcs: all.filter(({ sbc }) => !isOff(sbc)),
    disabled: [...new Set(all.map(({ sbc }) => sbc).filter(isOff))],
    isMatched: matching.length > 0,
  };
};

const routesOf = ({ store }: World, usage: string): LabVoiceRoute[] =>
  store
    .list('voiceRoute')
    .filter(({ OnlinePstnUsages }) => OnlinePstnUsages.some((one) => sameName(one, usage)))
    .toSorted((one, other) => one.Priority - other.Priority);
