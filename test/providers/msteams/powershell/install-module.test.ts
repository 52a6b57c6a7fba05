import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { installModule } from '../../../../providers/msteams/powershell/install-module.ts';

describe('the module to install', () => {
  it('is the one that the README names', () => {
    expect(readFileSync(new URL('../../../../README.md', import.meta.url), 'utf8')).toContain(installModule);
  });
});
