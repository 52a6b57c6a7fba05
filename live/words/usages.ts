import { includesName } from '../../providers/msteams/resources/same-name.ts';
import { eachOnce } from '../named.ts';
import type { LiveRows } from '../rows.ts';
import type { TenantWords } from './said.ts';

/** The tenant's list, with what its routes and policies name besides; in the file's order and spelling. */
export const usagesOf = (
  { usages, routes, policies }: LiveRows,
  { pstnUsages }: Pick<TenantWords, 'pstnUsages'>,
): string[] => {
  const there = eachOnce([...usages, ...[...routes, ...policies].flatMap(({ OnlinePstnUsages }) => OnlinePstnUsages)]);
  const inFile = pstnUsages.map(({ name }) => name).filter((name) => includesName(there, name));
  return eachOnce([...inFile, ...there]);
};
