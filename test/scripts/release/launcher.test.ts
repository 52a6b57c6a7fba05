import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, describe, expect, it } from 'vitest';
import { launcher } from '../../../scripts/release/launcher.ts';
import { platformNames, platforms } from '../../../scripts/release/platforms.ts';

const folder = join(mkdtempSync(join(tmpdir(), 'trunkline-launcher-test-')), 'a folder');
mkdirSync(folder);
afterAll(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

const script = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  chmodSync(join(folder, name), 0o755);
  return join(folder, name);
};

describe.skipIf(process.platform === 'win32')('what the engine starts', () => {
  const own = platformNames.find((name) => platforms[name] === `${process.platform}-${process.arch}`) ?? 'linux-amd64';

  it('is the Node beside it, with what the engine says, wherever it is called from', async () => {
    script('node', '#!/bin/sh\nprintf "%s\\n" "$NODE_COMPILE_CACHE" "$@"\n');
    const { file, text } = launcher('telnyx', own);
    expect(file).toBe('pulumi-resource-telnyx');
    const env = { PATH: process.env.PATH ?? '', HOME: '/home/ada' };
    const { stdout } = await execa(script(file, text), ['-v=9', '127.0.0.1:4711'], { cwd: '/', env, extendEnv: false });
    expect(stdout.split('\n')).toEqual([
      '/home/ada/.cache/trunkline/node',
      join(folder, 'lib/main.mjs'),
      '-v=9',
      '127.0.0.1:4711',
    ]);
  });

  it('is found by a link to it, too', async () => {
    script('node', '#!/bin/sh\nprintf "%s\\n" "$@"\n');
    const { file, text } = launcher('telnyx', own);
    const link = join(folder, '..', file);
    symlinkSync(script(file, text), link);
    expect((await execa(link, ['--version'])).stdout).toBe(`${join(realpathSync(folder), 'lib/main.mjs')}\n--version`);
  });

  it('says what Node lacks on a Linux without glibc', async () => {
    const other = process.arch === 'x64' ? 'linux-arm64' : 'linux-amd64';
    const { file, text } = launcher('ccaip', other);
    const { exitCode, stderr } = await execa(script(file, text), [], { reject: false });
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^The ccaip provider brings its own Node, which needs glibc 2\.28 or later/);
    expect(stderr).toContain('\n  Fix: run Pulumi where glibc is');
  });

  it('asks macOS for no glibc', () => {
    expect(launcher('ccaip', 'darwin-arm64').text).not.toContain('glibc');
  });
});

it('on Windows it is a .cmd, in lines of Windows, which starts node.exe beside it', () => {
  const { file, text } = launcher('msteams', 'windows-amd64');
  expect(file).toBe('pulumi-resource-msteams.cmd');
  expect(text.split('\r\n').at(-2)).toBe('"%~dp0node.exe" "%~dp0lib\\main.mjs" %*');
  expect(text.replaceAll('\r\n', '')).not.toContain('\n');
});
