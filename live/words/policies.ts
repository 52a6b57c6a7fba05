import { sameName, sameNames } from '../../providers/msteams/resources/same-name.ts';
import { voiceRoutingPolicy as declared } from '../../providers/msteams/schema/voice-routing-policy.ts';
import { policyName } from '../../tenant/schema/policy-name.ts';
import { voiceRoutingPolicy as typedPolicy } from '../../tenant/schema/voice-routing-policy.ts';
import type { VoiceRoutingPolicy } from '../../tenant/tenant.ts';
import { inFileOrder } from '../named.ts';
import type { LiveRows } from '../rows.ts';
import { splitDescription } from './description.ts';
import { globalBeyond, isGlobal } from './global.ts';
import { readEntry } from './read-entry.ts';
import { refused } from './refused.ts';
import type { FileWords, Said } from './said.ts';
import { unknownSettings } from './unknown-settings.ts';

export const policiesInWords = (
  { policies }: LiveRows,
  file: Pick<FileWords, 'voiceRoutingPolicies' | 'pstnUsages' | 'global'>,
): Said<VoiceRoutingPolicy[]> => {
  const about = 'voice routing policy';
  const own = policies.filter(({ Identity }) => !isGlobal(Identity));
  const spelling = { pstnUsages: file.pstnUsages.map(({ name }) => name) };
  const words = own.map((row) => {
    const known = file.voiceRoutingPolicies.find(({ name }) => sameName(name, row.Identity));
    return {
      ...readEntry('VoiceRoutingPolicy', declared.fields, row, spelling),
      name: known?.name ?? row.Identity,
      adopt: known?.adopt ?? false,
      ...(known?.existing === true && { existing: known.existing }),
      ...splitDescription(row),
    };
  });
  return {
    words: inFileOrder(words, file.voiceRoutingPolicies, ({ name }) => name),
    beyond: [
      ...policies.flatMap(({ Identity, OnlinePstnUsages: usages }) =>
        isGlobal(Identity) && !sameNames(usages, file.global?.policy ?? [])
          ? [globalBeyond(about, 'pstnUsages', usages, file.global?.policy !== undefined)]
          : [],
      ),
      ...own.flatMap((row) => unknownSettings(about, declared.fields, row)),
      ...words.flatMap(({ name, ...typed }) => [
        ...refused(about, name, policyName, name),
        ...refused(about, name, typedPolicy, typed),
      ]),
    ],
  };
};
