import { existsSync, globSync } from 'node:fs';
import { $ as shell } from 'execa';
import { lintWorkflows } from './check/actionlint.ts';
import { folders } from './check/folders.mjs';
import { root } from './setup/places.mjs';
import { duration, stepLine } from './setup/step.mjs';

/**
 * `npm run check`: everything about the code that needs no run of it. Each check prints only when it refuses. `--without-tests` leaves out
 * those that are tests, for CI, which runs all of these anyway.
 */
const $ = shell({ cwd: root, preferLocal: true, reject: false, all: true, env: { NO_COLOR: '1' } });

const parses = ['test/providers/msteams/powershell/host-parses.test.ts', 'test/lab/powershell/module-parses.test.ts'];
/** One place prints "Fix:", whatever says it. */
const worded = 'test/providers/kit/wording.test.ts';
/** Folders with code that no arrow is checked for. */
const unlisted = async (): Promise<string[]> => {
  const { stdout } = await $`git ls-files --cached --others --exclude-standard -- *.ts *.mjs *.js`;
  const found = stdout.split('\n').filter((path) => path.includes('/'));
  return [...new Set(found.map((path) => path.split('/')[0] ?? ''))].filter((name) => !folders.includes(name));
};

const arrows = async () => {
  const missing = await unlisted();
  return missing.length === 0
    ? $`depcruise --config .dependency-cruiser.mjs ${folders.filter((folder) => existsSync(`${root}/${folder}`))}`
    : {
        exitCode: 1,
        all: `scripts/check/folders.mjs doesn't list ${missing.join(', ')}: add it there, and its arrows to .dependency-cruiser.mjs.`,
      };
};

/** What runs in a browser knows a browser's names, and nothing else does. */
const types = async () => {
  const own = await $`tsc --noEmit`;
  if (own.exitCode !== 0) return own;
  const inBrowsers = globSync('pages/*/browser/tsconfig.json', { cwd: root });
  const all = await Promise.all(inBrowsers.map((file) => $`tsc --noEmit -p ${file}`));
  return all.find(({ exitCode }) => exitCode !== 0) ?? own;
};

/** What `npm run schema` writes, held against what it would write now. */
const fresh = [
  'test/providers/msteams/schema/sdk-source.test.ts',
  'test/providers/ccaip/schema/sdk-source.test.ts',
  'test/providers/telnyx/schema/sdk-source.test.ts',
  'test/review/review-json-schema.test.ts',
  'test/pages/handover/output-schema.test.ts',
  'test/docs/commands-page.test.ts',
  'test/scripts/fleet/output-schema.test.ts',
  'test/scripts/history/output-schema.test.ts',
  'test/routing/json/published-schemas.test.ts',
  'test/routing/numbers/country-table.test.ts',
  'test/tenant/schema/editor-schemas.test.ts',
];

const checks = [
  {
    name: 'format and lint',
    tool: 'biome',
    run: () => $`biome ci --colors=off --diagnostic-level=warn --error-on-warnings .`,
  },
  { name: 'types', tool: 'tsc', run: types },
  {
    name: 'arrows',
    tool: 'dependency-cruiser',
    run: arrows,
  },
  { name: 'workflows', tool: 'actionlint', run: () => lintWorkflows() },
  { name: 'nothing unused', tool: 'knip', run: () => $`knip --no-config-hints` },
  {
    name: 'PowerShell parses, what is generated is fresh',
    tool: 'vitest',
    run: () => $`vitest run ${[...parses, worded, ...fresh]}`,
  },
];

const asked = process.argv.includes('--without-tests') ? checks.filter(({ tool }) => tool !== 'vitest') : checks;
const results = await Promise.all(
  asked.map(async ({ name, tool, run }) => {
    const began = performance.now();
    const { exitCode, all, ...more } = await run();
    const cost = duration(performance.now() - began);
    const note = 'note' in more ? more.note : undefined;
    const sign = exitCode !== 0 ? '✗' : note === undefined ? '✓' : '·';
    console.log(stepLine(sign, name, note === undefined ? tool : `${tool}, ${note}`, cost));
    return { name, ok: exitCode === 0, all };
  }),
);
for (const { name, all } of results.filter(({ ok }) => !ok)) console.log(`\n${name}:\n${all}`);
process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
