import { chmodSync, cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { writeTrunkName } from '../../../scripts/pulumi/write-trunk-name.ts';
import { root } from '../../../scripts/setup/places.mjs';

afterEach(() => vi.restoreAllMocks());

const fqdn = 'a1b2c3.mstsbc.telnyx.tech';
const sections = {
  sipTrunk: `sipTrunk:
  provider: telnyx      # our own account
  telnyx: { subdomain: fabrikam-ujet, receiveFrom: anyone, outbound: { destinations: [NL], dailySpendLimit: 50 } }`,
  sipDomain: 'sipDomain: { activation: { user: activate, licence: SPE_E5 } } # nobody signs in with it',
  main: '  main: { port: 5061, maxSessions: 200, forwardPai: true } # the trunk',
};

/** The lab's tenant under another name, with its trunk at Telnyx and no name of it yet. */
const tenantFolder = () => {
  const tenants = mkdtempSync(join(tmpdir(), 'trunk-name-'));
  for (const folder of ['lab', 'templates']) {
    cpSync(join(root, 'stacks', folder), join(tenants, folder === 'lab' ? 'fabrikam' : folder), { recursive: true });
  }
  const file = join(tenants, 'fabrikam', 'tenant.yaml');
  const text = readFileSync(file, 'utf8')
    .replace('1ab00000-0000-4000-8000-00000000c0de', '5a3c1f70-2b94-4d0e-8f61-9c7d20e4b815')
    .replace(/^sipTrunk: .*$/m, sections.sipTrunk)
    .replace(/^sipDomain: .*$/m, sections.sipDomain)
    .replace(/^ {2}main: .*$/m, sections.main);
  writeFileSync(file, text);
  return { tenants, file, text: () => readFileSync(file, 'utf8') };
};

/** What becomes of the file behind a command line, and what is printed. */
const behind = async (
  tenants: string,
  {
    line = 'up --yes -s fabrikam',
    exitCode = 0,
    env = {},
    output = JSON.stringify({ provider: 'telnyx', fqdn }),
    resources = [],
  }: {
    line?: string;
    exitCode?: number;
    env?: Record<string, string>;
    output?: string;
    resources?: readonly object[];
  } = {},
) => {
  const lines: string[] = [];
  const asked: string[][] = [];
  const errors = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const engine = {
    ask: async (...words: string[]) => {
      asked.push(words);
      if (words[1] === 'export')
        return { exitCode: 0, stdout: JSON.stringify({ deployment: { resources } }), stderr: '' };
      return output === '' ? { exitCode: 1, stdout: '', stderr: 'no' } : { exitCode: 0, stdout: output, stderr: '' };
    },
  };
  const done = { args: line.split(' '), env: { TRUNKLINE_TENANTS: tenants, ...env }, cwd: 'project', exitCode };
  const named = await writeTrunkName('pulumi', done, { engine, say: (one) => lines.push(one) });
  return { named, said: lines.join('\n'), asked, errors: errors.mock.calls.join('\n') };
};

describe('the name of a trunk that up has made', () => {
  it('is written into the tenant file, where every other byte stays, and what comes next is said', async () => {
    const { tenants, text } = tenantFolder();
    const before = text();
    const { named, said, asked } = await behind(tenants);
    expect(named).toEqual({ isBegun: true, exitCode: 0 });
    expect(asked).toEqual([['stack', 'output', 'sipTrunk', '--json', '-s', 'fabrikam']]);
    expect(text()).toBe(
      before
        .replace('licence: SPE_E5 } } # nobody', `licence: SPE_E5 }, name: ${fqdn} } # nobody`)
        .replace('forwardPai: true } # the trunk', `forwardPai: true, fqdn: ${fqdn} } # the trunk`),
    );
    expect(said).toContain(`Telnyx has made the SIP trunk: ${fqdn} is the SIP domain and the SBC.`);
    expect(said).toMatch(/fabrikam\/tenant\.yaml: sipDomain\.name and sbcs\.main\.fqdn now say so:/);
    expect(said).toContain('next  commit it, then npm run pulumi -- up -s fabrikam: it goes on to Teams');
    // The next up has nothing to write.
    expect((await behind(tenants)).named).toEqual({ isBegun: false, exitCode: 0 });
  });

  it.each([
    ['true', true],
    ['1', true],
    ['', false],
    ['false', false],
  ])('is printed for a pull request with CI=%s: %s', async (CI, isPrinted) => {
    const { tenants, text } = tenantFolder();
    const before = text();
    const { named, said } = await behind(tenants, { env: { CI } });
    expect(named).toEqual({ isBegun: true, exitCode: 0 });
    expect(text() === before).toBe(isPrinted);
    if (!isPrinted) return;
    expect(said).toContain('is not written here. Put these lines into a pull request:');
    expect(said).toContain(`+sipDomain: { activation: { user: activate, licence: SPE_E5 }, name: ${fqdn} }`);
    expect(said).toContain('next  merge them, then npm run pulumi -- up -s fabrikam');
  });

  it.skipIf(process.getuid?.() === 0)('is printed where the file can not be written', async () => {
    const { tenants, file, text } = tenantFolder();
    const before = text();
    chmodSync(file, 0o400);
    chmodSync(join(tenants, 'fabrikam'), 0o500);
    const { named, said } = await behind(tenants);
    chmodSync(join(tenants, 'fabrikam'), 0o700);
    expect(named).toEqual({ isBegun: true, exitCode: 0 });
    expect(text()).toBe(before);
    expect(said).toMatch(/can't be written[\s\S]+is not written here\. Put these lines/);
  });

  it('is not read into a file that would be wrong by it: all is said, and the file stays', async () => {
    const { tenants, text } = tenantFolder();
    const before = text();
    const long = `${'a'.repeat(60)}.mstsbc.telnyx.tech`;
    const { named, errors } = await behind(tenants, { output: JSON.stringify({ fqdn: long }) });
    expect(named).toEqual({ isBegun: true, exitCode: 1 });
    expect(text()).toBe(before);
    expect(errors).toMatch(/sbcs\.main\.fqdn: .* has 79 characters/);
    expect(errors).toContain(
      `tenant.yaml is as it was: with sipDomain.name and sbcs.main.fqdn "${long}" it would not be right`,
    );
  });

  it('is asked for again where the stack does not say it; that is no success', async () => {
    const { tenants, text } = tenantFolder();
    const before = text();
    for (const output of ['', '{}', 'null', '"text"']) {
      const { named, errors } = await behind(tenants, { output });
      expect(named).toEqual({ isBegun: true, exitCode: 1 });
      expect(errors).toContain('its name could not be read of the stack, so the tenant file is as it was.');
    }
    expect(text()).toBe(before);
  });

  it('is written behind an up that failed after the trunk was made, by its state, and what failed comes first', async () => {
    const { tenants, text } = tenantFolder();
    const before = text();
    const failed = { exitCode: 255, output: '' };
    expect((await behind(tenants, failed)).named).toEqual({ isBegun: false, exitCode: 255 });
    expect(text()).toBe(before);
    const resources = [
      { type: 'telnyx:index:OutboundVoiceProfile', outputs: { fqdn: 'no.name' } },
      { type: 'telnyx:index:Connection', outputs: { fqdn } },
    ];
    const { named, said } = await behind(tenants, { ...failed, resources });
    expect(named).toEqual({ isBegun: true, exitCode: 255 });
    expect(text()).toContain(`name: ${fqdn} } # nobody`);
    expect(said).toContain('next  commit it, put right what failed, see above, then npm run pulumi -- up -s fabrikam');
  });

  it.each([
    ['a preview', { line: 'preview -s fabrikam' }],
    ['the preview of an up', { line: 'up --preview-only -s fabrikam' }],
    ['a destroy', { line: 'destroy -s fabrikam' }],
  ])('is nothing to ask for behind %s', async (_, how) => {
    const { tenants, text } = tenantFolder();
    const before = text();
    const { named, asked } = await behind(tenants, how);
    expect(named).toEqual({ isBegun: false, exitCode: 0 });
    expect(asked).toEqual([]);
    expect(text()).toBe(before);
  });

  it('leaves standard output to whoever asked for JSON', async () => {
    const { tenants } = tenantFolder();
    const { said, errors } = await behind(tenants, { line: 'up --yes --json -s fabrikam' });
    expect(said).toBe('');
    expect(errors).toContain('Telnyx has made the SIP trunk');
  });
});
