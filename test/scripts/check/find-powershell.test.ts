import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findPowerShell } from '../../../scripts/check/find-powershell.ts';

/** A folder with a `pwsh` that prints this. */
const aFolder = (prints: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'trunkline-pwsh-'));
  writeFileSync(join(folder, 'pwsh'), `#!/bin/sh\necho '${prints}'\n`);
  chmodSync(join(folder, 'pwsh'), 0o755);
  return folder;
};
const path = (...folders: string[]) => ({ PATH: folders.join(delimiter) });

describe.skipIf(process.platform === 'win32')('a real PowerShell', () => {
  it('is the first on the PATH that is one, in a version that will do', () => {
    const [old, other, right] = [aFolder('7.2.24'), aFolder('{"ready":true}'), aFolder('7.6.9')];
    expect(findPowerShell(path(old, other, right))).toBe(join(right, 'pwsh'));
    expect(findPowerShell(path(old, other))).toBeUndefined();
    expect(findPowerShell({})).toBeUndefined();
  });

  it("is never the lab's stand-in", () => {
    const labs = resolve(import.meta.dirname, '../../../lab/bin');
    expect(findPowerShell({ ...path(labs), TRUNKLINE_LAB_URL: 'https://localhost:1' })).toBeUndefined();
  });

  it('is the one that is named, which must be one', () => {
    const [one, named] = [aFolder('7.6.9'), aFolder('7.10.0')];
    expect(findPowerShell({ ...path(one), TRUNKLINE_TEST_PWSH: join(named, 'pwsh') })).toBe(join(named, 'pwsh'));
    expect(() => findPowerShell({ ...path(one), TRUNKLINE_TEST_PWSH: '/nowhere/pwsh' })).toThrow(
      'TRUNKLINE_TEST_PWSH: "/nowhere/pwsh" isn\'t PowerShell 7.4 or later.',
    );
  });
});
