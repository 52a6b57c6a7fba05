/** `npm run chaos`: random edits, faults, kills and Ctrl-C in lab tenants; after each, the next `up` must end in the same tenant. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { runSeeds, seedText } from './chaos/run-seeds.ts';
import { runScript } from './run-script.ts';

interface Options {
  readonly seeds: number;
  readonly from: number;
  readonly atOnce: number;
}

const wholeNumber = (text: string): number => {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('A whole number from 1 on is allowed.');
  return Number(text);
};

const chaos = async ({ seeds, from, atOnce }: Options): Promise<number> => {
  const work = mkdtempSync(join(tmpdir(), 'trunkline-chaos-'));
  const results = await runSeeds(
    Array.from({ length: seeds }, (_, index) => from + index),
    { work, atOnce, told: (result) => console.log(seedText(result)) },
  );
  const failed = results.filter(({ wrong }) => wrong.length > 0).map(({ seed }) => seed);
  if (failed.length > 0)
    console.log(`${failed.length} of ${seeds} seeds failed: ${failed.join(', ')}. Their folders: ${work}`);
  else {
    console.log(`Seeds run: ${seeds}. Each ended in the tenant that it would have been without trouble.`);
    rmSync(work, { recursive: true, force: true });
  }
  return failed.length === 0 ? 0 : 1;
};

await new Command('npm run chaos')
  .usage('-- [--seeds <count>] [--from <seed>] [--at-once <count>]')
  .description(
    'Breaks lab tenants at random, runs `up` until it is quiet, and compares them with tenants that were left in peace.',
  )
  .option('--seeds <count>', 'how many', wholeNumber, 10)
  .option('--from <seed>', 'the first', wholeNumber, 1)
  .option('--at-once <count>', 'how many at a time', wholeNumber, 2)
  .action((options: Options) => runScript(() => chaos(options)))
  .parseAsync();
