import { diffList } from '../../providers/kit/diff.ts';
import { type Change, type CheckFailure, isUnknown, type Properties } from '../../providers/kit/resource.ts';
import { formatWording } from '../../providers/kit/wording.ts';

/** Inputs of the genuine plugin that the stand-in doesn't play are refused, not dropped. */
export const unplayed = (
  news: Properties,
  known: readonly string[],
  token: string,
  plugin: 'azuread' | 'azure-native' = 'azuread',
): CheckFailure[] =>
  Object.keys(news)
    .filter((name) => !known.includes(name) && news[name] !== undefined && !name.startsWith('__'))
    .map((name) => ({
      path: name,
      reason: formatWording({
        message: `"${name}" is an input of ${token} that the lab's stand-in for ${plugin} doesn't play.`,
        allowed: `It plays: ${known.join(', ')}.`,
        fix: `leave it out in the lab, or add it in lab/${plugin}.`,
      }),
    }));

export const required = (news: Properties, names: readonly string[]): CheckFailure[] =>
  names
    .filter((name) => news[name] === undefined || news[name] === '')
    .map((name) => ({ path: name, reason: `Missing required argument: The argument "${name}" is required.` }));

/** A property whose change can't be judged yet counts as changed. */
export const changed = (before: unknown, after: unknown): boolean =>
  isUnknown(after) || JSON.stringify(before ?? null) !== JSON.stringify(after ?? null);

export const scalarChanges = (
  names: readonly string[],
  state: Properties,
  args: Properties,
  options: { replaces?: boolean } = {},
): Change[] =>
  names
    .filter((name) => changed(state[name], args[name]))
    .map((path) => ({
      path,
      kind: state[path] === undefined ? 'add' : args[path] === undefined ? 'delete' : 'update',
      ...(options.replaces === true && { replaces: true }),
    }));

/** Graph keeps some lists as sets: only their members count. */
export const setChanges = (path: string, before: readonly string[] = [], after: readonly string[] = []): Change[] =>
  isUnknown(after) ? [{ path, kind: 'update' }] : diffList(path, before.toSorted(), after.toSorted());
