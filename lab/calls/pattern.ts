import { type DotnetPattern, dotnetPattern } from '../teams/dotnet/pattern.ts';
import type { World } from './world.ts';

const read = new Map<string, DotnetPattern>();

/** Throws, in words, for what .NET or the lab can't take. */
const patternOf = (text: string): DotnetPattern => {
  const pattern = read.get(text) ?? dotnetPattern(text);
  if (read.size > 10_000) read.clear();
  read.set(text, pattern);
  return pattern;
};

/** A pattern is searched for, not matched whole (INF: the published table's `\d+` takes +44…). */
export const takes = (pattern: string, number: string): boolean => patternOf(pattern).isMatch(number);

interface Rewriting {
  readonly Pattern: string;
  readonly Translation: string;
}

const [begin, end] = ['\u0002', '\u0003'];

/** What a rule makes of a number; undefined if its pattern isn't in it. */
const rewritten = ({ switches }: World, { Pattern, Translation }: Rewriting, number: string): string | undefined => {
  const pattern = patternOf(Pattern);
  if (!pattern.isMatch(number)) return undefined;
  if (switches.partialMatches === 'kept') return pattern.replace(number, Translation);
  const marked = pattern.replace(number, `${begin}${Translation}${end}`);
  return marked.slice(marked.indexOf(begin) + 1, marked.indexOf(end));
};

/** The first rule of a list that takes the number decides (DOC), once. */
export const firstRewrite = <Rule extends Rewriting>(
  world: World,
  rules: readonly Rule[],
  number: string,
): { readonly rule: Rule; readonly number: string } | undefined => {
  for (const rule of rules) {
    const result = rewritten(world, rule, number);
    if (result !== undefined) return { rule, number: result };
  }
  return undefined;
};
