import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const checkout = resolve(import.meta.dirname, '..', '..');
let tenants = '';
beforeEach(() => {
  tenants = mkdtempSync(join(tmpdir(), 'confirm-'));
  cpSync(join(checkout, 'stacks/lab'), join(tenants, 'lab'), { recursive: true });
});
afterEach(() => rmSync(tenants, { recursive: true, force: true }));

const confirm = async (...args: string[]) => {
  const { exitCode, stdout, stderr } = await execa(process.execPath, [join(checkout, 'scripts/confirm.ts'), ...args], {
    reject: false,
    env: { TRUNKLINE_TENANTS: tenants, NO_COLOR: '1' },
  });
  return { exitCode, stdout, stderr };
};
const edit = (file: string, change: (text: string) => string) => {
  const path = join(tenants, 'lab', file);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
};
const link = (entered: string) =>
  edit('tenant.yaml', (text) =>
    text.replace('ucaas: {', `ucaas: { linked: { secret: 2026-11, by: x, on: 2026-11-20${entered} },`),
  );
const file = () => join(tenants, 'lab', 'entered.csv');
const rows = () => readFileSync(file(), 'utf8').trim().split('\n').slice(1);

describe('npm run confirm', () => {
  it('writes down no address with a name that isn’t known yet', async () => {
    link(', entered: entered.csv');
    edit('tenant.yaml', (text) =>
      text
        .replace(
          /^sipTrunk: .*$/m,
          'sipTrunk: { sipUriHost: sipDomain, provider: telnyx, telnyx: { subdomain: contoso, receiveFrom: anyone, outbound: { destinations: [NL], dailySpendLimit: 5 } } }',
        )
        .replace(/^sipDomain: .*$/m, 'sipDomain: {}')
        .replace(/^( {2}main: \{ )fqdn: [^,]*, /m, '$1'),
    );
    const { stderr, exitCode } = await confirm('lab');
    expect(stderr).toMatch(
      /sipDomain\.name: the name isn't known yet, and what CCAIP is to know of \d+ people has it: /,
    );
    expect(exitCode).toBe(1);
    expect(existsSync(file())).toBe(false);
  });

  it('needs a link, and then a name for the file', async () => {
    expect((await confirm('lab')).stderr).toMatch(/tenant\.yaml: ucaas\.linked: CCAIP is not linked yet\.\n/);
    link('');
    const { stderr, exitCode } = await confirm('lab');
    expect(stderr).toMatch(/ucaas\.linked\.entered: no file is named\.\n.*\n {2}Fix: add entered: entered\.csv under/);
    expect(exitCode).toBe(1);
  });

  it('writes what was entered: some first, then the rest, then what changed', async () => {
    link(', entered: entered.csv');
    expect((await confirm('lab', 'ada', 'bob@contoso.example')).stdout.split('\n').at(-1)).toMatch(
      /lab\/entered\.csv: confirmed 2 users; 9 left\. Commit it\.$/,
    );
    expect(rows()).toEqual([
      'ada@contoso.example,+31205552101@ujet.sip.carrier.example,ada@contoso.example',
      'bob@contoso.example,+31205552102@ujet.sip.carrier.example,bob@contoso.example',
    ]);
    expect((await confirm('lab')).stdout).toContain('confirmed 9 to enter; nothing is left.');
    expect(rows()).toHaveLength(11);
    edit('users.csv', (text) => text.replace('+31205552101', '+31205552199').replace(/^bob.*\n/m, ''));
    const { stdout } = await confirm('lab');
    expect(stdout).toMatch(/ {2}change: ada@.*\+31205552199@.*there stands \+31205552101@.*\n {2}clear: bob@/);
    expect(rows()).toHaveLength(10);
    expect((await confirm('lab')).stdout).toMatch(/nothing was left to confirm\.$/);
  });

  it('begins the file where nobody is in CCAIP yet, so that it is known', async () => {
    link(', entered: entered.csv');
    edit('users.csv', (text) => text.replaceAll(/,(agent|transfer)$/gm, ','));
    expect((await confirm('lab')).stdout).toMatch(/entered\.csv: nothing was left to confirm\.$/);
    expect(readFileSync(file(), 'utf8').trim().split('\n')).toHaveLength(1);
  });

  it('has nothing to write down where up enters users', async () => {
    edit('tenant.yaml', (text) => text.replace('ucaas: {', 'ucaas: { externalUsers: { by: api },'));
    const { stdout, exitCode } = await confirm('lab');
    expect([exitCode, stdout]).toEqual([0, expect.stringMatching(/^lab: nothing is confirmed: .* by: api/)]);
    expect(existsSync(file())).toBe(false);
  });

  it('refuses users that it does not know, all at once, and writes nothing', async () => {
    link(', entered: entered.csv');
    const { stderr, exitCode } = await confirm('lab', 'adda', 'ada', 'kim');
    expect(stderr).toMatch(/"adda" isn't one user.*\n.*\n {2}Fix: write .*\n.*"kim" isn't one user/);
    expect(exitCode).toBe(1);
    expect(existsSync(file())).toBe(false);
  });

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')('says so where it may not write', async () => {
    link(', entered: entered.csv');
    chmodSync(join(tenants, 'lab'), 0o555);
    const { stderr } = await confirm('lab');
    chmodSync(join(tenants, 'lab'), 0o755);
    expect(stderr).toMatch(/entered\.csv: you may not read or write it \(EACCES\)\.\n {2}Fix: /);
  });
});
