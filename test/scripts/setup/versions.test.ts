import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { root } from '../../../scripts/setup/places.mjs';
import { pulumiVersion } from '../../../scripts/setup/versions.mjs';

const text = (path: string) => readFileSync(`${root}/${path}`, 'utf8');

it('the npm launcher, the Go module and set-up name the same Pulumi CLI', () => {
  expect(JSON.parse(text('package.json')).devDependencies.pulumi).toBe(pulumiVersion);
  expect(text('engine/go.mod')).toContain(`github.com/pulumi/pulumi/pkg/v3 v${pulumiVersion} `);
});

it('every npm dependency is pinned to one version', () => {
  const { dependencies, devDependencies } = JSON.parse(text('package.json'));
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+$/.test(String(version)),
  );
  expect(loose).toEqual([]);
});
