import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, expect, it } from 'vitest';
import manifest from '../../../package.json' with { type: 'json' };
import { packageSchema } from '../../../providers/msteams/schema/package-schema.ts';
import { packages } from '../../../scripts/gen-sdk/packages.ts';
import { bundleProvider } from '../../../scripts/release/bundle.ts';
import { notices } from '../../../scripts/release/notices.ts';
import { root } from '../../../scripts/setup/places.mjs';

const folder = mkdtempSync(join(tmpdir(), 'trunkline-bundle-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each(packages.map(({ name }) => name))('%s starts with nothing of the checkout around it', async (name) => {
  const { files, packages: held } = await bundleProvider(name);
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
});

it('the same files give the same bundle, and a place to download from is in it only if one is named', async () => {
  const [once, again, placed] = [
    await bundleProvider('ccaip'),
    await bundleProvider('ccaip'),
    await bundleProvider('ccaip', 'https://plugins.contoso.example'),
  ];
  expect(again).toEqual(once);
  const said = (of: typeof once) => [...of.files.values()].join('\n').includes('https://plugins.contoso.example');
  expect([said(once), said(placed)]).toEqual([false, true]);
  expect(packageSchema()).not.toHaveProperty('pluginDownloadURL');
  expect(packageSchema(undefined, 'https://plugins.contoso.example')).toMatchObject({
    pluginDownloadURL: 'https://plugins.contoso.example',
  });
});

it('a package that comes without its terms is not handed on', () => {
  writeFileSync(join(folder, 'package.json'), '{ "name": "none", "version": "1.0.0", "license": "MIT" }');
  expect(() => notices([], folder)).toThrow("none 1.0.0 has no file with its licence: it can't be handed on.");
});
