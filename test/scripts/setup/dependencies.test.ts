import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isInstalled } from '../../../scripts/setup/dependencies.mjs';
import { root } from '../../../scripts/setup/places.mjs';

const a = { version: '1.0.0', integrity: 'sha512-a' };
const other = { version: '1.0.0', integrity: 'sha512-b' };
const optional = { version: '2.0.0', integrity: 'sha512-c', optional: true };

describe('dependencies are installed', () => {
  it.each([
    ['when each is there', { '': {}, x: a }, { x: a }, true],
    ['when only an optional one of another platform is missing', { x: a, y: optional }, { x: a }, true],
    ['not when nothing is there', { x: a }, undefined, false],
    ['not when one is missing', { x: a, z: a }, { x: a }, false],
    ['not when one has another version', { x: a }, { x: { ...a, version: '0.9.0' } }, false],
    ['not when one has another content', { x: a }, { x: other }, false],
  ])('%s', (_, locked, installed, expected) => {
    expect(isInstalled(locked, installed)).toBe(expected);
  });
});

it('the lock file names every optional package, or npm ci refuses it on every machine', () => {
  const { packages } = JSON.parse(readFileSync(`${root}/package-lock.json`, 'utf8')) as {
    packages: Record<string, { optionalDependencies?: Record<string, string> }>;
  };
  const names = new Set(Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, '')));
  const missing = Object.values(packages)
    .flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies))
    .filter((name) => !names.has(name));
  expect(missing).toEqual([]);
});
