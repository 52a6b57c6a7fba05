/**
 * Text from a file or a service as a terminal may show it: what moves the cursor, colours, hides or turns round the letters that follow
 * is written out, e.g. `\u{1b}`. Line feeds and tabs stay.
 *
 * Control characters (C0, DEL, C1: a terminal takes U+009B for ESC [), the marks of writing direction, and the two Unicode line ends.
 */
export const visibleText = (text: string): string => text.replaceAll(unseen, writtenOut);

/** As `visibleText`, on one line: a line feed is written out, too. */
export const visibleLine = (text: string): string => visibleText(text).replaceAll(/[\n\t]/g, writtenOut);

/** What `visibleText` writes out. */
export const unseen = /(?![\n\t])[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** E.g. `\u{1b}`. */
export const writtenOut = (character: string): string => `\\u{${character.codePointAt(0)?.toString(16)}}`;
