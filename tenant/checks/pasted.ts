import type { Wording } from '../problem.ts';
import { copiedCharacters } from '../users/copied-characters.ts';

/** What a pattern or translation has from a page or a script that it was copied from, and no number holds. */
export const pasted = (text: string): Wording | undefined => quotes(text) ?? markup(text) ?? lookAlikes(text);

const quotes = (text: string): Wording | undefined => {
  const [quote] = /[\u2018-\u201F\u00AB\u00BB\u2039\u203A\u00B4\u2032\u2033]/.exec(text) ?? [];
  if (quote === undefined) return undefined;
  const plain = text.replace(/^[\u2018-\u201F\u00AB\u2039]\s?|\s?[\u2018-\u201F\u00BB\u203A]$/g, '');
  const around = plain === text ? quote : `${text.charAt(0)}…${text.slice(-1)}`;
  return {
    message: `${around} ${around === quote ? 'is a typographic quote' : 'are typographic quotes'}, which YAML takes as a part of the text, and no number holds.`,
    allowed: "Text with special characters stands in single quotes: '.",
    fix: `write '${plain.replace(/[\u2018-\u201F\u00AB\u00BB\u2039\u203A]/g, "''")}'.`,
  };
};

/** Characters of patterns as HTML names them. */
const names: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  ast: '*',
  bsol: '\\',
  comma: ',',
  colon: ':',
  dollar: '$',
  equals: '=',
  excl: '!',
  gt: '>',
  hat: '^',
  lbrace: '{',
  lbrack: '[',
  lcub: '{',
  lpar: '(',
  lsqb: '[',
  lt: '<',
  nbsp: ' ',
  num: '#',
  period: '.',
  plus: '+',
  quest: '?',
  quot: '"',
  rbrace: '}',
  rbrack: ']',
  rcub: '}',
  rpar: ')',
  rsqb: ']',
  semi: ';',
  sol: '/',
  verbar: '|',
  vert: '|',
};

const markup = (text: string): Wording | undefined => {
  const found = new Map(
    [...text.matchAll(/&(?:#\d{1,6}|#x[\da-f]{1,5}|[a-z]+);/gi)].flatMap(([entity]) => {
      const meant = meantBy(entity);
      return meant === undefined ? [] : [[entity, meant] as const];
    }),
  );
  const [[entity, meant] = []] = found;
  if (entity === undefined) return undefined;
  const written = [...found].reduce((all, [one, char]) => all.replaceAll(one, () => char), text);
  const more = found.size === 1 ? '' : ', and it has more of that sort';
  return {
    message: `"${entity}" is what a web page writes for "${meant}"; here it stands for itself, and no number holds it${more}.`,
    fix: `write '${written}'.`,
  };
};

const meantBy = (entity: string): string | undefined => {
  const [, decimal, hex, name] = /^&(?:#(\d+)|#x([\da-f]+)|([a-z]+));$/i.exec(entity) ?? [];
  if (name !== undefined) return names[name.toLowerCase()];
  return String.fromCodePoint(decimal === undefined ? Number.parseInt(hex ?? '0', 16) : Number(decimal));
};

/** Signs that look like those of a pattern, or like nothing, and the line feeds that YAML keeps behind `|` and `>`. */
const lookAlikes = (text: string): Wording | undefined => {
  const { named } = copiedCharacters(text) ?? {};
  if (named === undefined || text.includes('(?x')) return undefined;
  const seen = text.replaceAll(/(?! )\p{Z}|\p{Cc}/gu, '');
  const { clean } = copiedCharacters(seen) ?? { clean: seen };
  return {
    message: /\n/.test(text)
      ? `${JSON.stringify(text)} has a line feed, which no number holds.`
      : `"${text}" holds ${named}, which no number holds.`,
    allowed: 'A pattern is one line, of what a keyboard writes.',
    fix: `write '${clean.replaceAll("'", "''")}'.`,
  };
};
