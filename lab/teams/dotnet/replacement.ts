/** A part of a .NET replacement: text, a group by number or name, or a piece of the input. */
export type ReplacementPart =
  | { readonly text: string }
  | { readonly group: number | string }
  | { readonly piece: 'before' | 'after' | 'input' | 'last' };

const pieces: Readonly<Record<string, 'before' | 'after' | 'input' | 'last'>> = {
  '`': 'before',
  "'": 'after',
  _: 'input',
  '+': 'last',
};

/**
 * Reads a replacement as .NET does. Unlike JavaScript, all digits after `$` are one number, and a group that the
 * pattern doesn't have is left as it is written: with one group, `$10` is the text `$10`.
 */
export const parseReplacement = (text: string, has: (group: number | string) => boolean): ReplacementPart[] => {
  const parts: ReplacementPart[] = [];
  const pattern = /\$(?:(\d+)|\{(\w+)\}|([$&`'+_]))/g;
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    const [whole, digits, braced, sign] = match;
    const name = digits ?? braced;
    const group = name !== undefined && /^\d+$/.test(name) ? Number(name) : name;
    parts.push({ text: text.slice(end, match.index) });
    end = match.index + whole.length;
    if (group !== undefined) parts.push(has(group) ? { group } : { text: whole });
    else if (sign === '$') parts.push({ text: '$' });
    else if (sign === '&') parts.push({ group: 0 });
    else parts.push({ piece: pieces[sign ?? ''] ?? 'input' });
  }
  parts.push({ text: text.slice(end) });
  return parts;
};
