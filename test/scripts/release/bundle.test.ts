import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, expect, it } from 'vitest';
import manifest from '../../../package.json' with { type: 'json' };
import { packageSchema } from '../../../providers/msteams/schema/package-schema.ts';
import { packages } from '../../../scripts/gen-sdk/packages.ts';
import { type Bundle, bundleProvider } from '../../../scripts/release/bundle.ts';
import { notices } from '../../../scripts/release/notices.ts';
import { root } from '../../../scripts/setup/places.mjs';

const folder = mkdtempSync(join(tmpdir(), 'trunkline-bundle-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A bundle takes seconds on a busy machine. */
const long = 120_000;
const bundles = new Map<string, Bundle>();
const starts = async (name: string) => {
  const bundle = await bundleProvider(name);
  bundles.set(name, bundle);
  const { files, packages: held } = bundle;
  for (const [file, text] of files) {
    writeFileSync(join(folder, file), text);
    expect(text, file).not.toContain(root);
  }
  const started = await execa(process.execPath, [join(folder, 'main.mjs'), '--version'], { cwd: folder, env: {} });
  expect(started.stdout).toBe(manifest.version);
  expect(held).toContain('node_modules/@grpc/grpc-js');
  // Of package.json the version alone, not what the checkout needs.
  expect([...files.values()].some((text) => text.includes('playwright-core'))).toBe(false);
  const terms = notices(held, join(root, 'node_modules/rolldown'));
  for (const one of held) expect(terms).toContain(`\n${one.slice('node_modules/'.length)} `);
};

it.each(packages.map(({ name }) => name))('%s starts with nothing of the checkout around it', starts, long);

it(
  'the same files give the same bundle',
  async () => {
    expect(await bundleProvider('ccaip')).toEqual(bundles.get('ccaip'));
  },
  long,
);

it(
  'a place to download from is in it, and in the schema, only if one is named',
  async () => {
    const place = 'https://plugins.contoso.example';
    const names = ({ files }: Bundle) => [...files.values()].join('\n').includes(place);
    expect([...bundles.values()].some(names)).toBe(false);
    expect(names(await bundleProvider('ccaip', place))).toBe(true);
    expect(packageSchema()).not.toHaveProperty('pluginDownloadURL');
    expect(packageSchema(undefined, place)).toMatchObject({ pluginDownloadURL: place });
  },
  long,
);

it('a package that comes without its terms is not handed on', () => {
  writeFileSync(join(folder, 'package.json'), '{ "name": "none", "version": "1.0.0", "license": "MIT" }');
  expect(() => notices([], folder)).toThrow("none 1.0.0 has no file with its licence: it can't be handed on.");
});
