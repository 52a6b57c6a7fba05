import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { execa } from 'execa';
import { installAzureNative } from '../../lab/azure-native/install.ts';
import { labEnvironment, labSetupEnvironment } from '../../lab/environment.ts';
import { ProblemError } from '../../tenant/problem-error.ts';
import { tenantsRoot } from '../../tenant/root.ts';
import { absolutePaths } from '../pulumi/absolute-paths.ts';
import { readCommand, tenantOf } from '../pulumi/command.ts';
import { openProject } from '../pulumi/project.ts';
import { pulumiBinary, pulumiFolder, root } from '../setup/places.mjs';
import { labJournal } from './place.ts';
import { demandFree, demandStopped, rememberRunning } from './port.ts';

export interface LabOptions {
  /** Where the lab tenant and the engine's state live. */
  readonly dir: string;
  /** 0 picks a free one. */
  readonly port: number;
  /** How many people the tenant has when it is born. Default: the lab's own twelve. */
  readonly users?: number;
  /**
   * How many times faster than ours the lab's clock runs. Default 200. At 0 it stands still, but for being moved by hand, and by
   * what runs in the session and waits, as long as that waits: nothing takes time of ours.
   */
  readonly speed?: number;
  /** What the tenant has been through when it is born, see lab/seed.ts. Default: nothing. */
  readonly seed?: 'in-use' | 'grown';
  /** The stacks folder that the program reads. Default: the checkout's. */
  readonly tenants?: string;
  /** Port of an azuread stand-in that lives on when the lab is killed, as a plugin does when a service is gone. Default: the lab's own. */
  readonly azureadPort?: number;
}

/** How a run of the CLI ended. */
export interface Run {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A running lab with its own engine state: everything that a run of the CLI on stack `lab` needs. */
export interface LabSession {
  readonly dir: string;
  /** `https://localhost:<port>` */
  readonly url: string;
  /** `http://127.0.0.1:<port>`: CCAIP's portal, for a browser. */
  readonly portal: string;
  /** Of the CLI, and of any tool that looks at the lab. */
  readonly env: Readonly<Record<string, string>>;
  /** The CLI's path, for those who start it themselves. */
  readonly pulumi: string;
  /** The folder in which the CLI finds the project of the stack that the arguments name, by default `lab`. */
  project(args: readonly string[]): string;
  /** Runs the CLI to its end, without input, and keeps what it wrote. */
  run(...args: string[]): Promise<Run>;
  /** Whether the runs that follow find the lab's setup identity in their environment. At first they don't. */
  withSetup(isThere: boolean): void;
  /** The services are gone from one moment to the next (SIGKILL): connections break, and nobody listens. What was answered is kept. */
  killLab(): Promise<void>;
  /** They are back, at the same addresses. */
  startLabAgain(): Promise<void>;
  close(): Promise<void>;
}

/** Nothing of the caller's own tenants, sign-in or engine may leak into the lab. */
const foreign = /^(AZURE|ARM|PULUMI|TRUNKLINE)_/;

/** What both the lab and the program must know alike. */
const tenantEnvironment = ({ users, tenants }: LabOptions): Record<string, string> => ({
  ...(tenants === undefined ? {} : { TRUNKLINE_TENANTS: tenants }),
  ...(users === undefined ? {} : { TRUNKLINE_LAB_USERS: String(users) }),
});

const engineEnvironment = (dir: string) => ({
  PATH: [dirname(process.execPath), pulumiFolder(process.env), process.env.PATH].join(delimiter),
  // Without metadata files beside the state: a CLI that is killed while it writes one leaves a state that none can read.
  PULUMI_BACKEND_URL: `file://${join(dir, 'state').replaceAll('\\', '/')}?metadata=skip`,
  PULUMI_HOME: join(dir, 'pulumi'),
  TRUNKLINE_JOURNAL: labJournal(dir),
  PULUMI_STACK: 'lab',
  PULUMI_CONFIG_PASSPHRASE: '',
  PULUMI_SKIP_UPDATE_CHECK: 'true',
  PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: 'true',
});

/** Where the clock stands still, waiting moves it. */
const waitingEnvironment = ({ speed }: LabOptions, own: Readonly<Record<string, string>>): Record<string, string> => {
  if (speed !== 0) return {};
  const preload = `--import=${pathToFileURL(join(root, 'lab/moving-sleep.ts'))}`;
  return { NODE_OPTIONS: [own.NODE_OPTIONS, preload].filter(Boolean).join(' ') };
};

const ownEnvironment = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined || foreign.test(name) ? [] : [[name, value] as const],
    ),
  );

