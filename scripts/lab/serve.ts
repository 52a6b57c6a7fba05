import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { displayPath } from '../../tenant/display-path.ts';
import { ProblemError } from '../../tenant/problem-error.ts';
import { runScript } from '../run-script.ts';
import { exportLines } from './export-lines.ts';
import { labFolder } from './place.ts';
import { labPort } from './port.ts';
import { openLab } from './session.ts';
import { labSize } from './size.ts';

const { seed } = new Command('npm run lab:serve --')
  .description('Keeps the lab running until Ctrl-C, and prints the environment with which another tool reaches it.')
  .addOption(
    new Option('--seed <life>', 'a new lab whose tenant was lived in: by hand, lately or over years').choices([
      'in-use',
      'grown',
    ]),
  )
  .addHelpText('after', '\nExample: TRUNKLINE_LAB_DIR=examples/out/lab npm run lab:serve -- --seed in-use')
  .showHelpAfterError()
  .parse()
  .opts<{ readonly seed?: 'in-use' | 'grown' }>();

/** A tenant has its past from its first day on. */
const demandNew = (dir: string): void => {
  if (seed === undefined || !existsSync(join(dir, 'lab.db'))) return;
  throw new ProblemError({
    file: displayPath(dir),
    path: '--seed',
    message: `"${seed}": this lab's tenant is there already.`,
    fix: 'leave it out to go on with that tenant; or npm run lab:reset, or another folder in TRUNKLINE_LAB_DIR.',
  });
};

await runScript(async () => {
  const dir = labFolder(process.env);
  const port = labPort(process.env);
  demandNew(dir);
  const session = await openLab({ dir, port, users: labSize(dir), ...(seed && { seed }) });
  for (const line of exportLines(session.env, process.env)) console.log(line);
  console.error(
    `The lab answers at ${session.url}, CCAIP's portal (for a browser) at ${session.portal}, until Ctrl-C.`,
  );
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM'), once(process, 'SIGHUP')]);
  await session.close();
  return 0;
});
