import { resolve } from 'node:path';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';

const script = resolve(import.meta.dirname, '..', '..', 'scripts', 'explain.ts');
const explain = (...args: string[]) =>
  execa(process.execPath, [script, ...args], { reject: false, env: { TRUNKLINE_TENANTS: '', NO_COLOR: '1' } });

describe('npm run explain', () => {
  it('prints the trace of a dialled call', async () => {
    const { stdout, exitCode } = await explain('lab', '--as', 'ada', '--dial', '06 1234 5678');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('ada@contoso.example dials 0612345678');
    expect(stdout).toContain('first NL mobile: main');
  });

  it('prints the trace as JSON', async () => {
    const { stdout, exitCode } = await explain('lab', '--to', 'ada', '--json');
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      direction: 'handed over',
      outcome: { kind: 'rings', user: 'ada@contoso.example' },
    });
  });

  it.each([
    [
      ['lab', '--as', 'adda', '--dial', '112'],
      'npm run explain: --as: "adda" isn\'t a user of this tenant.\n  Known users: ada, bob, cyd, dan, eli, fay, gus, hal, ida, eve and 2 more.\n  Fix: write "ada", or add "adda" under users.csv.',
    ],
    [
      ['lab', '--as', 'ada', '--dial', 'help'],
      'npm run explain: --dial: "help" isn\'t a number.\n  Digits, + * and #, also with an extension as in contacts (;ext=12); blanks, hyphens, dots and brackets are left out.\n  Fix: write what the user dials, e.g. 0612345678.',
    ],
    [
      ['lab', '--as', 'ada'],
      'npm run explain: It takes one call: --as and --dial for a call that a user dials, or --to for one that CCAIP hands over.\n  Fix: write e.g. npm run explain -- lab --as ada --dial 0612345678, or npm run explain -- lab --to ada.',
    ],
  ])('refuses %j in the house format', async (args, message) => {
    const { stderr, stdout, exitCode } = await explain(...args);
    expect(stderr).toBe(message);
    expect(stdout).toBe('');
    expect(exitCode).toBe(1);
  });

  it('names the tenants when there is no such one', async () => {
    const { stderr, exitCode } = await explain('nope', '--to', 'ada');
    expect(stderr).toContain('stacks/nope/tenant.yaml: There is no such file.');
    expect(exitCode).toBe(1);
  });
});
