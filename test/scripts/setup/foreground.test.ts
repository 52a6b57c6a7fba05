import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { root } from '../../../scripts/setup/places.mjs';

const foreground = pathToFileURL(`${root}/scripts/setup/foreground.mjs`).href;

/** A process that runs `program` (JavaScript) in its foreground, as `npm run pulumi` runs the CLI. */
const wrap = (program: string) =>
  spawn(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `import { runInForeground } from ${JSON.stringify(foreground)};
       process.exitCode = await runInForeground(process.execPath, ['--eval', ${JSON.stringify(program)}], { counts: true });`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );

describe.skipIf(process.platform === 'win32')('a program in our place', () => {
  it('gives its exit code', async () => {
    expect(await once(wrap('process.exit(7)'), 'exit')).toEqual([7, null]);
  });

  it('gives 128 and the number of the signal that ended it', async () => {
    expect(await once(wrap('process.kill(process.pid, "SIGKILL")'), 'exit')).toEqual([137, null]);
  });

  it('hears of one Ctrl-C once, however many copies reach us', async () => {
    const wrapper = wrap(`
      let heard = 0;
      process.on('SIGINT', () => { heard += 1; console.log('heard'); });
      process.on('SIGTERM', () => process.exit(40 + heard));
      setInterval(() => {}, 1000);
      console.log('ready');
    `);
    const lines = createInterface(wrapper.stdout);
    const exited = once(wrapper, 'exit');
    await once(lines, 'line');
    for (let copy = 0; copy < 3; copy += 1) wrapper.kill('SIGINT');
    await once(lines, 'line');
    wrapper.kill('SIGTERM');
    expect(await exited).toEqual([41, null]);
  });
});
