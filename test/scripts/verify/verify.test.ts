import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labCcaipToken } from '../../../lab/ccaip/api/credential.ts';
import { labTenantId } from '../../../lab/identity.ts';
import { writeTick } from '../../../pages/handover/ticks.ts';
import { root } from '../../../scripts/setup/places.mjs';
import { verifyJsonSchema, verifySchema } from '../../../scripts/verify/output-schema.ts';
import { report } from '../../../scripts/verify/report.ts';
import { bareEnvironment } from '../../bare-environment.ts';
import { openHandover } from '../../live/verify/a-handover.ts';

const lab = await openHandover();
const journal = mkdtempSync(join(tmpdir(), 'verify-'));
beforeAll(() => lab.make());
afterAll(async () => {
  await lab.end();
  rmSync(journal, { recursive: true });
});

/** Everything of ours that could be about another tenant stays out. */
const verify = (args: readonly string[], more: Record<string, string> = {}) =>
  execa(process.execPath, [join(root, 'scripts', 'verify.ts'), 'lab', ...args], {
    reject: false,
    extendEnv: false,
    env: { ...bareEnvironment, ...lab.env, TRUNKLINE_JOURNAL: journal, ...more },
  });
const tick = (on: Date | undefined) =>
  writeTick({ folder: journal, tenantId: labTenantId, generation: '2026-11' }, 'test-call', on);

describe('npm run verify', () => {
  it('prints one line an answer, people who are well in one, and with --strict ends with 3 for what can not be told', async () => {
    const { stdout, exitCode, stderr } = await verify(['--strict']);
    expect(stderr).toBe('');
    expect(stdout).toContain('\nso          users: 11 of 11 stand in CCAIP as users.csv has them.\n');
    expect(stdout).toContain(
      "\ncan't tell  link: the tenant file records no Link (ucaas.linked), and CCAIP has no API that tells.\n            To know: ",
    );
    expect(stdout).toMatch(/\nlab: \d+ so, 0 not so, 5 can't tell\.$/);
    expect(stdout).toContain("can't tell  test call: no test call is ticked");
    expect(exitCode).toBe(3);
  });

  it('finds the test call by its tick, and by --since in place of it', async () => {
    await lab.arrive();
    tick(new Date());
    const { stdout } = await verify([]);
    expect(stdout).toMatch(
      /\nso {10}test call: .* was taken by ada@contoso\.example, 30 s \(looked for by the tick of /,
    );
    tick(new Date('2026-10-01T12:00:00Z'));
    expect((await verify(['--since', '10m'])).stdout).toContain('(looked for by --since 10m)');
    tick(undefined);
  });

  it('ends with 1 where something is not so, says the fix, and prints as its schema has it', async () => {
    const row = lab.store.list('ccaipUser').find(({ email }) => email === 'bob@contoso.example');
    if (row === undefined) throw new Error('no bob');
    lab.store.put('ccaipUser', `${row.id}`, { ...row, external: false });
    const { stdout, exitCode } = await verify(['--json']);
    const { answers, tenant } = verifySchema.parse(JSON.parse(stdout));
    expect([tenant, exitCode]).toEqual(['lab', 1]);
    expect(answers.filter(({ standing }) => standing === 'not so')).toMatchObject([
      { about: 'user', of: 'bob@contoso.example', fix: expect.stringContaining('Settings > Users & Teams') },
    ]);
    expect(report('lab', answers).join('\n')).toContain(
      'not so      user bob@contoso.example: not an external user.\n            Fix: in the portal:',
    );
    lab.store.put('ccaipUser', `${row.id}`, row);
  });

  it('says how to make a token where there is none or a wrong one, which is printed nowhere', async () => {
    const none = await verify([], { TRUNKLINE_CCAIP_TOKEN: '' });
    expect(none.exitCode).toBe(0);
    expect(none.stdout).toContain("can't tell  user: needs CCAIP's API, and TRUNKLINE_CCAIP_TOKEN isn't set.\n");
    expect(none.stdout).toContain('To know: make an API credential in the CCAIP portal');
    const wrong = await verify([], { TRUNKLINE_CCAIP_TOKEN: 'sentinel~of~a~token' });
    expect(wrong.stdout).toContain("can't tell  user: could not read CCAIP's users: HTTP 401: ");
    for (const { stdout, stderr } of [wrong, none]) {
      expect(`${stdout}${stderr}`).not.toContain('sentinel~of~a~token');
      expect(`${stdout}${stderr}`).not.toContain(labCcaipToken);
    }
  });

  it.each([
    ['--since', 'yesterday', 'npm run verify: --since: "yesterday" isn\'t a time.'],
    ['--since', '91d', 'npm run verify: --since: "91d" is too long ago.'],
    ['--since', '2126-11-28', 'npm run verify: --since: "2126-11-28" is to come.'],
  ])('refuses %s %s', async (option, value, words) => {
    const { stderr, exitCode } = await verify([option, value]);
    expect(stderr).toContain(words);
    expect(exitCode).toBe(1);
  });

  it('contacts nothing where an address of CCAIP is set that may not be', async () => {
    const { stderr, exitCode } = await verify([], { TRUNKLINE_CCAIP_ENDPOINT: 'https://portal.example' });
    expect(stderr).toContain('TRUNKLINE_CCAIP_ENDPOINT: "https://portal.example" for the lab\'s tenant');
    expect(exitCode).toBe(1);
  });
});

it("starts the lab for its tenant under any name, by the tenant's id", async () => {
  const folder = mkdtempSync(join(tmpdir(), 'practice-'));
  cpSync(join(root, 'stacks', 'lab'), join(folder, 'stacks', 'practice'), { recursive: true });
  const env = {
    ...bareEnvironment,
    TRUNKLINE_TENANTS: join(folder, 'stacks'),
    TRUNKLINE_LAB_DIR: join(folder, 'no-lab'),
  };
  const command = [join(root, 'scripts', 'verify.ts'), 'practice'];
  const { stderr, exitCode } = await execa(process.execPath, command, { reject: false, extendEnv: false, env });
  rmSync(folder, { recursive: true });
  expect(stderr).toContain('There is no lab tenant yet.');
  expect(exitCode).toBe(1);
});

it('the published schema of its answers is that of the code', () => {
  const file = join(root, 'docs/reference/verify-output.schema.json');
  expect(readFileSync(file, 'utf8')).toBe(verifyJsonSchema());
});
