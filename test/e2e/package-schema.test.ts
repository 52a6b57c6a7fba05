import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, describe, expect, it } from 'vitest';
import { ccaip } from '../../providers/ccaip/schema/package.ts';
import { msteams } from '../../providers/msteams/schema/package-of.ts';
import { telnyx } from '../../providers/telnyx/schema/package.ts';
import { pulumiBinary, root } from '../../scripts/setup/places.mjs';

const dir = mkdtempSync(join(tmpdir(), 'trunkline-schema-'));
afterAll(() => rmSync(dir, { recursive: true }));

const pulumi = (...args: string[]) =>
  execa(pulumiBinary(process.env), args, {
    cwd: root,
    env: { PULUMI_HOME: dir, PULUMI_SKIP_UPDATE_CHECK: 'true', PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: 'true' },
  });

describe('the package schema, on the real CLI', () => {
  it.each([msteams, ccaip, telnyx])(
    'of $name is handed out by the plugin, and has no fault',
    async ({ name, kinds }) => {
      const { stdout } = await pulumi('package', 'get-schema', `./providers/${name}/pulumi-resource-${name}`);
      expect(Object.keys(JSON.parse(stdout).resources)).toEqual(
        Object.keys(kinds)
          .map((kind) => `${name}:index:${kind}`)
          .toSorted(),
      );
      const file = join(dir, 'schema.json');
      writeFileSync(file, stdout);
      const check = await pulumi('schema', 'check', file);
      expect(check).toMatchObject({ exitCode: 0, stderr: '' });
    },
  );
});
