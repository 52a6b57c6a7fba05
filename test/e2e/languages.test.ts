import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labTenantId } from '../../lab/identity.ts';
import { generateSdk } from '../../scripts/gen-sdk/generate.ts';
import { packages } from '../../scripts/gen-sdk/packages.ts';
import { root } from '../../scripts/setup/places.mjs';
import {
  buildYamlHost,
  caller,
  exampleConfig,
  expectExampleRuns,
  expectWell,
  inTeams,
  made,
  runExample,
} from './example.ts';
import { type LabTenant, openLabTenant } from './lab-tenant.ts';

const folder = mkdtempSync(join(tmpdir(), 'trunkline-languages-'));
const place = (name: string) => join(folder, name);
/** A folder of the checkout as it is, beside the providers as the examples name them. */
const example = (name: string): string => {
  const to = join(folder, 'examples', name);
  cpSync(join(root, 'examples', name), to, { recursive: true });
  return to;
};

let lab: LabTenant;
beforeAll(async () => {
  symlinkSync(join(root, 'providers'), place('providers'), 'junction');
  lab = await openLabTenant({ seed: 'in-use' });
});
afterAll(async () => {
  await lab?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a command in the lab's environment, with what the examples need beside it. */
const run = (command: string, args: readonly string[], cwd: string, env: Record<string, string> = {}) =>
  runExample(command, args, cwd, { ...lab.session.env, ...env });

describe('a package from another language than ours, on the real engine', () => {
  it('YAML: the example is made, changes nothing the second time, and goes', async () => {
    await buildYamlHost(place('bin'));
    const cwd = example('yaml');
    const env = { PATH: [place('bin'), lab.session.env.PATH].join(delimiter) };
    const pulumi = (...args: string[]) => run(lab.session.pulumi, args, cwd, env);
    await expectExampleRuns(lab, pulumi);
    await pulumi('config', 'set', 'tenantId', 'contoso');
    const wrong = await pulumi('preview', '--non-interactive');
    expect(wrong.exitCode).not.toBe(0);
    expect(wrong.stdout).toContain('tenantId: "contoso"');
    expect(wrong.stdout).toContain('Fix: ');
  });

  it('Python: the SDK is generated and installed, and the example runs', async () => {
    for (const of of packages) await generateSdk(of, 'python', place(`python-${of.name}`));
    await execa('python3', ['-m', 'venv', place('venv')]);
    const python = place('venv/bin/python');
    const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r'];
    await execa(python, [
      ...install,
      join(root, 'examples/python/requirements.txt'),
      ...packages.map(({ name }) => place(`python-${name}`)),
    ]);
    const cwd = example('python');
    const env = { TENANT_ID: labTenantId, SBC: exampleConfig.sbc, CALLER: caller };
    const up = await run(python, ['example.py', 'up'], cwd, env);
    expectWell(up);
    expect(await inTeams(lab)).toMatchObject(made);
    const again = await run(python, ['example.py', 'preview'], cwd, env);
    expect(again.stdout).not.toMatch(/to (create|update|delete)/);
    const down = await run(python, ['example.py', 'destroy'], cwd, env);
    expectWell(down);
  });

  it('Go and Node.js: the generated classes compile', async () => {
    for (const of of packages) {
      await generateSdk(of, 'go', place('go'));
      await generateSdk(of, 'nodejs', place(`nodejs/${of.name}`));
    }
    const engine = join(root, 'engine');
    for (const file of ['go.mod', 'go.sum']) cpSync(join(engine, file), join(place('go'), file));
    const env = { GOWORK: 'off', CGO_ENABLED: '0' };
    const go = (...args: string[]) => execa('go', args, { cwd: place('go'), env });
    const { stdout: tools } = await go('list', '-m', '-f', '{{.Path}}');
    expect(tools).toBe('trunkline/engine');
    const { Tool } = JSON.parse((await go('mod', 'edit', '-json')).stdout) as { Tool: { Path: string }[] };
    await go('mod', 'edit', '-module', 'trunkline/sdk/go', ...Tool.map(({ Path }) => `-droptool=${Path}`));
    await go('build', '-trimpath', './...');
    symlinkSync(join(root, 'node_modules'), place('node_modules'), 'junction');
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    for (const { name } of packages) {
      const types = await execa(process.execPath, [tsc, '--noEmit', '-p', place(`nodejs/${name}`)], { reject: false });
      expect({ name, out: types.stdout }).toEqual({ name, out: '' });
    }
  });
});
