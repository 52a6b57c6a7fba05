import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseEnv } from 'node:util';
import { execa } from 'execa';
import { type PreviewPart, partSchema } from '../ci/preview-part.ts';
import type { FleetOutput } from '../fleet/output-schema.ts';
import type { LabSession } from '../lab/session.ts';
import { openProject } from '../pulumi/project.ts';
import { pulumiBinary, root } from '../setup/places.mjs';
import type { AtTheLab } from './cli-at-the-lab.ts';

/** Tenants of one folder, each of which the launcher takes for a real one and finds a lab in its place. */
export interface FleetOfLabs {
  readonly tenants: string;
  /** A folder, a stack and credentials for a tenant, whose services are those of a lab. */
  add(name: string, lab: LabSession): Promise<void>;
  /** More tenants that are one in all but their name, with stacks of their own: what they ask is asked of its lab. */
  copy(name: string, as: readonly string[]): void;
  /** `npm run pulumi -- <args>`, by a tenant's credentials. */
  pulumi(name: string, ...args: string[]): Promise<{ readonly exitCode: number; readonly text: string }>;
  /** `npm run fleet -- <args> --json`. */
  run(...args: string[]): Promise<{ readonly exitCode: number; readonly output: FleetOutput; readonly stderr: string }>;
  /** `npm run ci -- preview` of a tenant, whose credentials are the job's. */
  previewInJob(name: string): Promise<PreviewPart>;
  /** The file that holds a tenant's credentials. */
  credentialsOf(name: string): string;
  close(): void;
}

const ofLaunch = /^((ARM|AZURE)_CLIENT_|PATH$|TMPDIR$|PULUMI_(BACKEND|STACK|CONFIG)|TRUNKLINE_(TENANTS|JOURNAL)$)/;

