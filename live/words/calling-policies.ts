import { sameName } from '../../providers/msteams/resources/same-name.ts';
import type { CallingPolicyRow } from '../../providers/msteams/resources/tenant-objects.ts';
import { callingPolicy as declared } from '../../providers/msteams/schema/calling-policy.ts';
import { callingPolicy as typedPolicy } from '../../tenant/schema/calling-policy.ts';
import type { CallingPolicy } from '../../tenant/tenant.ts';
import type { Beyond } from '../beyond.ts';
import { inFileOrder } from '../named.ts';
import type { LiveRows } from '../rows.ts';
import { splitDescription } from './description.ts';
import { globalBeyond, isGlobal } from './global.ts';
import { readEntry, readFields } from './read-entry.ts';
import { refused } from './refused.ts';
import type { FileWords, Said } from './said.ts';

/** All that a policy says in Teams, whether a file describes it or not. */
export const callingPolicyOf = (row: CallingPolicyRow): { readonly name: string } => ({
  ...readFields(declared.fields, { ...row }, () => true),
  name: row.Identity,
});

/** The calling policies that the file describes: of others a file knows the name alone. */
export const callingPoliciesInWords = (
  { callingPolicies }: LiveRows,
  file: Pick<FileWords, 'callingPolicies' | 'global'>,
): Said<CallingPolicy[]> => {
  const found = callingPolicies.flatMap((row) => {
    const known = file.callingPolicies.find(({ name }) => sameName(name, row.Identity));
    return known === undefined ? [] : [{ row, known }];
  });
  const words = found.map(({ row, known }) => ({
    ...readEntry('CallingPolicy', declared.fields, row, known),
    name: known.name,
    adopt: known.adopt,
    ...splitDescription(row),
  }));
  return {
    words: inFileOrder(words, file.callingPolicies, ({ name }) => name),
    // Its many other settings, of meetings and recordings, decide no call.
    beyond: [
      ...callingPolicies.flatMap((row) => (isGlobal(row.Identity) ? globalDiffers(row, file.global) : [])),
      ...words.flatMap(({ name, ...typed }) => refused('calling policy', name, typedPolicy, typed)),
    ],
  };
};

/** Of Global's many settings, those that the file describes and that are otherwise. */
const globalDiffers = (row: CallingPolicyRow, global: FileWords['global']): Beyond[] => {
  const shown: Readonly<Record<string, unknown>> = { ...callingPolicyOf(row) };
  return Object.entries(global?.callingPolicy ?? {}).flatMap(([word, value]) =>
    value === undefined || shown[word] === value ? [] : [globalBeyond('calling policy', word, shown[word], true)],
  );
};
