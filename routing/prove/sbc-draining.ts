import { nameKey } from '../compile.ts';
import { inWords } from '../in-words.ts';
import { withoutStandIn } from '../not-connected.ts';
import type { Facts } from './facts.ts';
import type { Finding } from './finding.ts';

/** SBCs that are being drained: meant for a while, and what only they carry is dropped meanwhile. */
export const sbcDraining = ({ tenant, voice }: Facts): Finding[] => {
  const off = new Set(tenant.sbcs.flatMap(({ key, enabled }) => (enabled ? [] : [nameKey(key)])));
  return tenant.sbcs
    .filter(({ drainFor }) => drainFor !== undefined)
    .map(({ key, fqdn, drainFor }) => {
      const stuck = voice.config.voiceRoutes.filter(
        ({ sbcs }) =>
          sbcs.some((name) => nameKey(name) === nameKey(key)) && sbcs.every((name) => off.has(nameKey(name))),
      );
      const routes = inWords(stuck.map(({ name }) => `"${name}"`));
      return {
        kind: 'sbc-draining',
        level: stuck.length === 0 ? 'note' : 'warning',
        certainty: 'proved',
        part: { kind: 'sbc', name: key },
        what: `SBC "${key}" (${withoutStandIn(fqdn)}) is draining: Teams sends it no new calls.`,
        why:
          stuck.length === 0
            ? "Calls in progress go on, and calls that come in over it are the SIP provider's to stop."
            : `${stuck.length === 1 ? 'Route' : 'Routes'} ${routes} ${stuck.length === 1 ? 'has' : 'have'} no other SBC that takes calls.`,
        fix:
          stuck.length === 0
            ? `take it out of the routes, and remove its row when it has been drained for ${drainFor}; or take drain out, and it takes calls again.`
            : 'name another SBC there, or take drain out until there is one.',
      };
    });
};
