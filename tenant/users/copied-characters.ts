/** Marks that can't be seen, and spaces, hyphens and wide forms that look like those of a keyboard: text copied from a page or a contact card. */
const copied = /(?![\x20-\x7e])[\p{Cf}\p{Zs}\p{Pd}\uff01-\uff5e]/gu;

/** Which characters of that sort a value has, such as `U+202A`, and the value as a keyboard writes it; nothing for a value that has none. */
export const copiedCharacters = (value: string): { readonly named: string[]; readonly clean: string } | undefined => {
  const found = value.match(copied);
  if (found === null) return undefined;
  const plain = value
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/\p{Zs}/gu, ' ')
    .replaceAll(/\p{Pd}/gu, '-');
  return { named: [...new Set(found)].map(codePoint), clean: plain.trim() };
};

const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
