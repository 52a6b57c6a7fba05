import { applyListChange, parseListModifier } from './binding/list-modifier.ts';
import type { CmdletContext } from './cmdlet.ts';

/** The list of names that a list parameter leaves behind; `undefined` keeps the current one. */
export const changedNames = (
  context: CmdletContext,
  parameter: string,
  current: readonly string[],
  value: unknown,
): string[] => {
  if (value === undefined) return [...current];
  const change = parseListModifier(context.cmdlet, parameter, value, context.switches);
  const texts = (items: readonly unknown[]) => items.map(String);
  return applyListChange(
    current,
    'replace' in change ? { replace: texts(change.replace) } : { add: texts(change.add), remove: texts(change.remove) },
    (name) => name,
  );
};

/** PowerShell binds `$null` to a string as `""`; Teams keeps no text then. */
export const textOrNull = (text: string | undefined, current: string | null): string | null => {
  if (text === undefined) return current;
  return text === '' ? null : text;
};
