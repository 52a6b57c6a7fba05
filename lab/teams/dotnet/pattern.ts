import { UnsupportedPatternError } from './class.ts';
import { parseReplacement } from './replacement.ts';
import { type Capture, InvalidPatternError, translatePattern } from './translate.ts';

export interface DotnetPattern {
  isMatch(input: string): boolean;
  /** Regex.Replace: every match, the rest stays. */
  replace(input: string, replacement: string): string;
}

/** .NET's numbers: unnamed groups from the left, then the named ones; a number as a name is that number. */
const numbered = (captures: readonly Capture[]): ReadonlyMap<number | string, readonly string[]> => {
  const groups = new Map<number | string, string[]>();
  const add = (key: number | string, js: string) => groups.set(key, [...(groups.get(key) ?? []), js]);
  for (const [index, { js }] of captures.filter(({ name }) => name === undefined).entries()) add(index + 1, js);
  for (const { js, name } of captures) if (name !== undefined && /^\d+$/.test(name)) add(Number(name), js);
  for (const [key, js] of groups) {
    // The one that took last counts, which JavaScript doesn't tell.
    if (js.length > 1) throw new UnsupportedPatternError(`The lab can't evaluate two groups of the number ${key}.`);
  }
  const names = [...new Set(captures.flatMap(({ name }) => (name === undefined || /^\d+$/.test(name) ? [] : [name])))];
  for (const name of names) {
    let number = 1 + captures.filter((one) => one.name === undefined).length;
    while (groups.has(number)) number += 1;
    for (const { js } of captures.filter((one) => one.name === name)) {
      add(name, js);
      add(number, js);
    }
  }
  return groups;
};

/** A .NET regular expression, near enough to try what a voice engineer writes; throws what .NET or the lab can't take. */
export const dotnetPattern = (text: string): DotnetPattern => {
  const { pieces, captures } = translatePattern(text);
  const groups = numbered(captures);
  const jsOf = (key: number | string): string | undefined => groups.get(key)?.at(-1);
  const source = pieces.map((piece) => {
    if (typeof piece === 'string') return piece;
    const js = jsOf(/^\d+$/.test(piece.reference) ? Number(piece.reference) : piece.reference);
    if (js !== undefined) return `\\k<${js}>`;
    if (piece.octal !== undefined) {
      if (piece.octal !== '') return piece.octal;
      throw new InvalidPatternError(
        `Invalid pattern '${text}' at offset ${piece.at}. Unrecognized escape sequence \\${piece.reference[0]}.`,
      );
    }
    const kind = /^\d+$/.test(piece.reference) ? 'number' : 'name';
    throw new InvalidPatternError(
      `Invalid pattern '${text}' at offset ${piece.at}. Reference to undefined group ${kind} ${piece.reference}.`,
    );
  });
  const pattern = new RegExp(source.join(''), 'gv');
  return {
    isMatch: (input) => input.search(pattern) !== -1,
    replace: (input, replacement) => {
      const parts = parseReplacement(replacement, (group) => group === 0 || groups.has(group));
      const lastNumber = Math.max(0, ...[...groups.keys()].filter((key) => typeof key === 'number'));
      let result = '';
      let after = 0;
      for (const match of input.matchAll(pattern)) {
        const groupText = (group: number | string): string =>
          group === 0
            ? match[0]
            : ((groups.get(group) ?? []).map((js) => match.groups?.[js]).findLast((one) => one !== undefined) ?? '');
        const stop = match.index + match[0].length;
        const piece = {
          before: input.slice(0, match.index),
          after: input.slice(stop),
          input,
          last: groupText(lastNumber),
        };
        const text = parts.map((part) =>
          'text' in part ? part.text : 'group' in part ? groupText(part.group) : piece[part.piece],
        );
        result += input.slice(after, match.index) + text.join('');
        after = stop;
      }
      return result + input.slice(after);
    },
  };
};
