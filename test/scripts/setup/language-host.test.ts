import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  cmdLauncher,
  hasLanguageHost,
  installLanguageHost,
  shellLauncher,
} from '../../../scripts/setup/language-host.mjs';

it('on Windows the launcher starts the host beside it and passes every argument', () => {
  expect(cmdLauncher).toBe('@echo off\r\nnode "%~dp0pulumi-language-nodejs.mjs" %*\r\n');
});

it('elsewhere the launcher becomes the host, so that a signal reaches it', () => {
  expect(shellLauncher).toBe('#!/bin/sh\nexec node "$(dirname "$0")/pulumi-language-nodejs.mjs" "$@"\n');
});

describe('beside a CLI', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'trunkline-host-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('ours is installed whole, and executable', () => {
    expect(hasLanguageHost(folder)).toBe(false);
    installLanguageHost(folder);
    expect(hasLanguageHost(folder)).toBe(true);
    expect(readdirSync(folder)).toHaveLength(2);
    if (process.platform !== 'win32') expect(statSync(join(folder, 'pulumi-language-nodejs')).mode & 0o111).toBe(0o111);
  });

  it('ours of an older checkout is seen as missing', () => {
    installLanguageHost(folder);
    writeFileSync(join(folder, 'pulumi-language-nodejs.mjs'), '// older');
    expect(hasLanguageHost(folder)).toBe(false);
  });

  it('the genuine one is left alone', () => {
    writeFileSync(
      join(folder, process.platform === 'win32' ? 'pulumi-language-nodejs.exe' : 'pulumi-language-nodejs'),
      'ELF',
    );
    expect(hasLanguageHost(folder)).toBe(true);
  });
});
