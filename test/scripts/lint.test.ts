import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { afterAll, describe, expect, it } from 'vitest';
import { lintSchema } from '../../routing/prove/lint-schema.ts';

const checkout = resolve(import.meta.dirname, '..', '..');
const root = mkdtempSync(join(tmpdir(), 'trunkline-lint-'));
cpSync(join(checkout, 'stacks', 'lab'), join(root, 'lab'), { recursive: true });
cpSync(join(checkout, 'stacks', 'lab'), join(root, 'broken'), { recursive: true });
const broken = join(root, 'broken', 'tenant.yaml');
const amsterdam = "    - { name: Amsterdam, pattern: '^0(20\\d{7})$', translation: '+3120$1' }\n";
const last = "    - { name: National, pattern: '^0([1-9]\\d{8})$', translation: '+31$1' }\n";
writeFileSync(
  broken,
  readFileSync(broken, 'utf8')
    .replace('00000000c0de', '000000009099')
    .replace('protect: false', 'protect: true')
    .replace('reason: supervisors', 'reason: their supervisors')
    .replace(last, () => last + amsterdam),
);
afterAll(() => rmSync(root, { recursive: true }));

const lint = (...args: string[]) =>
  execa(process.execPath, [join(checkout, 'scripts', 'lint.ts'), ...args], {
    reject: false,
    env: { TRUNKLINE_TENANTS: root, NO_COLOR: '1' },
  });

const told = `${root}/broken/tenant.yaml: dialPlans.NL[3]: error: Rule "Amsterdam" of dial plans "NL" and "NL-Amsterdam" can never be chosen: "National" above it takes every number that it matches, 020x{7} (10,000,000 numbers).
  The first rule that matches decides, so what "Amsterdam" would make of these numbers (+3120$1) never happens.
  E.g. somebody with dial plan "NL" dials 0201345698: rule "National" makes it +31201345698, dropped, because policy "Global" has no usages.
  Fix: move it above "National", or remove it.
`;

describe('npm run lint', () => {
  it('tells each finding where it was written, with the call and the fix, and fails on errors', async () => {
    const { stdout, stderr, exitCode } = await lint('broken');
    expect(stderr).toBe('');
    expect(stdout.replaceAll('\\', '/')).toContain(told.replaceAll('\\', '/'));
    expect(stdout).toContain('broken: 1 error, 1 warning, 2 notes; proved for every number that can be dialled.');
    expect(exitCode).toBe(1);
  });

  it('ends well without errors', async () => {
    const { stdout, exitCode } = await lint('lab');
    expect(stdout).toContain('lab: no errors, 1 warning, 2 notes; proved for every number that can be dialled.');
    expect(stdout).toContain('Files only: not counted are ');
    expect(exitCode).toBe(0);
  });

  it.each([
    ['lab', 'note', 1],
    ['lab', 'warning', 1],
    ['lab', 'error', 0],
    ['broken', 'never', 0],
  ])('%s with --fail-on %s ends with %i', async (tenant, level, code) => {
    expect((await lint(tenant, '--fail-on', level)).exitCode).toBe(code);
  });

  it('prints JSON as published', async () => {
    const { stdout, exitCode } = await lint('broken', '--json');
    const printed: unknown = JSON.parse(stdout);
    expect(lintSchema.parse(printed)).toEqual(printed);
    expect(printed).toMatchObject({
      tenant: 'broken',
      findings: [
        {
          kind: 'rule-never-chosen',
          level: 'error',
          certainty: 'proved',
          path: 'dialPlans.NL[3]',
          example: { number: '0201345698' },
        },
        { kind: 'emergency-policy-missing', level: 'warning', line: 2 },
        { kind: 'assigned-to-nobody', path: 'dialPlans.NL' },
        { kind: 'agent-calls-diverted', line: 2 },
      ],
      unproved: [],
    });
    expect(exitCode).toBe(1);
  });

  it('says what is wrong with the files first', async () => {
    const { stderr, stdout, exitCode } = await lint('nope');
    expect(stderr).toContain('nope/tenant.yaml: There is no such file.');
    expect(stdout).toBe('');
    expect(exitCode).toBe(1);
  });
});
