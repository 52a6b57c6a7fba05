import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const checkout = resolve(import.meta.dirname, '..', '..', '..');
const read = (file: string): string => readFileSync(join(checkout, file), 'utf8');

interface Step {
  readonly run?: string;
  readonly env?: object;
  readonly with?: object;
}

interface Workflow {
  readonly on: { readonly pull_request: unknown; readonly workflow_call: unknown };
  readonly permissions: Record<string, string>;
  readonly concurrency: { readonly group: string };
  readonly jobs: { readonly review: { readonly steps: readonly Step[] } };
}

describe('the workflow that posts the review', () => {
  const workflow = parse(read('.github/workflows/trunkline-review.yml')) as Workflow;
  const { steps } = workflow.jobs.review;

  it('runs a script that is there', () => {
    const [, script] = steps.flatMap(({ run }) => /npm run --silent (\S+)/.exec(run ?? '') ?? []);
    const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: Record<string, string> };
    expect(scripts[script ?? '']).toBe('node scripts/run.mjs scripts/review-ci.ts');
  });

  it("needs nothing but the job's own token, which may read the code and write to the pull request", () => {
    expect(workflow.permissions).toEqual({ contents: 'read', 'pull-requests': 'write' });
    // But for a private trunkline in another repository.
    const secrets = read('.github/workflows/trunkline-review.yml').match(/secrets\.[\w-]+/g);
    expect(secrets).toEqual(['secrets.trunkline-token']);
    // Code of a pull request never runs with a token that a fork shouldn't have.
    expect(Object.keys(workflow.on)).toEqual(['pull_request', 'workflow_call']);
  });

  it('puts no input of a caller into a command line', () => {
    for (const { run } of steps) expect(run ?? '').not.toContain('${{');
  });

  it('reviews with the version of trunkline that was called, or by its name', () => {
    const [which, , code] = steps;
    expect(which?.env).toEqual({
      REPOSITORY: '${{ inputs.trunkline || job.workflow_repository }}',
      REF: '${{ inputs.ref || job.workflow_sha }}',
    });
    expect(code?.with).toMatchObject({
      repository: '${{ steps.trunkline.outputs.repository }}',
      ref: '${{ steps.trunkline.outputs.ref }}',
      token: '${{ secrets.trunkline-token || github.token }}',
    });
  });

  it('is not cancelled by another caller on the same pull request', () => {
    expect(workflow.concurrency.group).toContain('github.workflow_ref');
    expect(workflow.concurrency.group).toContain('inputs.tenants');
  });
});

describe('every workflow', () => {
  it.each(globSync('*.yml', { cwd: join(checkout, '.github', 'workflows') }))('%s: actions by their hash', (file) => {
    const text = read(join('.github', 'workflows', file));
    const uses = [...text.matchAll(/^\s*-? *uses: +(.*)$/gm)].map(([, action = '']) => action);
    expect(uses.length).toBeGreaterThan(0);
    for (const action of uses) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });
});
