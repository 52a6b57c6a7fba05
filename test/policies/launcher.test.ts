import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/setup/places.mjs';

let bin = '';

beforeAll(() => {
  bin = mkdtempSync(join(tmpdir(), 'pack-'));
});
afterAll(() => rmSync(bin, { recursive: true }));

/** The launcher's end, started elsewhere, with a `node` on PATH that only knows its version and says how it was called. */
const launch = (version: string) => {
  const node = join(bin, 'node');
  writeFileSync(node, `#!/bin/sh\n[ "$1" = --version ] && echo ${version} && exit\necho "$PWD" "$@"\n`);
  chmodSync(node, 0o755);
  return execa(join(root, 'policies/pack'), ['127.0.0.1:1'], {
    cwd: tmpdir(),
    env: { PATH: `${bin}:/usr/bin:/bin` },
    extendEnv: false,
    reject: false,
  });
};

describe.skipIf(process.platform === 'win32')("the policy pack's launcher", () => {
  it('says in plain words that Node is too old', async () => {
    const { exitCode, stderr } = await launch('v20.20.2');
    expect(exitCode).toBe(1);
    expect(stderr).toBe(`The policy pack needs Node 22.18 or later; found on PATH: v20.20.2.
  Fix: run npm run pulumi -- <arguments>, which brings its own Node, or install a newer one.`);
  });

  it('starts the pack in the checkout, where its version stands', async () => {
    const { stdout } = await launch('v22.18.0');
    expect(stdout).toBe(
      `${join(root, '.')} --import ./stacks/lean-sdk.mjs policies/main.ts 127.0.0.1:1`.replace('/ --', ' --'),
    );
    expect(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))).toHaveProperty('version');
  });

  it('leaves what Node compiled for the next one, although the engine kills it', async () => {
    const cache = join(bin, 'compiled');
    const pack = execa(join(root, 'policies/pack'), ['127.0.0.1:1'], {
      env: { NODE_COMPILE_CACHE: cache },
      reject: false,
      stdin: 'pipe',
    });
    const files = () => (existsSync(cache) ? readdirSync(cache, { recursive: true }).length : 0);
    await expect.poll(files, { timeout: 20_000 }).toBeGreaterThan(200);
    pack.kill('SIGKILL');
    await pack;
  });
});
