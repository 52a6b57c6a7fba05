import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { root } from '../../../scripts/setup/places.mjs';

interface Step {
  readonly run?: string;
  readonly env?: Record<string, string>;
}

interface Job {
  readonly environment?: string;
  readonly concurrency?: { readonly group: string; readonly 'cancel-in-progress': boolean };
  readonly permissions: Record<string, string>;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly on: { readonly workflow_call: { readonly secrets: Record<string, { readonly required: boolean }> } };
  readonly permissions: Record<string, string>;
  readonly jobs: Record<string, Job>;
}

const names = ['trunkline-preview', 'trunkline-up', 'trunkline-again', 'trunkline-drift'];
const workflow = (name: string) =>
  parse(readFileSync(join(root, '.github/workflows', `${name}.yml`), 'utf8')) as Workflow;
const job = (name: string, key: string): Job => {
  const found = workflow(name).jobs[key];
  if (!found) throw new Error(`${name} has no job ${key}`);
  return found;
};
const runs = ({ steps }: Job) => steps.flatMap(({ run }) => run ?? []);
const jobs = names.flatMap((name) =>
  Object.entries(workflow(name).jobs).map(([key, one]) => [`${name} ${key}`, one] as const),
);

describe('the reusable workflows', () => {
  it.each(jobs)('%s runs plain commands that are there, and puts no value into a command line', (_, one) => {
    for (const run of runs(one)) expect(run).not.toContain('${{');
    // But for the one that finds out which trunkline was called.
    const [, ...own] = runs(one);
    for (const run of own)
      expect(run).toMatch(/^npm run --silent ci -- (matrix|powershell|preview|comment|stale|up|again|drift)( |$)/);
  });

  it('name only steps and options that `npm run ci` knows', async () => {
    const used = new Map<string, Set<string>>();
    for (const run of jobs.flatMap(([, one]) => runs(one))) {
      const [, step, rest = ''] = /ci -- (\w+)(.*)/.exec(run) ?? [];
      if (step === undefined) continue;
      const options = [...rest.matchAll(/--[\w-]+/g)].map(([option]) => option);
      used.set(step, new Set([...(used.get(step) ?? []), ...options]));
    }
    expect([...used.keys()].sort()).toEqual([
      'again',
      'comment',
      'drift',
      'matrix',
      'powershell',
      'preview',
      'stale',
      'up',
    ]);
    const helps = [...used].map(async ([step, options]) => {
      const { stdout } = await execa(process.execPath, [join(root, 'scripts/ci.ts'), step, '--help']);
      for (const option of options) expect(stdout).toContain(`${option} <`);
    });
    await Promise.all(helps);
  });

  it.each(names)('%s gives a job no right that it does not need', (name) => {
    expect(workflow(name).permissions).toEqual({ contents: 'read' });
    for (const [key, { permissions }] of Object.entries(workflow(name).jobs)) {
      expect(permissions.contents).toBe('read');
      // A tenant's sign-in is given in its own environment alone.
      expect('id-token' in permissions, key).toBe(Boolean(job(name, key).environment));
    }
    for (const { required } of Object.values(workflow(name).on.workflow_call.secrets)) expect(required).toBe(false);
  });

  it.each(jobs)('%s gives secrets to tenants of an environment alone', (_, one) => {
    const used = one.steps.flatMap(({ env = {} }) => Object.values(env)).filter((value) => value.includes('secrets.'));
    if (one.environment === undefined) expect(used).toEqual([]);
    else expect(one.environment).toMatch(/^\$\{\{ matrix\.tenant \}\}(-preview|-drift|-again)?$/);
  });

  it('carry out in one job of a tenant at a time, which is never ended half-way', () => {
    expect(job('trunkline-up', 'canary')).toMatchObject({
      concurrency: job('trunkline-up', 'up').concurrency,
      permissions: job('trunkline-up', 'up').permissions,
      environment: '${{ matrix.tenant }}',
      steps: job('trunkline-up', 'up').steps,
    });
    const groups = { up: 'trunkline-${{ matrix.tenant }}', again: 'trunkline-again-${{ matrix.tenant }}' };
    for (const [key, group] of Object.entries(groups)) {
      expect(job(`trunkline-${key}`, key).concurrency).toEqual({ group, 'cancel-in-progress': false });
      // They tell each other by what they put on record at GitHub.
      expect(job(`trunkline-${key}`, key).permissions).toMatchObject({ deployments: 'write', actions: 'read' });
    }
  });

  it('carry out by an approval, and look by an identity that may only read', () => {
    expect(job('trunkline-up', 'up').environment).toBe('${{ matrix.tenant }}');
    expect(job('trunkline-again', 'again').environment).toBe('${{ matrix.tenant }}-again');
    expect(job('trunkline-drift', 'drift').environment).toBe('${{ matrix.tenant }}-drift');
    for (const one of [
      job('trunkline-preview', 'preview'),
      job('trunkline-up', 'preview'),
      job('trunkline-drift', 'drift'),
    ]) {
      expect(JSON.stringify(one)).not.toContain('TRUNKLINE_SETUP');
    }
  });

  it('give no preview, which any branch may start, what buys numbers or changes users of CCAIP', () => {
    const previews = jobs.filter(([, one]) => one.environment === '${{ matrix.tenant }}-preview');
    expect(previews.map(([name]) => name)).toEqual(['trunkline-preview preview', 'trunkline-up preview']);
    for (const [, one] of previews) expect(JSON.stringify(one)).not.toMatch(/CCAIP_TOKEN|_API_KEY/);
    expect(Object.keys(workflow('trunkline-preview').on.workflow_call.secrets).join()).not.toMatch(/CCAIP|_API_KEY/);
    for (const one of [job('trunkline-up', 'up'), job('trunkline-again', 'again'), job('trunkline-drift', 'drift')]) {
      expect(JSON.stringify(one)).toMatch(/CCAIP_TOKEN.*_API_KEY/);
    }
  });

  it('give every step that may write a journal', () => {
    const writes = [job('trunkline-up', 'up'), job('trunkline-again', 'again')].flatMap(({ steps }) =>
      steps.filter(({ run }) => /ci -- (up|again)/.test(run ?? '')),
    );
    expect(writes).toHaveLength(2);
    for (const { env } of writes) expect(env?.TRUNKLINE_JOURNAL).toBe('${{ vars.TRUNKLINE_JOURNAL }}');
  });
});
