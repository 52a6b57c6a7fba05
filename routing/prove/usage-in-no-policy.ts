import { nameKey } from '../compile.ts';
import type { Facts } from './facts.ts';
import type { Finding } from './finding.ts';
import { quotedNames } from './names.ts';

/** PSTN usages in no policy: their routes are for nobody. */
export const usageInNoPolicy = ({ tenant, voice }: Facts): Finding[] => {
  const used = new Set(
    [
      ...voice.config.voiceRoutingPolicies.flatMap(({ pstnUsages }) => pstnUsages),
      ...tenant.emergencyCallRoutingPolicies.flatMap(({ numbers }) => numbers.map(({ usage }) => usage)),
    ].map(nameKey),
  );
  return tenant.pstnUsages
    .filter(({ name }) => !used.has(nameKey(name)))
    .map(({ name, routes }) => ({
      kind: 'usage-in-no-policy',
      level: 'warning',
      certainty: 'proved',
      part: { kind: 'usage', name },
      what: `PSTN usage "${name}" is in no voice routing policy.`,
      why:
        routes.length === 0
          ? 'It has no route either, so nothing comes of it.'
          : `Nobody can call by it; its routes are ${quotedNames(routes)}.`,
      fix: 'add it to a policy under voiceRoutingPolicies, or remove it.',
    }));
};
