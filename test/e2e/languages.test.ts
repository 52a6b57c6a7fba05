import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateSdk } from '../../scripts/gen-sdk/generate.ts';
import { packages } from '../../scripts/gen-sdk/packages.ts';
import { root } from '../../scripts/setup/places.mjs';
import { blocksOf } from '../docs/page.ts';
import { exampleConfig, expectWell, inTeams, made } from './example.ts';
import { freePort } from './free-port.ts';
import { type LabTenant, openLabTenant } from './lab-tenant.ts';

/** What examples/README.md has a reader type, block by block. */
const [needs = [], serve = [], exports = [], yaml = [], python = []] = blocksOf(
  readFileSync(join(root, 'examples/README.md'), 'utf8'),
).map(({ body }) => body.split('\n'));

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'trunkline-languages-')));
const place = (name: string) => join(folder, name);
/** A checkout whose examples are a copy: what is built and configured there stays out of ours. */
const makeCheckout = () => {
  for (const name of readdirSync(root).filter((one) => !['.git', '.lab', 'examples'].includes(one)))
    symlinkSync(join(root, name), place(name), 'junction');
  for (const name of readdirSync(join(root, 'examples')).filter((one) => one !== 'out'))
    cpSync(join(root, 'examples', name), place(`examples/${name}`), { recursive: true });
};

/** As a reader's shell runs it, but that nobody answers a question. */
const shell = (lines: readonly string[], env: Readonly<Record<string, string | undefined>>) =>
  execa('bash', ['-euc', lines.map((line) => line.replace(/ (up|destroy)$/, answered)).join('\n')], {
    cwd: folder,
    reject: false,
    stdin: 'ignore',
    extendEnv: false,
    env,
  });
const answered = (ending: string, _: string, at: number, line: string): string =>
  line.slice(0, at).includes('.py') ? ending : `${ending} --yes --skip-preview --non-interactive`;

let lab: LabTenant;
beforeAll(async () => {
  makeCheckout();
  const seed = / --seed (in-use|grown)$/.exec(serve.join())?.[1] as 'in-use' | 'grown' | undefined;
  lab = await openLabTenant({ ...(seed && { seed }) });
});
afterAll(async () => {
  await lab?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** In the terminal into which the lab's environment was pasted. */
const atTheLab = (...lines: string[]) => shell([...exports, ...lines], lab.session.env);

describe('a package from another language than ours, on the real engine', () => {
  it('what both need is built and installed; so is every other package for Python', { timeout: 600_000 }, async () => {
    const env = { ...process.env, GOWORK: 'off', PIP_QUIET: '1', PIP_DISABLE_PIP_VERSION_CHECK: '1' };
    expectWell(await shell(needs, env));
    const others = packages.filter(({ name }) => name !== 'msteams');
    for (const of of others) await generateSdk(of, 'python', place(`python-${of.name}`));
    const install = others.map(({ name }) => `./python-${name}`).join(' ');
    expectWell(await shell([`examples/out/venv/bin/pip install ${install}`], env));
  });

  it('the lab is served with the environment that the lines after it need, and an SBC that rings', async () => {
    const env = { ...process.env, TRUNKLINE_LAB_PORT: String(await freePort()) };
    const serving = execa('bash', ['-euc', `${serve.join('\n')} 2>&1`], {
      cwd: folder,
      env,
      stdin: 'ignore',
      detached: true,
      reject: false,
    });
    try {
      const said = await new Promise<string>((done) => {
        let text = '';
        serving.stdout.setEncoding('utf8').on('data', (part: string) => {
          text += part;
          if (text.includes('until Ctrl-C')) done(text);
        });
        serving.stdout.once('end', () => done(text));
      });
      const printed = said.split('\n').filter((line) => line.startsWith('export '));
      const call = `npm run -s lab:call -- --from ada --dial 0612345678`;
      const config = yaml.filter((line) => !/ (up|destroy)$/.test(line));
      const pasted = await shell(
        [...printed, ...exports, ...config, `TRUNKLINE_LAB_DIR=${place('examples/out/lab')} ${call}`],
        env,
      );
      expectWell(pasted);
      expect(pasted.stdout).toContain(exampleConfig.sbc);
    } finally {
      if (serving.pid !== undefined) process.kill(-serving.pid, 'SIGTERM');
      await serving;
    }
    const again = await shell(serve, env);
    expect(again.exitCode).toBe(1);
    expect(again.stderr).toContain(`--seed: "in-use": this lab's tenant is there already.`);
  });

  it('YAML: the example is made, changes nothing the second time, and goes', async () => {
    const up = yaml.findIndex((line) => line.endsWith(' up')) + 1;
    expectWell(await atTheLab(...yaml.slice(0, up)));
    expect(await inTeams(lab)).toMatchObject(made);
    expectWell(await atTheLab('pulumi -C examples/yaml preview --expect-no-changes --non-interactive'));
    expectWell(await atTheLab(...yaml.slice(up)));
    await expect(inTeams(lab)).rejects.toThrow(/not found|cannot be found|can't be found/i);
    const wrong = await atTheLab(
      'pulumi -C examples/yaml config set tenantId contoso',
      'pulumi -C examples/yaml preview --non-interactive',
    );
    expect(wrong.exitCode).not.toBe(0);
    expect(wrong.stdout).toContain('tenantId: "contoso"');
    expect(wrong.stdout).toContain('Fix: ');
  });

  it('Python: the example is made, changes nothing the second time, and goes', async () => {
    const [up = '', destroy = ''] = python;
    expectWell(await atTheLab(up));
    expect(await inTeams(lab)).toMatchObject(made);
    const again = await atTheLab(up.replace(/up$/, 'preview'));
    expectWell(again);
    expect(again.stdout).not.toMatch(/to (create|update|delete)/);
    expectWell(await atTheLab(destroy));
    await expect(inTeams(lab)).rejects.toThrow(/not found|cannot be found|can't be found/i);
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
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    for (const { name } of packages) {
      const types = await execa(process.execPath, [tsc, '--noEmit', '-p', place(`nodejs/${name}`)], { reject: false });
      expect({ name, out: types.stdout }).toEqual({ name, out: '' });
    }
  });
});
