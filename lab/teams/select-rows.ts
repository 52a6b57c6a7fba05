import type { CmdletContext } from './cmdlet.ts';
import { bareName, sameName } from './identity.ts';
import { notFound } from './refusals.ts';
import { matchesWildcard } from './wildcard.ts';

/**
 * What Get returns: one by -Identity (no wildcard), those that match -Filter, or all. -Filter is a wildcard on the
 * printed Identity, nothing else (DOC PS:Get-CsOnlineVoiceRoutingPolicy: `tag:*` are the custom ones).
 */
export const selectRows = <T>(
  context: CmdletContext,
  given: { readonly Identity?: string; readonly Filter?: string },
  rows: readonly T[],
  printed: (row: T) => string,
): readonly T[] => {
  const { Identity, Filter } = given;
  if (Identity !== undefined && Identity !== '') {
    const found = rows.filter((row) => sameName(bareName(printed(row)), bareName(Identity)));
    if (found.length === 0 && context.switches.absentIdentity === 'error') throw notFound(context.cmdlet, Identity);
    return found;
  }
  if (Filter !== undefined && Filter !== '') return rows.filter((row) => matchesWildcard(Filter, printed(row)));
  return rows;
};

/** The parameters of a Get cmdlet of the configuration family: two sets. */
export const getParameters = {
  Identity: { type: 'String', sets: ['Identity'] },
  Filter: { type: 'String', sets: ['Filter'] },
} as const;
