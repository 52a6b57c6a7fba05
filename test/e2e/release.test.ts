import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import manifest from '../../package.json' with { type: 'json' };
import { type Platform, platforms } from '../../scripts/release/platforms.ts';
import { root } from '../../scripts/setup/places.mjs';
import { buildYamlHost, expectExampleRuns, runExample } from './example.ts';
import { type LabTenant, openLabTenant } from './lab-tenant.ts';

const { version } = manifest;
const [platform] = Object.entries(platforms).find(([, ours]) => ours === `${process.platform}-${process.arch}`) ?? [];
const archive = `pulumi-resource-msteams-v${version}-${platform as Platform}.tar.gz`;

/** Outside of the checkout: nothing upwards of it has packages. */
const folder = mkdtempSync(join(tmpdir(), 'trunkline-release-'));
const place = (name: string) => join(folder, name);
const installed = (name: string) => place(`home/plugins/resource-msteams-v${version}/${name}`);

/** What the plugin was to run as PowerShell: the lab's, which also keeps what it was given. */
const powerShell = `#!/bin/sh
printf '%s\\n' "$@" > '${place('pwsh-arguments')}'
exec '${process.execPath}' '${join(root, 'lab/teams/pwsh.ts')}'
`;

/** The machine of somebody who has the CLI and no checkout, no Node, no plugin on the PATH. */
const environment = (lab: LabTenant): Record<string, string> => {
  const {
    NODE_OPTIONS: _options,
    NODE_PATH: _path,
    NODE_COMPILE_CACHE: _cache,
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: _acquisition,
    TRUNKLINE_TENANTS: _tenants,
    ...env
  } = lab.session.env;
  return {
    ...env,
    PATH: place('bin'),
    PULUMI_HOME: place('home'),
    PULUMI_BACKEND_URL: `file://${place('state')}`,
    TRUNKLINE_PWSH: place('pwsh'),
  };
};

let lab: LabTenant;
let env: Record<string, string>;
const pulumi = (...args: string[]) => runExample(lab.session.pulumi, args, place('project'), env);

beforeAll(async () => {
  // The plugin of an archive waits in its own time: what spreads in minutes has spread when it asks again.
  lab = await openLabTenant({ seed: 'in-use', speed: 1000 });
  env = environment(lab);
  for (const name of ['bin', 'home', 'state']) mkdirSync(place(name));
  // What the launcher needs of a system.
  symlinkSync((await execa('which', ['dirname'])).stdout, place('bin/dirname'));
  writeFileSync(place('pwsh'), powerShell);
  chmodSync(place('pwsh'), 0o755);
  const args = ['--out', place('files'), '--platform', platform ?? '', '--package', 'msteams'];
  const [{ stdout }] = await Promise.all([
    execa(process.execPath, [join(root, 'scripts/release.ts'), ...args], { cwd: folder }),
    buildYamlHost(place('bin')),
  ]);
  writeFileSync(place('said'), stdout);
  cpSync(join(root, 'examples/yaml'), place('project'), { recursive: true });
  const project = parseDocument(readFileSync(place('project/Pulumi.yaml'), 'utf8'));
  project.delete('plugins');
  writeFileSync(place('project/Pulumi.yaml'), project.toString());
});
afterAll(async () => {
  await lab?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the files of a release', () => {
  it('are an archive, a schema and their checksums, which sha256sum verifies', async () => {
    expect(readFileSync(place('said'), 'utf8')).toContain('nothing is published');
    const { stdout } = await execa('sha256sum', ['--strict', '-c', 'SHA256SUMS'], { cwd: place('files') });
    expect(stdout.split('\n')).toEqual([`msteams-v${version}.schema.json: OK`, `${archive}: OK`]);
  });

  it('install by the official CLI, and the YAML example runs where there is no checkout and no Node', async () => {
    const install = ['plugin', 'install', 'resource', 'msteams', version];
    const refused = await pulumi(...install, '--file', place('files/none.tar.gz'));
    expect(refused.exitCode).not.toBe(0);
    expect(await pulumi(...install, '--file', place(`files/${archive}`))).toMatchObject({ exitCode: 0 });
    await expectExampleRuns(lab, pulumi);
    const given = readFileSync(place('pwsh-arguments'), 'utf8').split('\n');
    expect(given[given.indexOf('-File') + 1]).toBe(installed('lib/host.ps1'));
  });

  it('come from a server of your own, by the names that engines ask for', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      const file = place(`files${request.url}`);
      // Without it the engine takes no answer.
      response.setHeader('content-length', statSync(file).size);
      createReadStream(file).pipe(response);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const where = ['--reinstall', '--server', `http://127.0.0.1:${port}`];
    const { exitCode } = await pulumi('plugin', 'install', 'resource', 'msteams', version, ...where);
    server.close();
    expect({ exitCode, asked }).toEqual({ exitCode: 0, asked: [`/${archive}`] });
  });

  it('hold what they need, and the terms of what is in them', async () => {
    const host = 'providers/msteams/powershell/host.ps1';
    expect(readFileSync(installed('lib/host.ps1'), 'utf8')).toBe(readFileSync(join(root, host), 'utf8'));
    expect(existsSync(installed('PulumiPlugin.yaml'))).toBe(false);
    const said = await execa(installed('pulumi-resource-msteams'), ['--version'], { env, extendEnv: false });
    expect(said.stdout).toBe(version);
    const notices = readFileSync(installed('THIRD-PARTY-NOTICES.txt'), 'utf8');
    for (const one of ['@azure/identity', '@grpc/grpc-js', 'Node.js is licensed']) expect(notices).toContain(one);
    const { stdout } = await pulumi('package', 'get-schema', `msteams@${version}`);
    const [told, file] = [stdout, readFileSync(place(`files/msteams-v${version}.schema.json`), 'utf8')].map((text) => {
      const { resources, ...rest } = JSON.parse(text) as { readonly version: string; readonly resources: object };
      return { version: rest.version, kinds: Object.keys(resources).toSorted(), place: 'pluginDownloadURL' in rest };
    });
    expect(told).toEqual({ version, kinds: expect.arrayContaining(['msteams:index:VoiceRoute']), place: false });
    expect(file).toEqual(told);
  });
});
