import type { DialledTrace } from '../../lab/calls/trace.ts';
import type { Voice } from '../../routing/compile.ts';
import type { DialledCall } from '../../routing/trace.ts';

/** One SBC that is tried, by the key that the tenant file gives it. */
export interface Tried {
  readonly usage: string;
  readonly route: string;
  readonly sbc: string;
  readonly called: string;
  /** Null: no number; undefined: the files don't know. */
  readonly caller: string | null | undefined;
}

const byPlace = (voice: Voice) => {
  const places = new Map(
    voice.config.voiceRoutes.map(({ name, sbcs }) => [name, new Map(sbcs.map((sbc, at) => [sbc, at]))]),
  );
  return ({ route, sbc }: Tried): number => places.get(route)?.get(sbc) ?? 0;
};

/** Of a route Teams takes SBCs at random: here as the file lists them. */
export const triesOfLab = (voice: Voice, { tries }: DialledTrace): Tried[] => {
  const keys = new Map(voice.config.sbcs.map(({ name, fqdn }) => [fqdn.toLowerCase(), name]));
  const place = byPlace(voice);
  const all = tries.map(({ usage, route, sbc, called, caller }) => ({
    usage,
    route,
    sbc: keys.get(sbc.toLowerCase()) ?? sbc,
    called,
    caller,
  }));
  const routes = [...new Set(all.map(({ usage, route }) => `${usage}\n${route}`))];
  return routes.flatMap((one) =>
    all.filter(({ usage, route }) => `${usage}\n${route}` === one).toSorted((a, b) => place(a) - place(b)),
  );
};

export const triesOfExplain = ({ outcome, caller }: DialledCall): Tried[] => {
  if (outcome.kind !== 'routed') return [];
  const unknown = caller?.shows === 'not known' || (caller?.shows === 'resource' && caller.number === undefined);
  return outcome.attempts.flatMap(({ route, sbcs }) =>
    sbcs.map((one) => ({
      usage: outcome.usage,
      route,
      sbc: one.sbc,
      called: one.called,
      caller: unknown ? undefined : (one.caller ?? null),
    })),
  );
};

export const triedText = ({ usage, route, sbc, called, caller }: Tried): string =>
  `${usage}/${route}/${sbc} ${called} from ${caller === undefined ? '?' : (caller ?? 'none')}`;
