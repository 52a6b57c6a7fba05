import { nameKey } from '../compile.ts';
import type { Facts } from './facts.ts';
import type { Finding } from './finding.ts';
import { quotedNames } from './names.ts';

/** PSTN usages without a route: a policy that has them gains nothing by it. */
export const usageWithoutRoute = ({ tenant, voice }: Facts): Finding[] => {
  const routed = new Set(voice.config.voiceRoutes.flatMap(({ pstnUsages }) => pstnUsages.map(nameKey)));
  return tenant.pstnUsages
    .filter(({ name }) => !routed.has(nameKey(name)))
    .map(({ name }) => {
      const policies = voice.config.voiceRoutingPolicies.filter(({ pstnUsages }) =>
        pstnUsages.some((usage) => nameKey(usage) === nameKey(name)),
      );
      return {
        kind: 'usage-without-route',
        level: 'warning',
        certainty: 'proved',
        part: { kind: 'usage', name },
        what: `PSTN usage "${name}" has no route.`,
        why:
          policies.length === 0
            ? 'It is in no policy either, so nothing comes of it.'
            : `No call goes out by it, though ${policies.length === 1 ? 'policy' : 'policies'} ${quotedNames(policies.map((policy) => policy.name))} ${policies.length === 1 ? 'has' : 'have'} it.`,
        fix: 'write a route under it, name it in alsoIn of one, or remove it.',
      };
    });
};
