import type { Column } from './columns.ts';

/**
 * The file as CCAIP's portal takes it: the template's columns in their order, commas, UTF-8 with a byte order mark (OBS of one tenant), so that
 * a spreadsheet shows names as they are.
 */
export const csvText = (columns: readonly Column[], rows: readonly ReadonlyMap<string, string>[]): string =>
  `\uFEFF${[columns.map(({ header }) => header), ...rows.map((row) => columns.map(({ key }) => row.get(key) ?? ''))]
    .map((cells) => `${cells.map(quoted).join(',')}\r\n`)
    .join('')}`;

const quoted = (cell: string): string => (/[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
