import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { installModule } from '../../../../providers/msteams/powershell/install-module.ts';

describe('the module to install', () => {
  it('is the one that docs/first-tenant.md names', () => {
    expect(readFileSync(new URL('../../../../docs/first-tenant.md', import.meta.url), 'utf8')).toContain(installModule);
  });
});
