import type { ParameterTable } from '../cmdlet.ts';
import { bindingError } from './binding-error.ts';

/**
 * Full name, alias, or a beginning of either that only one parameter has, the cmdlet's own before the common ones; undefined
 * if there is none. Throws AmbiguousParameter, which names all that begin so.
 */
export const findParameter = (
  cmdlet: string,
  table: ParameterTable,
  own: ParameterTable,
  asked: string,
): string | undefined => {
  const lower = asked.toLowerCase();
  const spellings = Object.entries(table).flatMap(([name, { aliases = [] }]) =>
    [name, ...aliases].map((spelling) => ({ name, spelling: spelling.toLowerCase() })),
  );
  const exact = spellings.find(({ spelling }) => spelling === lower);
  if (exact !== undefined || lower === '') return exact?.name;
  const beginning = spellings.filter(({ spelling }) => spelling.startsWith(lower));
  const isNamed = (name: string) => name.toLowerCase().startsWith(lower);
  // Those found by their names first, then those found by an alias.
  const matches = [...new Set(beginning.map(({ name }) => name))].sort(
    (one, other) => Number(isNamed(other)) - Number(isNamed(one)),
  );
  const declared = matches.filter((name) => name in own);
  if (matches.length <= 1) return matches[0];
  if (declared.length === 1) return declared[0];
  throw bindingError(
    cmdlet,
    'AmbiguousParameter',
    `Parameter cannot be processed because the parameter name '${asked}' is ambiguous. Possible matches include: ${matches.map((name) => `-${name}`).join(' ')}.`,
  );
};
