import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { afterAll, describe, expect, it } from 'vitest';

const checkout = resolve(import.meta.dirname, '..', '..');
const tenants = mkdtempSync(join(tmpdir(), 'trunkline-calls-'));
cpSync(join(checkout, 'stacks', 'lab'), join(tenants, 'lab'), { recursive: true });
afterAll(() => rmSync(tenants, { recursive: true }));

const calls = (text: string, ...args: string[]) => {
  writeFileSync(join(tenants, 'lab', 'calls.yaml'), text);
  const env = { TRUNKLINE_TENANTS: tenants, TRUNKLINE_LAB_USERS: '' };
  return execa(process.execPath, [join(checkout, 'scripts', 'calls.ts'), 'lab', ...args], { reject: false, env });
};

describe('npm run calls', () => {
  it('says how many hold', async () => {
    const { stdout, exitCode } = await calls('calls: [ { as: ada, dial: 112, expect: { sbcs: [main] } } ]');
    expect(stdout).toContain('calls.yaml: 1 of 1 expected calls hold.');
    expect(exitCode).toBe(0);
  });

  it('prints one that does not hold with its trace, and fails', async () => {
    const { stdout, exitCode } = await calls('calls: [ { as: ada, dial: 0612345678, expect: blocked } ]');
    expect(stdout).toContain('calls.yaml: calls[0]: ada dials 0612345678');
    expect(stdout).toContain('  It should be dropped; it is NL mobile, main.');
    expect(stdout).toContain('    ada@contoso.example dials 0612345678');
    expect(stdout).toContain('0 of 1 expected calls hold.');
    expect(exitCode).toBe(1);
  });

  it('prints results as JSON', async () => {
    const { stdout, exitCode } = await calls('calls: [ { to: +31205552101, expect: { rings: bob } } ]', '--json');
    expect(JSON.parse(stdout)).toMatchObject([
      { failures: ['It should ring bob@contoso.example; it rings ada@contoso.example.'] },
    ]);
    expect(exitCode).toBe(1);
  });

  it('refuses what it does not know, with the path as typed', async () => {
    const { stderr, exitCode } = await calls('calls: [ { as: ada, dail: 112, expect: blocked } ]');
    expect(stderr).toContain('calls[0].dail: "dail" isn\'t a setting here.');
    expect(exitCode).toBe(1);
  });
});
