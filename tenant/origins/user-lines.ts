import { resolver } from '../resolver.ts';
import { nodeAt } from '../source/node-at.ts';
import type { TreeMap } from '../source/tree.ts';
import type { CsvRow } from '../users/read-csv.ts';
import type { Line } from './line.ts';

/** What a site decides for its users, and the column by which a row decides otherwise. */
const settings = ['policy', 'dialPlan', 'callingPolicy', 'callerIdPolicy'];

/** Told only where somebody has one. */
const rarelyUsed: readonly string[] = ['callerIdPolicy'];

/** Shown only where somebody has one: most tenants don't name any. */
const rare = 'emergencyCallRoutingPolicy';

/** The people of users.csv, counted by site: how many have the site's values, and how many their own. */
export const userLines = (rows: readonly CsvRow[], csvFile: string, tree: TreeMap): Line[] => {
  const sites = tree.entries.get('sites');
  const find = resolver(sites?.kind === 'map' ? [...sites.entries.keys()] : []);
  const isNamed =
    rows.some(({ cells }) => cells[rare]) ||
    (sites?.kind === 'map' &&
      [...sites.entries.keys()].some((site) => nodeAt(tree, ['sites', site, rare]) !== undefined));
  const shown = isNamed ? [...settings, rare] : settings;
  const bySite = Map.groupBy(rows, ({ cells }) => find(cells.site ?? '') ?? cells.site ?? '');
  return [
    { text: 'users:', origin: `${csvFile}, ${people(rows.length)}` },
    ...[...bySite].flatMap(([site, users]) => [
      { text: `  ${site === '' ? '(no site)' : site}:`, origin: people(users.length) },
      ...shown.flatMap((setting) => settingLines(setting, users, csvFile, tree, site)),
    ]),
  ];
};

const settingLines = (
  setting: string,
  users: readonly CsvRow[],
  csvFile: string,
  tree: TreeMap,
  site: string,
): Line[] => {
  const node = nodeAt(tree, ['sites', site, setting]);
  const fromSite = node?.kind === 'scalar' ? String(node.value) : undefined;
  const siteOrigin = node === undefined ? "Teams' Global policy" : `${node.origin.file}:${node.origin.line}`;
  const byValue = Map.groupBy(users, ({ cells }) => cells[setting] || undefined);
  const isUsed = fromSite !== undefined || [...byValue.keys()].some((own) => own !== undefined);
  if (!isUsed && rarelyUsed.includes(setting)) return [];
  return [...byValue].map(([own, those]) => ({
    text: `    ${setting}: ${own ?? fromSite ?? '(none)'}`,
    origin: `${people(those.length)}, ${own === undefined ? siteOrigin : csvFile}`,
  }));
};

const people = (count: number): string => (count === 1 ? '1 user' : `${count} users`);
