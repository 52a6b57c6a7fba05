import { rmSync } from 'node:fs';
import { join } from 'node:path';
import PQueue from 'p-queue';
import { editAtRandom } from './edits.ts';
import { fillAtRandom } from './edits-beside-routes.ts';
import { differences, wrongAtTheEnd, wrongByDestroy } from './judge.ts';
import { makeGroups } from './make-groups.ts';
import { leftToDo } from './quiet.ts';
import { createRandom, type Random } from './random.ts';
import { settingsAtRandom, settingsText } from './settings.ts';
import { settle } from './settle.ts';
import { upInTrouble, wrongWords } from './strike.ts';
import { forgetTrunkName } from './telnyx-account.ts';
import { type ChaosTenant, changeFile, copyFiles, copyFolder, editFiles, newFolder, openTenant } from './tenant.ts';
import { troubleAtRandom, troubleText } from './trouble.ts';
import { accountOf, trunkNameOf, writeName } from './trunk-name.ts';
import { type World, worlds } from './world.ts';

/** How a seed ended: what was done, and what is wrong with the tenant after it. */
export interface SeedResult {
  readonly seed: number;
  /** The edits and the trouble, a line each. */
  readonly story: readonly string[];
  /** Empty if the tenant is what it would be without any trouble. */
  readonly wrong: readonly string[];
}

const withTenant = async <Result>(
  folder: string,
  world: World,
  work: (tenant: ChaosTenant) => Promise<Result>,
): Promise<Result> => {
  const tenant = await openTenant(folder, world);
  return work(tenant).finally(() => tenant.close());
};

/** With this one each list of the file has something. */
const fullSeed = 12;

const makeBorn = async (folder: string, world: World): Promise<string> => {
  newFolder(folder);
  changeFile(folder, (file) => world.write(file));
  await withTenant(folder, world, async (tenant) => {
    await makeGroups(tenant.session);
    await world.open(tenant.press);
  });
  return folder;
};

const makeThere = async (folder: string, world: World, born: string): Promise<string> => {
  copyFolder(born, folder);
  editFiles({ folder, isThere: false }, createRandom(fullSeed), fillAtRandom);
  await withTenant(folder, world, async (tenant) => {
    await settle(tenant);
    await tenant.later(3600);
  });
  return folder;
};

/** What seeds begin from copies of, made when the first asks: a tenant with the people of the first files and nothing of ours, and one that is there already, with every section. */
const openBases = (work: string) => {
  const made = new Map<string, Promise<string>>();
  const once = (name: string, make: (folder: string) => Promise<string>): Promise<string> => {
    const promise = made.get(name) ?? make(join(work, name.replaceAll(' ', '-')));
    made.set(name, promise);
    return promise;
  };
  const born = (world: World) => once(`${world.name} born`, (folder) => makeBorn(folder, world));
  return {
    born,
    there: (world: World) => once(`${world.name} there`, async (folder) => makeThere(folder, world, await born(world))),
  };
};

type Bases = ReturnType<typeof openBases>;

const worldAtRandom = (random: Random): World => {
  const at = random.below(100);
  let upTo = 0;
  const found = worlds.find(({ share }) => {
    upTo += share;
    return at < upTo;
  });
  if (found === undefined) throw new RangeError('shares of worlds are 100 in all');
  return found;
};

/** Edits, trouble, `up` until quiet; then the same files without any trouble, and the two tenants compared. */
const runSeed = async (seed: number, bases: Bases, work: string): Promise<SeedResult> => {
  const random = createRandom(seed);
  const [troubled, calm] = [join(work, `${seed}`), join(work, `${seed}-calm`)];
  const world = worldAtRandom(random);
  const isThere = !random.percent(world.born);
  const settings = settingsAtRandom(random);
  const story = [
    `${isThere ? 'from a tenant that is there' : 'from nothing'}, ${world.name}`,
    settingsText(settings),
  ].filter(Boolean);
  const wrong: string[] = [];
  const begin = async (tenant: ChaosTenant) => {
    if (settingsText(settings) !== '') await tenant.press('switches', settings);
  };
  try {
    const base = await bases[isThere ? 'there' : 'born'](world);
    copyFolder(base, troubled);
    copyFolder(base, calm);
    const found = await withTenant(troubled, world, async (tenant) => {
      await begin(tenant);
      for (let rounds = 1 + random.below(2); rounds > 0; rounds--) {
        story.push(
          `edits: ${editFiles({ folder: troubled, isThere }, random, editAtRandom(world.edits)).join(', ') || 'none'}`,
        );
        const trouble = troubleAtRandom(random, world.trouble);
        story.push(`up with ${troubleText(trouble)}`);
        // What only people do on the way isn't asked for: the trunk's name, and numbers that are gone.
        copyFiles(troubled, calm);
        const ended = await upInTrouble(tenant, trouble);
        wrong.push(...wrongWords(ended, trouble.strike));
        await tenant.calm();
        if (trouble.strike?.victim !== 'cli') await writeName(tenant);
        await tenant.later(trouble.thenSeconds);
      }
      await settle(tenant);
      wrong.push(...(await leftToDo(tenant)).map((step) => `the next up would ${step}`));
      wrong.push(...(await wrongAtTheEnd(tenant)));
      const dump = await tenant.dump();
      const trunk = trunkNameOf(await accountOf(tenant));
      if (world.name === 'Telnyx' && random.percent(40)) {
        story.push('a destroy');
        wrong.push(...(await wrongByDestroy(tenant)));
      }
      return { dump, trunk };
    });
    const expected = await withTenant(calm, world, async (tenant) => {
      // The name that another trunk has got.
      if (!isThere && world.name === 'Telnyx') changeFile(calm, forgetTrunkName);
      await begin(tenant);
      await settle(tenant);
      return { dump: await tenant.dump(), trunk: trunkNameOf(await accountOf(tenant)) };
    });
    wrong.push(...differences(expected, found));
    if (wrong.length === 0) for (const folder of [troubled, calm]) rmSync(folder, { recursive: true, force: true });
    return { seed, story, wrong };
  } catch (error) {
    return { seed, story, wrong: [...wrong, error instanceof Error ? error.message : String(error)] };
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
  const bases = openBases(work);
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
