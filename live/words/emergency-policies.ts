import { isDeepStrictEqual } from 'node:util';
import { sameName, spelledLike } from '../../providers/msteams/resources/same-name.ts';
import type { EmergencyPolicyRow } from '../../providers/msteams/resources/tenant-objects.ts';
import { emergencyCallRoutingPolicy as declared } from '../../providers/msteams/schema/emergency-call-routing-policy.ts';
import { emergencyNumberFields } from '../../providers/msteams/schema/emergency-number.ts';
import { emergencyCallRoutingPolicy as typedPolicy } from '../../tenant/schema/emergency-call-routing-policy.ts';
import { policyName } from '../../tenant/schema/policy-name.ts';
import type { EmergencyCallRoutingPolicy, EmergencyNumber } from '../../tenant/tenant.ts';
import type { Beyond } from '../beyond.ts';
import { inFileOrder } from '../named.ts';
import type { LiveRows } from '../rows.ts';
import { splitDescription } from './description.ts';
import { globalBeyond, isGlobal } from './global.ts';
import { readEntry, readFields } from './read-entry.ts';
import { refused } from './refused.ts';
import type { FileWords, Said, TenantWords } from './said.ts';
import { unknownSettings } from './unknown-settings.ts';

type File = Pick<FileWords, 'emergencyCallRoutingPolicies' | 'pstnUsages' | 'global'>;

const about = 'emergency call routing policy';

/** Emergency call routing policies in words; those of network sites have none, and Global's are the numbers of one of the file. */
export const emergencyPoliciesInWords = (
  { emergencyPolicies, networkSites }: Pick<LiveRows, 'emergencyPolicies' | 'networkSites'>,
  file: File,
): Said<EmergencyCallRoutingPolicy[]> => {
  const own = emergencyPolicies.filter(({ Identity }) => !isGlobal(Identity));
  const words = own.map((row): EmergencyCallRoutingPolicy => {
    const known = file.emergencyCallRoutingPolicies.find(({ name }) => sameName(name, row.Identity));
    return {
      ...readEntry('EmergencyCallRoutingPolicy', declared.fields, row, undefined),
      name: known?.name ?? row.Identity,
      adopt: known?.adopt ?? false,
      numbers: numbersOf(row, file, known?.numbers),
      ...splitDescription(row),
    };
  });
  return {
    words: inFileOrder(words, file.emergencyCallRoutingPolicies, ({ name }) => name),
    beyond: [
      ...emergencyPolicies.flatMap((row) => (isGlobal(row.Identity) ? globalDiffers(row, file) : [])),
      ...networkSites.map(
        ({ Identity: name, EmergencyCallRoutingPolicy: value }): Beyond => ({
          about: 'network site',
          name,
          field: 'EmergencyCallRoutingPolicy',
          value,
          why: 'It wins for users who are there, and a tenant file has no word for it.',
        }),
      ),
      ...own.flatMap((row) => unknownSettings(about, declared.fields, row)),
      ...words.flatMap(({ name, ...typed }) => [
        ...refused(about, name, policyName, name),
        ...refused(about, name, typedPolicy, typed),
      ]),
    ],
  };
};

/** Of Global what is otherwise than in the policy of the file that it has the numbers of; without one, its numbers. */
const globalDiffers = (row: EmergencyPolicyRow, file: File): Beyond[] => {
  const everybody = file.emergencyCallRoutingPolicies.find(
    ({ name }) => name === file.global?.emergencyCallRoutingPolicy,
  );
  const { numbers: said = [], enhancedServices = false } = everybody ?? {};
  const shown = numbersOf(row, file, said);
  const { enhancedServices: shownServices = false } = readEntry(
    'EmergencyCallRoutingPolicy',
    declared.fields,
    row,
    undefined,
  );
  const isDescribed = everybody !== undefined;
  return [
    ...(isDeepStrictEqual(shown, said) ? [] : [globalBeyond(about, 'numbers', shown, isDescribed)]),
    ...(isDescribed && shownServices !== enhancedServices
      ? [globalBeyond(about, 'enhancedServices', shownServices, true)]
      : []),
  ];
};

/** As Teams has them; in the file's order and spelling where only these differ. */
export const numbersOf = (
  { EmergencyNumbers }: EmergencyPolicyRow,
  { pstnUsages }: Pick<TenantWords, 'pstnUsages'>,
  like: readonly EmergencyNumber[] = [],
): EmergencyNumber[] => {
  const usages = pstnUsages.map(({ name }) => name);
  const shown = EmergencyNumbers.map((row): EmergencyNumber => {
    const { masks = [], usage = '' } = readFields(emergencyNumberFields, row) as Partial<EmergencyNumber>;
    const dial = row.EmergencyDialString;
    const asked = like.find((one) => one.dial === dial)?.masks ?? [];
    const isSame = asked.length === masks.length && asked.every((mask) => masks.includes(mask));
    return { dial, masks: isSame ? asked : masks, usage: spelledLike([usage], usages)[0] ?? usage };
  });
  return inFileOrder(shown, like, ({ dial }) => dial);
};
