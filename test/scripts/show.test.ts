import { resolve } from 'node:path';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';

const script = resolve(import.meta.dirname, '..', '..', 'scripts', 'show.ts');
const show = (args: string[]) =>
  execa(process.execPath, [script, ...args], { reject: false, env: { TRUNKLINE_TENANTS: '' } });

describe('npm run show', () => {
  it('prints a tenant after its template, with origins', async () => {
    const { stdout, stderr, exitCode } = await show(['fabrikam']);
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^country: NL +# stacks\/templates\/nl-standard\.yaml:\d+$/m);
    expect(stdout).toMatch(
      /^ {2}adatum: \{ fqdn: fabrikam\.customers\.adatum\.example, derived: true \} +# stacks\/fabrikam\/tenant\.yaml:\d+$/m,
    );
  });

  it('says what is wrong, with exit code 1', async () => {
    const { stderr, exitCode } = await show(['fabrikan']);
    expect(exitCode).toBe(1);
    expect(stderr).toBe(`stacks/fabrikan/tenant.yaml: There is no such file.
  Known tenants: fabrikam, lab, northwind.
  Fix: write "fabrikam", or add that file.`);
  });

  it('prints the picture of a tenant as a flowchart of mermaid', async () => {
    const { stdout, stderr, exitCode } = await show(['lab', '--mermaid']);
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(
      /^flowchart LR\n {2}subgraph people\["People and sites"\]\n {4}n1\["Amsterdam<br\/>9 people: ada, bob, cyd #8230;"\]\n/,
    );
  });

  it('prints no picture of what is wrong', async () => {
    const { stdout, stderr, exitCode } = await show(['fabrikan', '--mermaid']);
    expect(exitCode).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain('stacks/fabrikan/tenant.yaml: There is no such file.');
  });
});
