import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../../scripts/setup/places.mjs';

let tenants = '';
beforeAll(() => {
  tenants = mkdtempSync(join(tmpdir(), 'import-'));
  mkdirSync(join(tenants, 'old'));
  writeFileSync(
    join(tenants, 'old', 'tenant.yaml'),
    'tenant: { id: 7c2f0b0e-6d1c-4c57-9a53-1f7d0f1a2b3c, domain: contoso.com }\n',
  );
});
afterAll(() => rmSync(tenants, { recursive: true, force: true }));

const domain = ['--inbound-domain', 'ujet.sip.carrier.example'];

describe('npm run import -- <tenant> --all, before anything is contacted', () => {
  it.each([
    ['what is missing, all of it', ['contoso', '--all'], ['--tenant-id: is missing', '--inbound-domain: is missing']],
    ['a folder that is there', ['old', '--all', ...domain], ['old: is there already']],
    [
      'a tenant that has a folder',
      ['contoso', '--all', '--tenant-id', '7C2F0B0E-6d1c-4c57-9a53-1f7d0f1a2b3c', ...domain],
      ['is the tenant of folder old already'],
    ],
    ['one object beside', ['contoso', 'sbc', 'main', '--all'], ['--all: is the whole tenant, and one object is named']],
    ['nothing to import', ['contoso'], ["It isn't said what of contoso is to be imported"]],
    [
      'an address that is none',
      ['templates', '--all', '--portal', 'ftp://x', ...domain],
      ['"templates" can\'t be the name of a tenant', '"ftp://x" isn\'t the address of a CCAIP portal'],
    ],
  ])('refuses %s, with the fix, and makes nothing', async (_, args, told) => {
    const env = { TRUNKLINE_TENANTS: tenants, NO_COLOR: '1' };
    const run = await execa(process.execPath, [join(root, 'scripts/import.ts'), ...args], {
      env,
      reject: false,
      stdin: 'ignore',
    });
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toBe('');
    for (const text of told) expect(run.stderr).toContain(text);
    expect(run.stderr.match(/^ {2}Fix: /gm)?.length).toBeGreaterThanOrEqual(told.length);
    expect(run.stderr).not.toMatch(/\n {4}at /);
    expect(readdirSync(tenants)).toEqual(['old']);
  });
});
