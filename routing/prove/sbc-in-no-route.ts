import { nameKey } from '../compile.ts';
import type { Facts } from './facts.ts';
import type { Finding } from './finding.ts';

/** SBCs that no route names: calls may come in over them, none goes out. One that is being drained is on its way out. */
export const sbcInNoRoute = ({ tenant, voice }: Facts): Finding[] => {
  const used = new Set(voice.config.voiceRoutes.flatMap(({ sbcs }) => sbcs.map(nameKey)));
  return tenant.sbcs
    .filter(({ key, drainFor }) => !used.has(nameKey(key)) && drainFor === undefined)
    .map(({ key, fqdn, derived }) => ({
      kind: 'sbc-in-no-route',
      level: 'warning',
      certainty: 'proved',
      part: { kind: 'sbc', name: key },
      what: `SBC "${key}" (${fqdn}) is in no voice route.`,
      why: derived
        ? "A carrier's derived trunk is only ever named in routes, so nothing comes of it here."
        : 'No call goes out over it; calls may still come in.',
      fix: 'name it under sbcs of a route, or remove it.',
    }));
};
