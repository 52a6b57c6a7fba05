/**
 * Text from a file, a service or git, on one line of Markdown where it can be nothing but text: no heading, list, emphasis, link,
 * image, HTML, fold, fence, table, formula or mention, and no reference to an issue.
 *
 * GitHub's own marks (@name, #12, addresses) know no backslash; an empty comment splits them, which copying doesn't take along.
 *
 * Sources: CommonMark 0.31 (2.4 Backslash escapes), GitHub Flavored Markdown (6.9 Autolinks), docs.github.com "Autolinked references".
 */
export const markdownText = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[\\`*<>[\]~$&|]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
    .replaceAll(
      /(?<![\p{L}\p{N}_])(?:@|GH-)(?=[\p{L}\p{N}])|(?<![\d*+])#(?=\d)|(?<=\p{L}[\w.-]*)#(?=\d)|:(?=\/\/)|www(?=\.)/giu,
      `$&${apart}`,
    )
    .replace(/^(\d{1,9})(?=[.)](?: |$))/, '$1\\')
    .replace(/^(?:[-+=](?=[-+= ]|$)|#(?=#*(?: |$)))/, '\\$&');

const apart = '<!-- -->';

/** A run of backticks that none of the lines holds, and at least so long. */
const fenceFor = (lines: readonly string[], least: number): string =>
  '`'.repeat(Math.max(least, ...lines.flatMap((line) => [...line.matchAll(/`+/g)].map(([run]) => run.length + 1))));

/** Text in a code span, which a backtick in it can't end; for the cell of a table, too. */
export const code = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ');
  const fence = fenceFor([line], 1);
  return fence === '`' ? `\`${line}\`` : `${fence} ${line} ${fence}`;
};

/** Lines in a fenced block, which no line of them can end. */
export const fenced = (lines: readonly string[]): string[] => {
  const fence = fenceFor(lines, 3);
  return [fence, ...lines, fence];
};

/** What is shown as code, so that it stands as it is. */
const asTheyAre = new Set(['problems', 'lines']);

/** Data whose every text can stand in Markdown, so that no sentence about it has to think of that. */
export const withMarkdownTexts = <Data>(data: Data): Data => mapped(data) as Data;

const mapped = (value: unknown): unknown => {
  if (typeof value === 'string') return markdownText(value);
  if (Array.isArray(value)) return value.map(mapped);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, below]) => [key, asTheyAre.has(key) ? below : mapped(below)]),
  );
};
