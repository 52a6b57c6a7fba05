/**
 * Marks that can't be seen, and spaces, signs, letters and digits that look like those of a keyboard: text copied from a page, a contact card
 * or an input in another script.
 */
const copied =
  /(?![\x20-\x7e])[\p{Cc}\p{Cf}\p{Z}\p{Pd}\p{Nd}\p{Pi}\p{Pf}\p{Variation_Selector}\uff01-\uff5e\u2212\u02bc\u00b7\u2022\u30fb]/gu;

const unseen = /[\p{Cc}\p{Cf}\p{Z}\p{Variation_Selector}]/u;

/**
 * Which characters of that sort a value has, such as `the invisible U+202A`, and the value as a keyboard writes it; nothing for a value that
 * has none.
 */
export const copiedCharacters = (value: string): { readonly named: string; readonly clean: string } | undefined => {
  const found = value.match(copied);
  if (found === null) return undefined;
  const each = [...new Set(found)];
  const seen = each.filter((one) => !unseen.test(one)).map((one) => `${codePoint(one)} (${one})`);
  const hidden = each.filter((one) => unseen.test(one)).map(codePoint);
  const named = [seen.join(', '), hidden.length === 0 ? '' : `the invisible ${hidden.join(', ')}`];
  return { named: named.filter((part) => part !== '').join(' and '), clean: plain(value).trim() };
};

const plain = (value: string): string =>
  value
    .normalize('NFKC')
    .replaceAll(/[\p{Cf}\p{Variation_Selector}]|(?![\t\n\r])\p{Cc}/gu, '')
    .replaceAll(/\p{Z}|[\t\n\r]/gu, ' ')
    .replaceAll(/[\p{Pd}\u2212]/gu, '-')
    .replaceAll(/[\u00b7\u2022\u30fb\uff65]/g, '.')
    .replaceAll(/[\u2018\u2019\u201b\u02bc]/g, "'")
    .replaceAll(/[\p{Pi}\p{Pf}]/gu, '"')
    .replaceAll(/(?!\d)\p{Nd}/gu, asciiDigit);

/** Digits of a script follow each other from its zero, in tens that Unicode aligns: the first of a run is it. */
const asciiDigit = (digit: string): string => {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
};

/** E.g. `U+202A`. */
export const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
