import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const checkout = resolve(import.meta.dirname, '..', '..', '..');
const read = (file: string): string => readFileSync(join(checkout, file), 'utf8');

interface Workflow {
  readonly on: { readonly pull_request: unknown; readonly workflow_call: unknown };
  readonly permissions: Record<string, string>;
  readonly jobs: { readonly review: { readonly steps: readonly { readonly run?: string; readonly env?: object }[] } };
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
    expect(read('.github/workflows/trunkline-review.yml')).not.toContain('secrets.');
    // Code of a pull request never runs with a token that a fork shouldn't have.
    expect(Object.keys(workflow.on)).toEqual(['pull_request', 'workflow_call']);
  });

  it('puts no input of a caller into a command line', () => {
    for (const { run } of steps) expect(run ?? '').not.toContain('${{');
  });
});
