import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { pulumiBinary, pulumiFolder, root } from '../../scripts/setup/places.mjs';

const program = `
import * as pulumi from '@pulumi/pulumi';
import { typed } from './typed.ts';
const config = new pulumi.Config();
const how = config.require('how');
if (how === 'throws') throw new Error('boom');
if (how === 'exits') process.exit(3);
if (how === 'tells') throw new pulumi.RunError('said by the program');
if (how === 'rejects') Promise.reject(new Error('nobody caught this'));
if (how === 'waits') {
  console.log('program', process.pid, 'of host', process.ppid, 'waits');
  await new Promise((done) => setTimeout(done, 600_000));
}
console.log('a line on stdout');
console.error('a line on stderr');
export const heard = [typed, pulumi.getProject(), pulumi.getStack(), config.requireSecret('word')];
`;

const ours = existsSync(join(pulumiFolder(process.env), 'pulumi-language-nodejs.mjs'));

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

let folder = '';
const pulumi = (...args: string[]) =>
  execa(pulumiBinary(process.env), args, {
    cwd: folder,
    reject: false,
    stdin: 'ignore',
    env: {
      PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
      PULUMI_BACKEND_URL: `file://${folder}/state`,
      PULUMI_HOME: join(folder, 'home'),
      PULUMI_CONFIG_PASSPHRASE: '',
      PULUMI_SKIP_UPDATE_CHECK: 'true',
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: 'true',
    },
  });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'trunkline-language-'));
  mkdirSync(join(folder, 'state'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  const runtime = 'runtime: { name: nodejs, options: { typescript: false } }';
  writeFileSync(join(folder, 'Pulumi.yaml'), `name: hosted\n${runtime}\nmain: main.js\n`);
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'main.js'), program);
  writeFileSync(join(folder, 'typed.ts'), 'export const typed: number = 1;');
  await pulumi('stack', 'init', 'test');
  await pulumi('config', 'set', '--secret', 'word', 'hidden');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the language host beside the CLI, the genuine one or ours', () => {
  it('runs a TypeScript program with its config, and shows what it writes', async () => {
    const { exitCode, stdout } = await pulumi('up', '--yes', '--skip-preview', '--config', 'how=well');
    expect(stdout).toContain('a line on stdout');
    expect(stdout).toContain('a line on stderr');
    expect(exitCode).toBe(0);
    const output = await pulumi('stack', 'output', '--json', '--show-secrets');
    expect(JSON.parse(output.stdout)).toEqual({ heard: [1, 'hosted', 'test', 'hidden'] });
    expect((await pulumi('stack', 'output', '--json')).stdout).not.toContain('hidden');
  });

  it.each([
    ['throws', /error: Running program '.*main\.js' failed with an unhandled exception:\s+Error: boom/],
    ['rejects', /error: Running program '.*main\.js' failed with an unhandled exception:\s+Error: nobody caught this/],
    ['exits', /error: an unhandled error occurred: Program exited with non-zero exit code: 3/],
    ['tells', /error: said by the program\n/],
  ])('a program that %s fails the run with one error', async (how, expected) => {
    const { exitCode, stdout } = await pulumi('preview', '--config', `how=${how}`);
    expect(stdout).toMatch(expected);
    expect(stdout).toMatch(/ 1 errored/);
    expect(stdout).not.toContain('exit code: 32');
    expect(stdout.includes('    at ')).toBe(how === 'throws' || how === 'rejects');
    expect(exitCode).toBe(1);
  });

  it.skipIf(!ours)('a program and its host end soon after their engine was killed', async () => {
    const engine = pulumi('preview', '--config', 'how=waits');
    const pids = await new Promise<number[]>((found) => {
      let seen = '';
      engine.stdout.on('data', (chunk: Buffer) => {
        seen += chunk;
        const match = /program (\d+) of host (\d+) waits/.exec(seen);
        if (match) found(match.slice(1).map(Number));
      });
    });
    engine.kill('SIGKILL');
    await vi.waitUntil(() => !pids.some(isAlive), { timeout: 120_000 });
    await engine;
  });

  it.skipIf(!ours)('installs what the project names, by its lock file, and says what npm said', async () => {
    const project = join(folder, 'installed');
    const wanted = join(folder, 'wanted');
    for (const made of [project, wanted]) mkdirSync(made, { recursive: true });
    writeFileSync(join(wanted, 'package.json'), '{ "name": "wanted", "version": "1.0.0" }');
    writeFileSync(join(project, 'package.json'), '{ "dependencies": { "wanted": "file:../wanted" } }');
    writeFileSync(join(project, 'Pulumi.yaml'), 'name: installed\nruntime: nodejs\n');
    const install = () => pulumi('install', '--cwd', project);
    const first = await install();
    expect(first.exitCode === 0 ? '' : first.stderr + first.stdout).toBe('');
    expect(existsSync(join(project, 'node_modules', 'wanted', 'package.json'))).toBe(true);
    writeFileSync(
      join(project, 'package.json'),
      '{ "dependencies": { "wanted": "file:../gone", "other": "file:../gone" } }',
    );
    const failed = await install();
    expect(failed.exitCode).not.toBe(0);
    expect(failed.stdout + failed.stderr).toMatch(/npm ci failed in .*installed/);
  });

  it('says which Node runs the program', async () => {
    const { stdout } = await pulumi('about', '--json');
    expect(JSON.parse(stdout).runtime).toMatchObject({ language: 'nodejs', version: process.version });
  });
});
