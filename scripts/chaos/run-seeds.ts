import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import PQueue from 'p-queue';
import { leftToDo, upUntilQuiet } from './quiet.ts';
import { createRandom } from './random.ts';
import { upInTrouble } from './strike.ts';
import { type ChaosTenant, copyFiles, copyFolder, editFiles, newFolder, openTenant } from './tenant.ts';
import { troubleAtRandom, troubleText } from './trouble.ts';

/** How a seed ended: what was done, and what is wrong with the tenant after it. */
export interface SeedResult {
  readonly seed: number;
  /** The edits and the trouble, a line each. */
  readonly story: readonly string[];
  /** Empty if the tenant is what it would be without any trouble. */
  readonly wrong: readonly string[];
}

/** A tenant that is there already; most seeds begin from a copy of it. */
const makeBase = async (folder: string): Promise<void> => {
  newFolder(folder);
  const tenant = await openTenant(folder);
  await upUntilQuiet(tenant).finally(() => tenant.close());
};

const withTenant = async <Result>(folder: string, work: (tenant: ChaosTenant) => Promise<Result>): Promise<Result> => {
  const tenant = await openTenant(folder);
  return work(tenant).finally(() => tenant.close());
};

const linesOf = (dump: unknown): string[] => JSON.stringify(dump, undefined, 1).split('\n');

const differences = (expected: unknown, found: unknown): string[] => {
  if (isDeepStrictEqual(expected, found)) return [];
  const [wanted, real] = [linesOf(expected), linesOf(found)];
  const lines = [
    ...wanted.filter((line) => !real.includes(line)).map((line) => `missing: ${line.trim()}`),
    ...real.filter((line) => !wanted.includes(line)).map((line) => `there is: ${line.trim()}`),
  ];
  return lines.length > 0 ? lines : ['the order of something differs'];
};

/** Edits, trouble, `up` until quiet; then the same files without any trouble, and the two tenants compared. */
const runSeed = async (seed: number, base: string, work: string): Promise<SeedResult> => {
  const random = createRandom(seed);
  const [troubled, calm] = [join(work, `${seed}`), join(work, `${seed}-calm`)];
  const begin = (folder: string) => (fromNothing ? newFolder(folder) : copyFolder(base, folder));
  const fromNothing = random.percent(20);
  const story = [fromNothing ? 'from nothing' : 'from a tenant that is there'];
  begin(troubled);
  try {
    const found = await withTenant(troubled, async (tenant) => {
      for (let round = 1 + random.below(2); round > 0; round--) {
        story.push(`edits: ${editFiles(troubled, random).join(', ') || 'none'}`);
        const trouble = troubleAtRandom(random);
        story.push(`up with ${troubleText(trouble)}`);
        await upInTrouble(tenant, trouble);
        await tenant.calm();
      }
      await upUntilQuiet(tenant);
      return { dump: await tenant.dump(), left: await leftToDo(tenant) };
    });
    begin(calm);
    copyFiles(troubled, calm);
    const expected = await withTenant(calm, async (tenant) => {
      await upUntilQuiet(tenant);
      return tenant.dump();
    });
    const wrong = [...found.left.map((step) => `the next up would ${step}`), ...differences(expected, found.dump)];
    if (wrong.length === 0) for (const folder of [troubled, calm]) rmSync(folder, { recursive: true, force: true });
    return { seed, story, wrong };
  } catch (error) {
    return { seed, story, wrong: [error instanceof Error ? error.message : String(error)] };
  }
};

/** Runs seeds, so many at once, each told as it ends. `work` is an empty folder; what failed stays in it. */
export const runSeeds = async (
  seeds: readonly number[],
  { work, atOnce, told }: { work: string; atOnce: number; told?: (result: SeedResult) => void },
): Promise<SeedResult[]> => {
  const base = join(work, 'base');
  await makeBase(base);
  const queue = new PQueue({ concurrency: atOnce });
  return Promise.all(
    seeds.map((seed) =>
      queue.add(async () => {
        const result = await runSeed(seed, base, work);
        told?.(result);
        return result;
      }),
    ),
  );
};
