import { setUp } from './set-up.mjs';
import { SetupError } from './setup-error.mjs';

try {
  await setUp(process.env, { cli: !process.argv.includes('--without-cli') });
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
