import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { ProblemError } from '../../tenant/problem-error.ts';
import { openBrowser } from '../handover/open-browser.ts';
import { runScript } from '../run-script.ts';
import { runInForeground } from '../setup/foreground.mjs';
import { root } from '../setup/places.mjs';
import { labFolder } from './place.ts';
import { labPort } from './port.ts';
import { openLab } from './session.ts';
import { labSize } from './size.ts';

const { browser } = new Command('npm run lab:open --')
  .description(
    "Opens the lab's CCAIP portal and the handover side by side: the guide, walked in a browser without any account.",
  )
  .option('--no-browser', 'only print the addresses')
  .parse()
  .opts<{ browser: boolean }>();

/** `npm run lab:open`: the lab runs until the handover ends, by its last step, its button or Ctrl-C. */
await runScript(async () => {
  const dir = labFolder(process.env);
  if (!existsSync(join(dir, 'lab.db')))
    throw new ProblemError({ file: dir, message: 'There is no lab tenant yet.', fix: 'npm start, which makes one.' });
  const session = await openLab({ dir, port: labPort(process.env), users: labSize(dir) });
  try {
    console.log(`Portal of lab: ${session.portal}/`);
    if (browser) openBrowser(`${session.portal}/`, process.env);
    const handover = [join(root, 'scripts', 'handover.ts'), 'lab', ...(browser ? [] : ['--no-browser'])];
    return await runInForeground(process.execPath, [...process.execArgv, ...handover], { env: session.env });
  } finally {
    await session.close();
  }
});
