/**
 * `npm run agree`: random calls of the example tenants, asked of `explain`, of the look page and of the lab in which `up` made them, from CCAIP
 * to the phone as `npm run lab:call` has them; and of tenants that people made by hand, by the files that `npm run import` writes of them.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { agree } from './agree/agree.ts';
import { edits } from './agree/edits.ts';
import { editsOfGrown } from './agree/edits-of-grown.ts';
import { hardEdit } from './agree/hard-edit.ts';
import { agreeOnEdit } from './agree/review.ts';
import { seeded, seededInLab } from './agree/seeded.ts';
import { type Edit, type TenantInLab, tenantInLab } from './agree/tenant.ts';
import { runScript } from './run-script.ts';

interface Options {
  readonly calls: number;
  readonly seed: number;
  readonly tenant: readonly string[];
}

const wholeNumber = (text: string): number => {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new InvalidArgumentError('A whole number from 1 on is allowed.');
  return Number(text);
};

/** Northwind as nobody would write it. */
const hard = 'hard';

/** The tenants that are edited. */
const edited: Readonly<Record<string, Readonly<Record<string, Edit>>>> = { northwind: edits, grown: editsOfGrown };

/** More of them say no more. */
const shown = 20;

const agreeAll = async ({ calls, seed, tenant: tenants }: Options): Promise<number> => {
  const work = mkdtempSync(join(tmpdir(), 'trunkline-agree-'));
  let failed = 0;
  for (const name of tenants) {
    const place = await placeOf(name, join(work, name));
    const { counts, wrong } = await agree(place, { calls, seed }).finally(() => place.close());
    const parts = Object.entries(counts).toSorted(([one], [other]) => (one < other ? -1 : 1));
    console.log(`${name}: ${calls} calls, ${wrong.length} not alike`);
    for (const [what, count] of parts) console.log(`  ${what}: ${count}`);
    for (const line of wrong.slice(0, shown)) console.log(`  ✗ ${line}`);
    failed += wrong.length;
  }
  for (const [name, those] of Object.entries(edited)) {
    if (tenants.includes(name)) failed += await agreeOnEdits(name, those, join(work, 'edits', name), { calls, seed });
  }
  rmSync(work, { recursive: true, force: true });
  return failed === 0 ? 0 : 1;
};

const placeOf = (name: string, folder: string): Promise<TenantInLab> => {
  if (name in seeded) return seededInLab(name, folder);
  return name === hard ? tenantInLab('northwind', folder, hardEdit) : tenantInLab(name, folder);
};

/** The same calls before and after each edit, and what a review would say of it. */
const agreeOnEdits = async (
  name: string,
  those: Readonly<Record<string, Edit>>,
  folder: string,
  extent: { readonly calls: number; readonly seed: number },
): Promise<number> => {
  const place = await placeOf(name, folder);
  let failed = 0;
  try {
    // What was imported has then been in an `up`, which changes no call.
    if (name in seeded) await place.up();
    for (const [what, edit] of Object.entries(those)) {
      const { changed, wrong } = await agreeOnEdit(place, edit, extent);
      console.log(`${name}, ${what}: ${changed} of ${extent.calls} calls change, ${wrong.length} not alike`);
      for (const line of wrong.slice(0, shown)) console.log(`  ✗ ${line}`);
      failed += wrong.length;
    }
  } finally {
    await place.close();
  }
  return failed;
};

await new Command('npm run agree')
  .usage('-- [--calls <count>] [--seed <seed>] [--tenant <name…>]')
  .description(
    'Asks explain, the look page, and the lab that has the tenant, about random calls, and compares their answers.',
  )
  .option('--calls <count>', 'how many a tenant', wholeNumber, 10_000)
  .option('--seed <seed>', 'which', wholeNumber, 1)
  .option(
    '--tenant <name...>',
    `example tenants; ${hard}: northwind as nobody would write it; ${Object.keys(seeded).join(', ')}: made by hand, and imported`,
    ['lab', 'fabrikam', 'northwind', hard, ...Object.keys(seeded)],
  )
  .action((options: Options) => runScript(() => agreeAll(options)))
  .parseAsync();