export const openFleet = (): FleetOfLabs => {
  const place = realpathSync(mkdtempSync(join(tmpdir(), 'fleet-of-labs-')));
  const [tenants, keys, labs, home] = ['customers', 'keys', 'labs', 'home'].map((name) => join(place, name)) as [
    string,
    string,
    string,
    string,
  ];
  for (const folder of [keys, labs, join(place, 'state')]) mkdirSync(folder, { recursive: true });
  cpSync(join(root, 'stacks/templates'), join(tenants, 'templates'), { recursive: true });
  const cli = pulumiBinary({ PULUMI_HOME: home });
  mkdirSync(dirname(cli), { recursive: true });
  writeFileSync(cli, `#!/bin/sh\nexec node '${join(root, 'scripts/bench/cli-at-the-lab.ts')}' '${labs}' "$@"\n`);
  chmodSync(cli, 0o755);
  const authorities = join(place, 'labs.pem');
  writeFileSync(authorities, '');
  const env = {
    PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
    HOME: home,
    TMPDIR: home,
    XDG_CACHE_HOME: join(place, 'cache'),
    PULUMI_HOME: home,
    PULUMI_BACKEND_URL: `file://${join(place, 'state')}`,
    TRUNKLINE_TENANTS: tenants,
    TRUNKLINE_CREDENTIALS: keys,
    TRUNKLINE_PWSH: '/bin/sh',
    TRUNKLINE_TEST_LABS: labs,
    NODE_EXTRA_CA_CERTS: authorities,
    // As `npm run fleet` has it for all that it starts.
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(place, 'cache/node'),
    NODE_OPTIONS: `--import=${pathToFileURL(join(root, 'scripts/bench/calls-at-the-lab.ts'))}`,
  };
  const credentialsOf = (name: string) => join(keys, `${name}.env`);
  return {
    tenants,
    credentialsOf,
    add: async (name, lab) => {
      cpSync(join(root, 'stacks/lab'), join(tenants, name), { recursive: true });
      // The policy pack knows all folders of one Entra tenant, and the labs have one id: each engine sees one folder.
      const alone = join(place, 'alone', name);
      for (const folder of ['templates', name]) cpSync(join(tenants, folder), join(alone, folder), { recursive: true });
      const ca = lab.env.NODE_EXTRA_CA_CERTS ?? '';
      writeFileSync(authorities, `${readFileSync(authorities, 'utf8')}${readFileSync(ca, 'utf8')}\n`);
      const own = Object.fromEntries(Object.entries(lab.env).filter(([key]) => !ofLaunch.test(key)));
      const { ARM_CLIENT_ID = '', ARM_CLIENT_SECRET = '' } = lab.env;
      const signIn = { ARM_CLIENT_ID, ARM_CLIENT_SECRET };
      const at: AtTheLab = { pulumi: lab.pulumi, env: { ...own, TRUNKLINE_TENANTS: alone }, url: lab.url, ca };
      writeFileSync(join(labs, `${name}.json`), JSON.stringify(at));
      const passphrase = `only for ${name}`;
      const lines = Object.entries({ ...signIn, PULUMI_CONFIG_PASSPHRASE: passphrase });
      writeFileSync(credentialsOf(name), lines.map(([key, value]) => `${key}='${value}'\n`).join(''));
      await execa(lab.pulumi, ['stack', 'init', name, '--non-interactive'], {
        cwd: openProject({ tenants, tenant: name }, env),
        env: { ...lab.env, PULUMI_BACKEND_URL: env.PULUMI_BACKEND_URL, PULUMI_CONFIG_PASSPHRASE: passphrase },
        extendEnv: false,
      });
    },
    copy: (name, as) => {
      const stateOf = (stack: string) => join(place, 'state/.pulumi/stacks/trunkline', `${stack}.json`);
      const state = readFileSync(stateOf(name), 'utf8');
      const at = JSON.parse(readFileSync(join(labs, `${name}.json`), 'utf8')) as AtTheLab;
      for (const other of as) {
        cpSync(join(tenants, name), join(tenants, other), { recursive: true });
        renameSync(join(tenants, other, `Pulumi.${name}.yaml`), join(tenants, other, `Pulumi.${other}.yaml`));
        const alone = join(place, 'alone', other);
        for (const folder of ['templates', other]) {
          cpSync(join(tenants, folder), join(alone, folder), { recursive: true });
        }
        const own: AtTheLab = { ...at, env: { ...at.env, TRUNKLINE_TENANTS: alone } };
        writeFileSync(join(labs, `${other}.json`), JSON.stringify(own));
        cpSync(credentialsOf(name), credentialsOf(other));
        writeFileSync(stateOf(other), state.replaceAll(`/${name}"`, `/${other}"`));
      }
    },
    pulumi: async (name, ...args) => {
      const { TRUNKLINE_CREDENTIALS: _, ...shared } = env;
      const own = parseEnv(readFileSync(credentialsOf(name), 'utf8'));
      const { exitCode, all } = await execa(
        process.execPath,
        [join(root, 'scripts/pulumi.ts'), ...args, '--non-interactive', '-s', name],
        { cwd: root, env: { ...shared, ...own }, extendEnv: false, reject: false, stdin: 'ignore', all: true },
      );
      return { exitCode: exitCode ?? -1, text: all };
    },
    run: async (...args) => {
      const { exitCode, stdout, stderr } = await execa(
        process.execPath,
        [join(root, 'scripts/fleet.ts'), ...args, '--json'],
        { cwd: root, env, extendEnv: false, reject: false, stdin: 'ignore' },
      );
      const output = stdout === '' ? { tenants: [] } : JSON.parse(stdout);
      return { exitCode: exitCode ?? -1, output: output as FleetOutput, stderr };
    },
    previewInJob: async (name) => {
      const git = { cwd: tenants };
      await execa('git', ['init', '-q'], git);
      await execa('git', ['add', '-A'], git);
      await execa('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '-qm', 'all'], git);
      const out = join(place, 'preview.json');
      const { TRUNKLINE_CREDENTIALS: _, ...shared } = env;
      await execa(process.execPath, [join(root, 'scripts/ci.ts'), 'preview', '--tenant', name, '--out', out], {
        cwd: root,
        env: { ...shared, ...parseEnv(readFileSync(credentialsOf(name), 'utf8')) },
        extendEnv: false,
        stdin: 'ignore',
      });
      return partSchema.parse(JSON.parse(readFileSync(out, 'utf8')));
    },
    close: () => rmSync(place, { recursive: true, force: true }),
  };
};
