/** `npm run ci -- <step>`: the steps of the reusable workflows, each one a command that runs anywhere. */

import { Command, InvalidArgumentError } from 'commander';
import { failOnHelp } from '../review/fail-on.ts';
import { inJobLog } from '../review/job-log.ts';
import { ProblemError } from '../tenant/problem-error.ts';
import { runScript } from './run-script.ts';

/** A problem may begin with the name of a folder, which is no command to GitHub. */
const runStep = (work: () => Promise<number>): Promise<void> =>
  runScript(() =>
    work().catch((error: unknown) => {
      if (!(error instanceof ProblemError)) throw error;
      console.error(inJobLog(error.message, process.env));
      return 1;
    }),
  );

const hours = (typed: string): number => {
  if (!/^[1-9]\d{0,3}$/.test(typed)) throw new InvalidArgumentError('It must be a whole number of hours.');
  return Number(typed);
};

const whole = (typed: string): number => {
  if (!/^\d{1,3}$/.test(typed)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(typed);
};

const program = new Command('npm run ci --')
  .usage('<step> [options]')
  .description(
    'The steps of the workflows trunkline-preview, trunkline-up, trunkline-again and trunkline-drift: docs/fleet.md.',
  )
  .showHelpAfterError();

program
  .command('matrix')
  .description('the tenants that jobs are to be made for')
  .option('--only <patterns>', "tenants by name: 'nl-*', with commas between", '')
  .option('--changed-since <ref>', 'only tenants whose files, or templates, have changed since that commit')
  .option('--part <number>', 'which part of 256', whole, 0)
  .option('--parts <number>', 'how many parts there are jobs for', whole, 1)
  .option('--canary <tenant>', 'the one that comes first, alone', '')
  .action((options) => runStep(async () => (await import('./ci/matrix.ts')).matrix(options)));
program
  .command('powershell')
  .description('installs the MicrosoftTeams module')
  .action(() => runStep(async () => (await import('./ci/powershell.ts')).powershell()));
program
  .command('preview')
  .description("one tenant's preview and its hand-made changes, as a file")
  .requiredOption('--tenant <tenant>', 'whose')
  .option('--base <ref>', 'the version before, to tell hand-made changes by; in a pull request HEAD^1')
  .requiredOption('--out <file>', 'where it is written')
  .action((options) => runStep(async () => (await import('./ci/preview.ts')).preview(options)));
program
  .command('comment')
  .description(
    'the one comment of a pull request: review, the steps of the engine, hand-made changes that would be overwritten',
  )
  .requiredOption('--base <ref>', 'the version before; in a pull request HEAD^1')
  .requiredOption('--previews <folder>', 'what `preview` has written, in any depth')
  .requiredOption(
    '--tenants <json>',
    'who was to be previewed, as fleet -- preview --matrix prints it; empty: not known',
  )
  .option('--part <number>', 'the part of the tenants that this comment is for, from 0', whole, 0)
  .option('--of <number>', 'how many parts there are', whole, 1)
  .option('--fail-on <reasons>', failOnHelp)
  .option('--out <file>', 'where the comment is written', 'preview.md')
  .action((options) => runStep(async () => (await import('./ci/comment.ts')).comment(options)));
program
  .command('stale')
  .description('says above each preview of an open pull request that its base, or its tenant, has moved')
  .option('--moved <tenant>', "a tenant that isn't as it was")
  .action((options) => runStep(async () => (await import('./ci/stale.ts')).stale(options)));
program
  .command('drift')
  .description('what was changed by hand, while nothing is carried out in the tenant; keeps one issue')
  .requiredOption('--tenant <tenant>', 'whose')
  .action((options) => runStep(async () => (await import('./ci/drift.ts')).drift(options)));
program
  .command('up')
  .description('carries out the commit whose preview was approved, and no other')
  .requiredOption('--tenant <tenant>', 'whose; its environment has the same name')
  .requiredOption('--preview <file>', 'what `preview` has written in the same run')
  .option(
    '--canary <tenant>',
    'who comes first: it counts as well where a newer commit was carried out and is well',
    '',
  )
  .action((options) => runStep(async () => (await import('./ci/up.ts')).up(options)));
program
  .command('again')
  .description('carries out again what was approved, while something of it waits')
  .requiredOption('--tenant <tenant>', 'whose; its environment has the same name')
  .option('--late-hours <number>', 'exit code 9 once something waits longer', hours, 48)
  .action((options) => runStep(async () => (await import('./ci/again.ts')).again(options)));

await program.parseAsync();
