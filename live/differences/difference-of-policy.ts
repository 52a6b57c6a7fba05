import { sameName } from '../../providers/msteams/resources/same-name.ts';
import type { DialledCall } from '../../routing/trace.ts';
import type { Difference } from './difference.ts';
import { inForceText } from './in-force-text.ts';
import { named, namesOf, type Sides } from './sides.ts';

/** What of the voice routing policy the tenant has otherwise: the policy itself, or the usages that decide. */
export const differencesOfPolicy = ({ file, live }: Sides<DialledCall>): Difference[] => {
  const name = live.call.policy.name;
  const difference = (text: string): Difference => ({ about: 'policy', name, text });
  if (!sameName(file.call.policy.name, name)) {
    const has = `${live.call.user} has voice routing policy ${inForceText(live.call.policy)}`;
    return [difference(`${has}; the file says "${file.call.policy.name}".`)];
  }
  const filePolicy = named(file.voice.config.voiceRoutingPolicies, name);
  const livePolicy = named(live.voice.config.voiceRoutingPolicies, name);
  if (filePolicy && !livePolicy) return [difference(`voice routing policy "${name}" isn't in the tenant.`)];
  const deciding = namesOf(usageThatDecides(file.call), usageThatDecides(live.call));
  const inFile = order(filePolicy?.pstnUsages, deciding);
  const inTenant = order(livePolicy?.pstnUsages, deciding);
  const policy = `voice routing policy "${name}"`;
  return deciding
    .flatMap((usage) => {
      const isInFile = inFile.includes(usage);
      const isInTenant = inTenant.includes(usage);
      if (isInFile === isInTenant) return [];
      return isInFile
        ? [`${policy} hasn't usage "${usage}"; the file gives it that.`]
        : [`${policy} has usage "${usage}", which it hasn't in the file.`];
    })
    .concat(
      inFile.length < 2 || inTenant.length < 2 || inFile.join('\n') === inTenant.join('\n')
        ? []
        : [`${policy} tries usage "${inTenant[0]}" before "${inTenant[1]}"; the file says the other way round.`],
    )
    .map(difference);
};

const usageThatDecides = ({ outcome, usages }: DialledCall): string[] => {
  const taken = outcome.kind === 'routed' ? outcome.usage : undefined;
  const noSbc = outcome.kind === 'dropped' && outcome.reason === 'no sbc' ? usages.at(-1)?.usage : undefined;
  return [taken ?? noSbc ?? []].flat();
};

const order = (usages: readonly string[] | undefined, deciding: readonly string[]): string[] =>
  (usages ?? []).flatMap((usage) => deciding.filter((one) => sameName(one, usage)));
