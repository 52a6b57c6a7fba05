import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const launcherOf = (name: string) => path.resolve(`providers/${name}/pulumi-resource-${name}`);
const run = promisify(execFile);
let bin = '';

beforeAll(async () => {
  bin = await mkdtemp(path.join(tmpdir(), 'launcher-'));
});
afterAll(() => rm(bin, { recursive: true }));

/** The launcher's end with a `node` on PATH that only knows its version, and otherwise says how it was called. */
const launch = async (name: string, version: string) => {
  const node = path.join(bin, 'node');
  await writeFile(
    node,
    `#!/bin/sh\n[ "$1" = --version ] && echo ${version} && exit\necho "$NODE_COMPILE_CACHE" "$@"\n`,
  );
  await chmod(node, 0o755);
  return run(launcherOf(name), ['127.0.0.1:1'], { env: { PATH: `${bin}:/usr/bin:/bin`, HOME: '/home/ada' } });
};

describe.skipIf(process.platform === 'win32').each(['msteams', 'ccaip'])('the launcher of %s', (name) => {
  it.each(['v20.20.2', 'v22.17.1', 'v8.0.0', 'nonsense'])(
    'says in plain words that Node %s is too old',
    async (version) => {
      await expect(launch(name, version)).rejects.toMatchObject({
        code: 1,
        stderr: `The ${name} provider needs Node 22.18 or later; found on PATH: ${version}.
  Fix: run npm run pulumi -- <arguments>, which brings its own Node, or install a newer one.
`,
      });
    },
  );

  it.each(['v22.18.0', 'v24.21.0', 'v100.0.0'])(
    'starts the provider on Node %s, which keeps what it compiled',
    async (version) => {
      const { stdout } = await launch(name, version);
      const main = path.join(path.dirname(launcherOf(name)), 'main.ts');
      expect(stdout).toBe(`/home/ada/.cache/trunkline/node ${main} 127.0.0.1:1\n`);
    },
  );
});
