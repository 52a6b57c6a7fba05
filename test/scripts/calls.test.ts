import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { afterAll, describe, expect, it } from 'vitest';

const checkout = resolve(import.meta.dirname, '..', '..');
const tenants = mkdtempSync(join(tmpdir(), 'trunkline-calls-'));
cpSync(join(checkout, 'stacks', 'lab'), join(tenants, 'lab'), { recursive: true });
afterAll(() => rmSync(tenants, { recursive: true }));

const run = (...args: string[]) => {
  const env = { TRUNKLINE_TENANTS: tenants, TRUNKLINE_LAB_USERS: '' };
  return execa(process.execPath, [join(checkout, 'scripts', 'calls.ts'), 'lab', ...args], { reject: false, env });
};

const calls = (text: string, ...args: string[]) => {
  writeFileSync(join(tenants, 'lab', 'calls.yaml'), text);
  return run(...args);
};

const without = (file: string) => {
  rmSync(join(tenants, 'lab', file), { force: true });
  return run();
};

describe('npm run calls', () => {
  it('says how many hold', async () => {
    const { stdout, exitCode } = await calls('calls: [ { as: ada, dial: 112, expect: { sbcs: [main] } } ]');
    expect(stdout).toContain('calls.yaml: 1 of 1 expected calls hold.');
    expect(exitCode).toBe(0);
  });

  it('says of one that holds by likely rules alone that this is not certain', async () => {
    const { stdout, exitCode } = await calls('calls: [ { as: ada, dial: 020123, expect: blocked } ]');
    expect(stdout).toContain('calls.yaml: calls[0]: ada dials 020123');
    expect(stdout).toContain("  Holds, but that isn't certain: Teams' own rules for NL are not all published.");
    expect(stdout).toContain('1 of 1 expected calls hold.');
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

  it('plays the emergency numbers of where people are in place of the file, and fails where one is lost', async () => {
    const { stdout, exitCode } = await run('--emergency');
    expect(stdout).toBe('emergency numbers: 2 of 2 expected calls hold.');
    expect(exitCode).toBe(0);
    const file = join(tenants, 'lab', 'tenant.yaml');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replaceAll('112', '911'));
    const lost = await run('--emergency');
    writeFileSync(file, text);
    expect(lost.stderr).toMatch(/^lab: .* dial 112: the dial plan makes another number of it\.\n {2}Fix: add /);
    expect(lost.exitCode).toBe(1);
  });

  it('refuses what it does not know, with the path as typed', async () => {
    const { stderr, exitCode } = await calls('calls: [ { as: ada, dail: 112, expect: blocked } ]');
    expect(stderr).toContain('calls[0].dail: "dail" isn\'t a setting here.');
    expect(exitCode).toBe(1);
  });

  it('tells that nothing is expected where there is no file, or an empty list', async () => {
    const empty = await calls('calls: []');
    expect(empty.stdout).toContain('calls.yaml: no call is expected, so none was played.');
    const none = await without('calls.yaml');
    expect(none.stderr).toContain('calls.yaml: There is no such file, so no call is expected, and none was played.');
    expect(none.exitCode).toBe(1);
  });

  it('tells a file that nothing reads', async () => {
    writeFileSync(join(tenants, 'lab', 'calls.yml'), 'calls: []');
    const { stderr, exitCode } = await without('calls.yaml');
    rmSync(join(tenants, 'lab', 'calls.yml'));
    expect(stderr).toContain('calls.yml: "calls.yml" is read by nothing.');
    expect(stderr).toContain('Fix: rename it to calls.yaml, or move what it holds there.');
    expect(exitCode).toBe(1);
  });

  it.each([
    ['{}', 'calls[0].expect: It expects nothing of the call.'],
    ['dropped', 'calls[0].expect: "dropped" isn\'t blocked or a map of settings.'],
    ['{ route: NL mobile, sbc: [main] }', 'calls[0].expect.sbc: "sbc" isn\'t a setting here.'],
    ['{ sbcs: main }', 'calls[0].expect.sbcs: "main" isn\'t a list.'],
  ])('explains what may be expected, not %s', async (expected, message) => {
    const { stderr } = await calls(`calls: [ { as: ada, dial: 112, expect: ${expected} } ]`);
    expect(stderr).toContain(message);
    expect(stderr.match(/^\S*calls\.yaml/gm)).toHaveLength(1);
  });

  it('counts an SBC that takes no calls as explain does', async () => {
    const file = join(tenants, 'lab', 'tenant.yaml');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('maxSessions: 200,', 'maxSessions: 200, enabled: false,'));
    const { stdout, exitCode } = await calls('calls: [ { as: ada, dial: 112, expect: { sbcs: [main] } } ]');
    writeFileSync(file, text);
    expect(stdout).toContain('The SBCs should be main; it is none');
    expect(exitCode).toBe(1);
  });
});
