/** `npm run fleet -- <command>`: preview, up, drift, doctor or lint of all tenants, many at a time, in one table. */

import { Argument, Command, InvalidArgumentError } from 'commander';
import { visibleLine } from '../providers/kit/visible-text.ts';
import { type FleetCommand, fleetCommands } from './fleet/commands.ts';
import { type FleetOptions, fleet } from './fleet/fleet.ts';
import { runScript } from './run-script.ts';

const positive = (typed: string): number => {
  if (!/^[1-9]\d{0,3}$/.test(typed)) throw new InvalidArgumentError('It must be a whole number from 1 to 9999.');
  return Number(typed);
};

const collect = (one: string, before: readonly string[]): readonly string[] => [...before, one];

const program = new Command('npm run fleet');

await program
  .usage('-- <command> [options] [-- <arguments for each tenant>]')
  .description(
    'Runs a command for all tenants, each in a process of its own with its own credentials, as many at a time as memory allows. Failures come first.',
  )
  .addArgument(new Argument('<command>', 'what is run for each tenant').choices(fleetCommands))
  .argument('[arguments...]', 'behind --: for the command of each tenant, e.g. -- --diff')
  .option('--only <patterns>', "tenants by name: 'nl-*', with commas between; may be repeated", collect, [])
  .option('--changed-since <ref>', 'only tenants whose files, or templates, have changed since that commit')
  .option('--canary <tenant>', 'up: run this one first, alone, and go on only if it is well')
  .option('--at-once <number>', 'at most so many at a time; up: 4 if left out, else two for each processor', positive)
  .option(
    '--per-account <number>',
    'at most so many at a time that share an account at a SIP provider, CCAIP or Azure',
    positive,
    4,
  )
  .option(
    '--run <folder>',
    'remember there what is done, with the output of each tenant; the same command goes on from it',
  )
  .option('--matrix', 'print the tenants for a matrix of CI jobs instead, in parts of 256')
  .option('--json', 'the result as JSON: docs/reference/fleet-output.schema.json')
  .addHelpText(
    'after',
    `
TRUNKLINE_CREDENTIALS names a folder with <tenant>.env files, or a program that prints KEY=VALUE lines for a tenant: docs/fleet.md.
Exit codes: 0 all is done, 1 the fleet can't begin, 2 a tenant failed or was not begun, 4 live or emergency calls of a tenant don't hold
after its up, 7 drift, 9 something waits, 130 interrupted.
Example: npm run fleet -- preview --only 'nl-*'`,
  )
  .showHelpAfterError()
  .hook('preAction', (_, { args }) => {
    const behind = process.argv.includes('--') ? process.argv.slice(process.argv.indexOf('--') + 1) : [];
    const [slip] = args.slice(1, args.length - behind.length);
    if (slip !== undefined)
      program.error(
        `error: "${visibleLine(slip)}" stands before --, where only options do. Tenants are named by --only ${visibleLine(slip)}; what each tenant's command is to get stands behind --.`,
      );
  })
  .action((command: FleetCommand, more: readonly string[], options: Omit<FleetOptions, 'more'>) =>
    runScript(() => fleet(command, { ...options, more })),
  )
  .parseAsync();
