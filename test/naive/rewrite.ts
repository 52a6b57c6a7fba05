import type { Rewrite } from '../../routing/config.ts';

/** What a rule makes of a number; `part` if its pattern took only a piece of it: Microsoft doesn't say what becomes of the rest. */
export type Rewritten = { readonly number: string; readonly part: boolean };

/**
 * One rule on one number (teams-cmdlets.md sections 7 and 12); undefined if its pattern isn't found in it.
 *
 * The pattern is JavaScript's, so only patterns that mean the same in .NET may be asked. In the translation `$12` means group 12
 * or, if there is no such group, the text `$12` (section 13, gaps), `$0` the match, `$$` a dollar sign.
 */
const rewrite = (rule: Rewrite, number: string): Rewritten | undefined => {
  const match = new RegExp(rule.pattern).exec(number);
  if (match === null) return undefined;
  const text = rule.translation.replace(/\$(?:\$|(\d+)|\{(\d+)\})/g, (reference, plain, braced) => {
    if (reference === '$$') return '$';
    const group = Number(plain ?? braced);
    return group < match.length ? (match[group] ?? '') : reference;
  });
  return { number: text, part: match[0] !== number };
};

/** The first of these rules that matches decides (sections 8 and 12). */
export const firstThatMatches = <Rule extends Rewrite>(
  rules: readonly Rule[],
  number: string,
): { readonly rule: Rule; readonly result: Rewritten } | undefined => {
  for (const rule of rules) {
    const result = rewrite(rule, number);
    if (result !== undefined) return { rule, result };
  }
  return undefined;
};
