import { sameName } from '../../providers/msteams/resources/same-name.ts';
import type { CallerIdPolicyRow } from '../../providers/msteams/resources/tenant-objects.ts';
import { callerIdPolicy as declared } from '../../providers/msteams/schema/caller-id-policy.ts';
import { callerIdPolicy as typedPolicy } from '../../tenant/schema/caller-id-policy.ts';
import type { CallerIdPolicy } from '../../tenant/tenant.ts';
import { defaultEntry } from '../../tenant/words.ts';
import type { Beyond } from '../beyond.ts';
import { inFileOrder } from '../named.ts';
import type { LiveRows } from '../rows.ts';
import { splitDescription } from './description.ts';
import { globalBeyond, isGlobal } from './global.ts';
import { readEntry } from './read-entry.ts';
import { refused } from './refused.ts';
import type { FileWords, Said } from './said.ts';

/** All that a policy says in Teams, whether a file describes it or not. */
export const callerIdPolicyOf = (row: CallerIdPolicyRow, known?: CallerIdPolicy): Omit<CallerIdPolicy, 'adopt'> => {
  const entry = readEntry('CallerIdPolicy', declared.fields, row, known);
  const account = row.ResourceAccount;
  if (entry.show !== 'resource' || !account) return { ...entry, name: row.Identity };
  return { ...entry, account: sameName(known?.account ?? '', account) ? known?.account : account, name: row.Identity };
};

/** The caller ID policies that the file describes: of others a file knows the name alone. */
export const callerIdPoliciesInWords = (
  { callerIdPolicies }: LiveRows,
  file: Pick<FileWords, 'callerIdPolicies' | 'global'>,
): Said<CallerIdPolicy[]> => {
  const words = callerIdPolicies.flatMap((row) => {
    const known = file.callerIdPolicies.find(({ name }) => sameName(name, row.Identity));
    if (known === undefined) return [];
    return [{ ...callerIdPolicyOf(row, known), name: known.name, adopt: known.adopt, ...splitDescription(row) }];
  });
  return {
    words: inFileOrder(words, file.callerIdPolicies, ({ name }) => name),
    beyond: [
      ...callerIdPolicies.flatMap((row) => (isGlobal(row.Identity) ? globalDiffers(row, file) : [])),
      ...words.flatMap(({ name, ...typed }) => refused('caller ID policy', name, typedPolicy, typed)),
    ],
  };
};

/** Of Global, what is otherwise than in the policy of the file that it has the settings of; of a new tenant's there is nothing to tell. */
const globalDiffers = (
  row: CallerIdPolicyRow,
  { callerIdPolicies, global }: Pick<FileWords, 'callerIdPolicies' | 'global'>,
): Beyond[] => {
  const everybodys = callerIdPolicies.find(({ name }) => name === global?.callerIdPolicy);
  const said: Values = { ...(everybodys ?? defaultEntry('CallerIdPolicy')) };
  const shown: Values = { ...callerIdPolicyOf(row, everybodys) };
  return settings.flatMap((word) =>
    shown[word] === said[word]
      ? []
      : [globalBeyond('caller ID policy', word, shown[word] ?? null, everybodys !== undefined)],
  );
};

type Values = Readonly<Record<string, unknown>>;

const settings = ['show', 'account', 'companyName', 'userOverride', 'hideCallers'] as const;
