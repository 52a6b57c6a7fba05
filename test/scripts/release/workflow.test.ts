import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { root } from '../../../scripts/setup/places.mjs';
import { nodePackages } from '../../../scripts/setup/versions.mjs';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly needs?: string;
  readonly permissions?: object;
  readonly steps: readonly Step[];
}

const text = readFileSync(join(root, '.github/workflows/release.yml'), 'utf8');
const workflow = parse(text) as {
  readonly on: object;
  readonly permissions: object;
  readonly jobs: { readonly files: Job; readonly draft: Job };
};
const { files, draft } = workflow.jobs;
const commands = ({ steps }: Job) => steps.flatMap(({ run }) => run?.trim() ?? []);

describe('the workflow that drafts a release', () => {
  it('runs for the tag of a version alone', () => {
    expect(workflow.on).toEqual({ push: { tags: ['v*'] } });
  });

  it('checks the tag before the tests, and makes files only of what passed them', () => {
    const [check, , ci, build, verified] = commands(files);
    expect(check).toContain(
      'npm run --silent release -- check "$GITHUB_REF_NAME" --notes "$RUNNER_TEMP/release/notes.md"',
    );
    expect(ci).toBe('.ci/run');
    expect(build).toContain('npm run --silent release -- --out "$RUNNER_TEMP/release/files" "$@"');
    expect(verified).toBe('sha256sum --strict -c SHA256SUMS');
  });

  it('packs by the Node that is in the archives, so that its bytes can be made again', () => {
    const node = files.steps.find(({ uses }) => uses?.startsWith('actions/setup-node@'));
    expect(node?.with?.['node-version']).toBe(nodePackages['linux-x64'].version);
  });

  it('may write only where none of our code runs, and then a draft', () => {
    expect([workflow.permissions, files.permissions, draft.permissions]).toEqual([
      { contents: 'read' },
      undefined,
      { contents: 'write' },
    ]);
    expect(draft.needs).toBe('files');
    expect(commands(draft)).toEqual([
      expect.stringMatching(/^gh release create "\$GITHUB_REF_NAME" --draft --verify-tag /),
    ]);
    expect(draft.steps.map(({ uses }) => uses?.split('@')[0])).toEqual(['actions/download-artifact', undefined]);
    expect(text.match(/secrets\.\w+/g)).toBeNull();
    expect(text).not.toMatch(/npm publish|twine|--draft=false/);
  });

  it('puts no expression into a command line', () => {
    for (const run of [...commands(files), ...commands(draft)]) expect(run).not.toContain('${{');
  });
});
