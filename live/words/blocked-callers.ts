import { sameName } from '../../providers/msteams/resources/same-name.ts';
import type { BlockedCallerExemptionRow, BlockedCallerRow } from '../../providers/msteams/resources/tenant-objects.ts';
import {
  blockedCaller as declared,
  blockedCallerExemption as declaredExemption,
} from '../../providers/msteams/schema/blocked-caller.ts';
import {
  blockedCaller as typedCaller,
  blockedCallerExemption as typedExemption,
} from '../../tenant/schema/blocked-caller.ts';
import type { BlockedCaller, BlockedCallerExemption } from '../../tenant/tenant.ts';
import { inFileOrder } from '../named.ts';
import type { LiveRows } from '../rows.ts';
import { splitDescription } from './description.ts';
import { readEntry } from './read-entry.ts';
import { refused } from './refused.ts';
import type { Said, TenantWords } from './said.ts';

const callerOf = (row: BlockedCallerRow, known: BlockedCaller | undefined): BlockedCaller => {
  const account = row.ResourceAccount;
  const isKnown = account && known?.redirectTo !== undefined && sameName(known.redirectTo, account);
  return {
    ...readEntry('BlockedCaller', declared.fields, row, known),
    ...(account && { redirectTo: isKnown ? known.redirectTo : account }),
    name: known?.name ?? row.Identity,
    adopt: known?.adopt ?? false,
    ...splitDescription(row),
  };
};

/** Every pattern of the tenant: one that the file doesn't have blocks callers all the same. */
export const blockedCallersInWords = (
  { blockedCallers }: LiveRows,
  file: Pick<TenantWords, 'blockedCallers'>,
): Said<BlockedCaller[]> => {
  const words = blockedCallers.map((row) =>
    callerOf(
      row,
      file.blockedCallers.find(({ name }) => sameName(name, row.Identity)),
    ),
  );
  return {
    words: inFileOrder(words, file.blockedCallers, ({ name }) => name),
    beyond: words.flatMap(({ name, ...typed }) => refused('blocked caller pattern', name, typedCaller, typed)),
  };
};

const exemptionOf = (
  row: BlockedCallerExemptionRow,
  known: BlockedCallerExemption | undefined,
): BlockedCallerExemption => ({
  ...readEntry('BlockedCallerExemption', declaredExemption.fields, row, known),
  name: known?.name ?? row.Identity,
  adopt: known?.adopt ?? false,
  ...splitDescription(row),
});

export const blockedCallerExemptionsInWords = (
  { blockedCallerExemptions }: LiveRows,
  file: Pick<TenantWords, 'blockedCallerExemptions'>,
): Said<BlockedCallerExemption[]> => {
  const words = blockedCallerExemptions.map((row) =>
    exemptionOf(
      row,
      file.blockedCallerExemptions.find(({ name }) => sameName(name, row.Identity)),
    ),
  );
  return {
    words: inFileOrder(words, file.blockedCallerExemptions, ({ name }) => name),
    beyond: words.flatMap(({ name, ...typed }) => refused('blocked caller exemption', name, typedExemption, typed)),
  };
};
