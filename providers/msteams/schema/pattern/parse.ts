import type { Context } from './context.ts';
import { invalid, PatternError, unsupported } from './failure.ts';
import type { Pattern, PatternFailure } from './pattern.ts';
import { refuse } from './reader.ts';
import { readChoice } from './structure.ts';

/**
 * Reads a .NET regular expression, and says plainly what is wrong with one that isn't.
 *
 * @example
 * parsePattern('^0([1-9]\\d{8})$')  // { ok: true, pattern }
 * parsePattern('^0(\\d{8}$')        // invalid: "(" at character 3 opens a group that isn't closed.
 * parsePattern('^(?>0+)$')          // unsupported: "(?>" at character 2 is an atomic group: …
 */
export const parsePattern = (text: string): { readonly ok: true; readonly pattern: Pattern } | PatternFailure => {
  const context: Context = { text, at: 0, notes: [], unnamed: 0, named: [], references: [] };
  try {
    const root = readChoice(context, { ignoreCase: false, singleLine: false });
    if (context.at < text.length) return invalid(')', context.at, 'closes a group that nothing opens');
    const groupNames = numberNamedGroups(context);
    judgeReferences(context, groupNames);
    const [firstNote] = context.notes.toSorted((a, b) => a.position - b.position);
    const groupCount = context.unnamed + groupNames.size;
    return firstNote ?? { ok: true, pattern: { text, root, groupCount, groupNames } };
  } catch (error) {
    if (error instanceof PatternError) return error.failure;
    throw error;
  }
};

const numberNamedGroups = (context: Context): Map<string, number> => {
  const numbers = new Map<string, number>();
  for (const { name, node } of context.named) {
    if (!numbers.has(name)) numbers.set(name, context.unnamed + numbers.size + 1);
    node.number = numbers.get(name) ?? 0;
  }
  return numbers;
};

const judgeReferences = (context: Context, names: ReadonlyMap<string, number>): void => {
  for (const { group, construct, position } of context.references) {
    const known = /^\d+$/.test(group) ? Number(group) <= context.unnamed + names.size : names.has(group);
    if (!known) refuse(invalid(construct, position, "refers back to a group that doesn't exist"));
    context.notes.push(unsupported(construct, position, 'a back reference'));
  }
};
