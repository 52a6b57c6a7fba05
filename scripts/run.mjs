/**
 * Runs one of trunkline's scripts with everything it needs: `node scripts/run.mjs [--cli] [--screen=<name>] <script> …`.
 * Sets up what is missing first (not in npm's pre-scripts: with `ignore-scripts`, as many networks demand, npm skips those).
 */
import { delimiter, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runInForeground } from './setup/foreground.mjs';
import { refuseMistyped } from './setup/mistyped.mjs';
import { cacheFolder, pulumiFolder, root } from './setup/places.mjs';
import { setUp } from './setup/set-up.mjs';
import { SetupError } from './setup/setup-error.mjs';

const args = process.argv.slice(2);
const own = args.slice(
  0,
  args.findIndex((one) => !one.startsWith('--')),
);
const [script, ...rest] = args.slice(own.length);
const screen = own.find((one) => one.startsWith('--screen='))?.slice('--screen='.length);

try {
  refuseMistyped(rest, process.env);
  if (screen !== undefined) process.stderr.write(`trunkline · ${screen}\n`);
  const node = await setUp(process.env, { cli: own.includes('--cli') });
  const path = [dirname(node), pulumiFolder(process.env), process.env.PATH].join(delimiter);
  const quiet = pathToFileURL(join(root, 'scripts', 'setup', 'quiet.mjs')).href;
  process.exitCode = await runInForeground(node, ['--import', quiet, join(root, script ?? ''), ...rest], {
    env: {
      ...process.env,
      PATH: path,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE || join(cacheFolder(process.env), 'node'),
    },
  });
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
