import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const checkout = resolve(import.meta.dirname, '..', '..', '..');
const text = readFileSync(join(checkout, '.github/workflows/ci.yml'), 'utf8');

interface Job {
  readonly steps: readonly { readonly run?: string; readonly uses?: string }[];
}
const workflow = parse(text) as {
  readonly permissions: Record<string, string>;
  readonly jobs: { readonly all: Job; readonly parts: Job };
};
const runs = ({ steps }: Job) => steps.flatMap(({ run }) => run ?? []);

describe('the workflow that checks the repository', () => {
  it('runs on Linux what there is to run, with a PowerShell that must be there', () => {
    expect(runs(workflow.jobs.all).at(-1)).toBe('.ci/run');
    expect(existsSync(join(checkout, '.ci/run'))).toBe(true);
    expect(runs(workflow.jobs.all)[0]).toContain('TRUNKLINE_TEST_PWSH=$(command -v pwsh)');
  });

  it('names tests that there are', () => {
    const config = readFileSync(join(checkout, 'vitest.config.ts'), 'utf8');
    const projects = runs(workflow.jobs.parts).flatMap((run) => [...run.matchAll(/--project (?:"([^"]+)"|(\S+))/g)]);
    const names = projects.map((match) => match[1] ?? match[2]);
    expect(names).toEqual(['unit', 'unit, own process', 'provider', 'provider, real PowerShell']);
    for (const name of names) expect(config).toContain(`'${name}'`);
  });

  it('needs no secret, and may only read', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    expect(text).not.toContain('secrets.');
  });

  it('uses the same actions as the other workflow, in the same versions', () => {
    const other = readFileSync(join(checkout, '.github/workflows/trunkline-review.yml'), 'utf8');
    const used = [...workflow.jobs.all.steps, ...workflow.jobs.parts.steps].flatMap(({ uses }) => uses ?? []);
    const [one, ...more] = used.filter((action) => action.startsWith('actions/upload-artifact@')); // the other has no pages
    expect(more).toEqual([]);
    expect(text).toMatch(new RegExp(`uses: ${one}`.replace(/@.*/, '@[0-9a-f]{40} # v')));
    const both = new Set(used.filter((action) => action !== one));
    for (const action of both) expect(other).toContain(`uses: ${action} # v`);
  });
});