const prepare = (dir: string): void => {
  mkdirSync(join(dir, 'state'), { recursive: true });
  mkdirSync(join(dir, 'pulumi'), { recursive: true });
  // The CLI logs every command, values included, into a folder of this name; a plain file there turns that off.
  writeFileSync(join(dir, 'pulumi', 'logs'), '');
  installAzureNative(join(dir, 'pulumi'));
};

const closeMilliseconds = 5_000;

/** Where a lab listens; 0 picks a free port. */
interface LabPorts {
  readonly port: number;
  readonly portal: number;
  readonly azuread: number;
}

const startLab = async (options: LabOptions, ports: LabPorts) => {
  const { dir, users, speed, seed } = options;
  const { port, portal, azuread } = ports;
  const flags = { dir, port, users, speed, seed, 'portal-port': portal, 'azuread-port': azuread };
  const args = Object.entries(flags).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, `${value}`]));
  const command = [...process.execArgv, join(root, 'lab/main.ts'), ...args, '--until-stdin-closes'];
  // A group of its own: at a terminal, Ctrl-C ends the CLI, which needs the lab until it has ended.
  const lab = spawn(process.execPath, command, {
    detached: true,
    windowsHide: true,
    env: { ...ownEnvironment(), ...tenantEnvironment(options) },
  });
  let complaint = '';
  lab.stderr.on('data', (chunk: Buffer) => {
    complaint = `${complaint}${chunk}`.slice(-4_000);
  });
  const exited = once(lab, 'exit');
  const firstLine = once(createInterface(lab.stdout), 'line');
  const started = await Promise.race([firstLine, exited.then(() => undefined)]);
  if (started === undefined) {
    throw new ProblemError({
      file: dir,
      message: `the lab did not start:\n${complaint.trim().replaceAll(/^/gm, '  ')}`,
      fix: 'npm run lab:reset, which forgets the lab tenant and its state.',
    });
  }
  const ready: { url: string; portal: string; ca: string; azureadPort?: number } = JSON.parse(String(started[0]));
  rememberRunning(dir, lab.pid, ready.url);
  const close = async () => {
    lab.stdin.end();
    const late = setTimeout(() => lab.kill('SIGKILL'), closeMilliseconds);
    await exited;
    clearTimeout(late);
  };
  const kill = async () => {
    lab.kill('SIGKILL');
    await exited;
  };
  return { ready, close, kill };
};

/** Starts a lab and makes it ready for `pulumi` on stack `lab`; it ends with `close` or with this process. */
export const openLab = async (options: LabOptions): Promise<LabSession> => {
  const dir = resolve(options.dir);
  await demandFree(options.port);
  await demandStopped(dir);
  prepare(dir);
  let lab = await startLab({ ...options, dir }, { port: options.port, portal: 0, azuread: 0 });
  const { ready } = lab;
  const ports = {
    port: Number(new URL(ready.url).port),
    portal: Number(new URL(ready.portal).port),
    azuread: ready.azureadPort ?? 0,
  };
  const own = ownEnvironment();
  const env = {
    ...own,
    ...engineEnvironment(dir),
    ...tenantEnvironment(options),
    ...waitingEnvironment(options, own),
    TRUNKLINE_LAB_PORTAL: ready.portal,
    ...labEnvironment({
      ...ready,
      dir,
      ...(options.azureadPort !== undefined && { azureadPort: options.azureadPort }),
    }),
  };
  const pulumi = pulumiBinary(process.env);
  const tenants = tenantsRoot(env);
  const project = (args: readonly string[]): string => {
    const { stack = env.PULUMI_STACK } = readCommand(args, env);
    return openProject({ tenants, tenant: tenantOf(stack) }, env, join(dir, 'project'));
  };
  let setup: Readonly<Record<string, string>> = {};
  const withSetup = (isThere: boolean) => {
    setup = isThere ? labSetupEnvironment() : {};
  };
  const run = async (...args: string[]): Promise<Run> => {
    const { exitCode, stdout, stderr } = await execa(pulumi, absolutePaths(args, root), {
      cwd: project(args),
      env: { ...env, ...setup },
      extendEnv: false,
      reject: false,
      stdin: 'ignore',
    });
    return { exitCode: exitCode ?? -1, stdout, stderr };
  };
  if (!existsSync(join(dir, 'state/.pulumi/stacks/trunkline/lab.json'))) await run('stack', 'init', 'lab');
  return {
    ...{ dir, url: ready.url, portal: ready.portal, env, pulumi, project, run, withSetup },
    killLab: () => lab.kill(),
    startLabAgain: async () => {
      lab = await startLab({ ...options, dir }, ports);
    },
    close: () => lab.close(),
  };
};
