import { appendFileSync, cpSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, vi } from 'vitest';
import type { GitHub } from '../../../scripts/ci/github.ts';
import type { Own } from '../../../scripts/ci/own.ts';
import { preview } from '../../../scripts/ci/preview.ts';
import { root } from '../../../scripts/setup/places.mjs';

export let place = '';
export let tenants = '';
const before = { ...process.env };
export let printed: string[] = [];

export const git = async (...args: string[]) =>
  (await execa('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd: tenants })).stdout;

export const commit = async (text: string): Promise<string> => {
  await git('add', '-A');
  await git('commit', '-qm', text);
  return git('rev-parse', 'HEAD');
};

export const edit = (name: string) => appendFileSync(join(tenants, name), '\n');

/** As much of GitHub as a step asks, with northwind approved and nothing done. */
export const gitHub = (more: Partial<GitHub> = {}): GitHub => ({
  run: '5',
  attempt: '1',
  approvedIn: async () => ['northwind'],
  jobsOf: async () => [],
  runOf: async () => ({ commit: '', isOver: true }),
  deployments: async () => [],
  statesOf: async () => [],
  makeDeployment: async () => 1,
  tellState: async () => {},
  openPulls: async () => [],
  commentsOn: async () => [],
  writeComment: async () => {},
  ...more,
});

const plan = { steps: [{ op: 'create', urn: 'urn:pulumi:northwind::trunkline::msteams:index:VoiceRoute::NL mobile' }] };
const noDrift = {
  at: '2026-11-30T00:00:00Z',
  tenants: [{ tenant: 'northwind', standing: 'none', failures: [], differences: [], notes: [] }],
};

/** The commands of trunkline that a step starts, and what each would print. */
export const commands = (answers: Record<string, Partial<Awaited<ReturnType<Own>>>>) => {
  const called: { readonly script: string; readonly args: readonly string[]; readonly tenants: string }[] = [];
  const run: Own = async (script, args, env = {}) => {
    called.push({ script, args, tenants: env.TRUNKLINE_TENANTS ?? tenants });
    return { exitCode: 0, stdout: '', stderr: '', ...answers[script] };
  };
  return { called, run };
};

export const outputs = () =>
  Object.fromEntries(
    readFileSync(join(place, 'output'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(/=(.*)/).slice(0, 2)),
  );

/** What was printed so far counts no more. */
export const forget = (): void => {
  printed = [];
};

/** A repository of two tenants, in a job that knows nothing of the shell that runs the tests. */
export const inJob = (): void => {
  beforeEach(async () => {
    place = realpathSync(mkdtempSync(join(tmpdir(), 'ci-')));
    tenants = join(place, 'customers');
    for (const folder of ['templates', 'northwind', 'fabrikam']) {
      cpSync(join(root, 'stacks', folder), join(tenants, folder), { recursive: true });
    }
    await git('init', '-q', '-b', 'main');
    await commit('first');
    for (const name of Object.keys(process.env)) if (/^(GITHUB|TRUNKLINE|PULUMI)_/.test(name)) delete process.env[name];
    process.env.TRUNKLINE_TENANTS = tenants;
    process.env.GITHUB_OUTPUT = join(place, 'output');
    process.env.PULUMI_HOME = join(place, 'pulumi');
    printed = [];
    vi.spyOn(console, 'log').mockImplementation((text) => void printed.push(String(text)));
    vi.spyOn(console, 'error').mockImplementation((text) => void printed.push(String(text)));
    vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
    rmSync(place, { recursive: true });
  });
};

/** `ci preview` of northwind. */
export const previewed = async (answers: Parameters<typeof commands>[0] = {}, base = 'HEAD') => {
  const out = join(place, 'preview.json');
  const { called, run } = commands({
    'pulumi.ts': { stdout: JSON.stringify(plan) },
    'drift.ts': { stdout: JSON.stringify(noDrift) },
    ...answers,
  });
  const exitCode = await preview({ tenant: 'northwind', base, out }, run);
  return { exitCode, called, part: JSON.parse(readFileSync(out, 'utf8')), out };
};
