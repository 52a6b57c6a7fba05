import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/setup/places.mjs';

const script = join(root, 'scripts', 'look.ts');
const look = (args: readonly string[], tenants = '') =>
  execa(process.execPath, [script, ...args, '--no-browser'], {
    reject: false,
    env: { TRUNKLINE_TENANTS: tenants, NO_COLOR: '1' },
  });

describe('npm run look', () => {
  it('prints the address of its page, which answers, and ends with Ctrl-C', async () => {
    const run = look(['lab']);
    let out = '';
    for await (const line of run) {
      out += `${line}\n`;
      if (!line.includes('Ctrl-C')) continue;
      const address = /^Calls of lab: (http:\/\/127\.0\.0\.1:\d+\/open\/\S+)$/m.exec(out)?.[1] ?? '';
      const opening = await fetch(address);
      const cookie = opening.headers.get('set-cookie')?.split(';')[0] ?? '';
      const page = new URL(/url=([^"]+)/.exec(await opening.text())?.[1] ?? '', address);
      expect(await (await fetch(page, { headers: { cookie } })).text()).toContain('<h1>Calls of lab</h1>');
      run.kill('SIGINT');
    }
    expect(out).toMatch(/\nEnded\.\n$/);
    expect((await run).exitCode).toBe(0);
  });

  it.each([
    [['labb'], 'stacks/labb/tenant.yaml: There is no such file.'],
    [['lab', '--base', 'no-such-ref'], '--base: "no-such-ref" isn\'t a commit, branch or tag of'],
  ])('tells what is wrong with %j in the terminal, without a page', async (args, message) => {
    const { stdout, stderr, exitCode } = await look(args);
    expect(exitCode).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
    expect(stderr).toContain('Fix: ');
  });

  it('tells every problem of a wrong file', async () => {
    const tenants = mkdtempSync(join(tmpdir(), 'look-'));
    try {
      cpSync(join(root, 'stacks', 'lab'), join(tenants, 'lab'), { recursive: true });
      const file = join(tenants, 'lab', 'tenant.yaml');
      writeFileSync(file, readFileSync(file, 'utf8').replaceAll('sbcs: [main]', 'sbcs: [mian]'));
      const { stdout, stderr, exitCode } = await look(['lab'], tenants);
      expect(exitCode).toBe(1);
      expect(stdout).toBe('');
      expect(stderr.match(/"mian" isn't an SBC of this tenant\./g)).toHaveLength(4);
    } finally {
      rmSync(tenants, { recursive: true });
    }
  });
});
