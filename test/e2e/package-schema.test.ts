import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, describe, expect, it } from 'vitest';
import { kindSchemas } from '../../providers/msteams/schema/kinds.ts';
import { pulumiBinary, root } from '../../scripts/setup/places.mjs';

const dir = mkdtempSync(join(tmpdir(), 'trunkline-schema-'));
afterAll(() => rmSync(dir, { recursive: true }));

const pulumi = (...args: string[]) =>
  execa(pulumiBinary(process.env), args, {
    cwd: root,
    env: { PULUMI_HOME: dir, PULUMI_SKIP_UPDATE_CHECK: 'true', PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: 'true' },
  });

describe('the package schema, on the real CLI', () => {
  it('is handed out by the plugin, and has no fault', async () => {
    const { stdout } = await pulumi('package', 'get-schema', './providers/msteams/pulumi-resource-msteams');
    expect(Object.keys(JSON.parse(stdout).resources)).toEqual(
      Object.keys(kindSchemas)
        .map((kind) => `msteams:index:${kind}`)
        .toSorted(),
    );
    const file = join(dir, 'schema.json');
    writeFileSync(file, stdout);
    const check = await pulumi('schema', 'check', file);
    expect(check).toMatchObject({ exitCode: 0, stderr: '' });
  });
});
