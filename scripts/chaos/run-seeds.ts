import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import PQueue from 'p-queue';
import { fillAtRandom } from './edits-beside-routes.ts';
import { makeGroups } from './make-groups.ts';
import { leftToDo, upUntilQuiet } from './quiet.ts';
import { createRandom } from './random.ts';
import { settingsAtRandom, settingsText } from './settings.ts';
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

const withTenant = async <Result>(folder: string, work: (tenant: ChaosTenant) => Promise<Result>): Promise<Result> => {
  const tenant = await openTenant(folder);
  return work(tenant).finally(() => tenant.close());
};

/** With this one each list of the file has something. */
const fullSeed = 12;

/** What seeds begin from copies of: a tenant with the people of the first files and nothing of ours, and one that is there already, with every section. */
const makeBases = async (work: string) => {
  const bases = { born: join(work, 'born'), there: join(work, 'there') };
  newFolder(bases.born);
  await withTenant(bases.born, ({ session }) => makeGroups(session));
  copyFolder(bases.born, bases.there);
  editFiles(bases.there, createRandom(fullSeed), fillAtRandom);
  await withTenant(bases.there, async (tenant) => {
    await upUntilQuiet(tenant);
    await tenant.later(3600);
  });
  return bases;
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
const runSeed = async (seed: number, bases: { born: string; there: string }, work: string): Promise<SeedResult> => {
  const random = createRandom(seed);
  const [troubled, calm] = [join(work, `${seed}`), join(work, `${seed}-calm`)];
  const base = random.percent(20) ? 'born' : 'there';
  const settings = settingsAtRandom(random);
  const story = [base === 'born' ? 'from nothing' : 'from a tenant that is there', settingsText(settings)].filter(
    Boolean,
  );
  const begin = async (tenant: ChaosTenant) => {
    if (settingsText(settings) !== '') await tenant.press('switches', settings);
  };
  try {
    copyFolder(bases[base], troubled);
    const found = await withTenant(troubled, async (tenant) => {
      await begin(tenant);
      for (let round = 1 + random.below(2); round > 0; round--) {
        story.push(`edits: ${editFiles(troubled, random).join(', ') || 'none'}`);
        const trouble = troubleAtRandom(random);
        story.push(`up with ${troubleText(trouble)}`);
        await upInTrouble(tenant, trouble);
        await tenant.calm();
        await tenant.later(trouble.thenSeconds);
      }
      await upUntilQuiet(tenant);
      return { dump: await tenant.dump(), left: await leftToDo(tenant) };
    });
    copyFolder(bases[base], calm);
    copyFiles(troubled, calm);
    const expected = await withTenant(calm, async (tenant) => {
      await begin(tenant);
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

/** What a person reads of a seed, and types to see it again. */
export const seedText = ({ seed, story, wrong }: SeedResult): string =>
  [
    `${wrong.length === 0 ? '✓' : '✗'} seed ${seed}: ${story.join('; ')}`,
    ...wrong.map((line) => `    ${line.replaceAll('\n', '\n    ')}`),
    ...(wrong.length === 0 ? [] : [`  npm run chaos -- --from ${seed} --seeds 1 plays it again.`]),
  ].join('\n');

/** Runs seeds, so many at once, each told as it ends. `work` is an empty folder; what failed stays in it. */
export const runSeeds = async (
  seeds: readonly number[],
  { work, atOnce, told }: { work: string; atOnce: number; told?: (result: SeedResult) => void },
): Promise<SeedResult[]> => {
  const bases = await makeBases(work);
  const queue = new PQueue({ concurrency: atOnce });
  return Promise.all(
    seeds.map((seed) =>
      queue.add(async () => {
        const result = await runSeed(seed, bases, work);
        told?.(result);
        return result;
      }),
    ),
  );
};
