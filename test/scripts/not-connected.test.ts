import { join, resolve } from 'node:path';
import { execaSync } from 'execa';
import { describe, expect, it } from 'vitest';
import { callResultsSchema } from '../../routing/json/call-schema.ts';
import { lintSchema } from '../../routing/prove/lint-schema.ts';
import { notKnownYet } from '../../tenant/not-known-yet.ts';
import { trunkPeople, unnamed } from '../routing/a-trunk-tenant.ts';
import { type Files, inFolder } from '../tenant/a-tenant-folder.ts';

const checkout = resolve(import.meta.dirname, '..', '..');

const files = {
  sections: unnamed,
  users: trunkPeople,
  more: {
    'calls.yaml': `calls:
  - { as: ada, dial: '112', expect: { sbcs: [main] } }
  - { as: ada, dial: '0205552102', expect: { rings: bob } }
`,
  },
};

/** The folder is there as long as the script runs. */
const run = (script: string, ...args: string[]) => runOf(files, script, ...args);

const runOf = (of: Files, script: string, ...args: string[]) =>
  inFolder(of, (root) =>
    execaSync(process.execPath, [join(checkout, 'scripts', script), 'contoso', ...args], {
      reject: false,
      env: { TRUNKLINE_TENANTS: root, NO_COLOR: '1' },
    }),
  );

describe('a command about calls of a tenant whose SIP trunk has no name yet', () => {
  it('counts an expected call as not shown to hold, and ends with its own code', () => {
    const { stdout, exitCode } = run('calls.ts');
    expect(stdout).toContain('calls[0]: ada dials 112');
    expect(stdout).toContain(
      "  Not shown to hold: not known yet, since the SIP trunk isn't connected, so main has no name.",
    );
    expect(stdout).toContain("1 of 2 expected calls hold, 1 not known yet: the SIP trunk isn't connected.");
    expect(exitCode).toBe(3);
  });

  it('says so as data', () => {
    const { stdout, exitCode } = run('calls.ts', '--json');
    const results = callResultsSchema.parse(JSON.parse(stdout));
    expect(results.map(({ notKnownYet }) => notKnownYet !== undefined)).toEqual([true, false]);
    expect(exitCode).toBe(3);
  });

  it('shows no name that nobody made, as data or as text', () => {
    const bySipDomain = unnamed.sipTrunk.replace('  telnyx:', '  sipUriHost: sipDomain\n  telnyx:');
    const of = { ...files, sections: { ...unnamed, sipTrunk: bySipDomain } };
    const { stdout: call } = runOf(of, 'explain.ts', '--to', 'ada', '--json');
    expect(JSON.parse(call)).toMatchObject({ address: '+31205552101@(not known yet)', inboundDomain: 'not known yet' });
    for (const args of [[], ['--json']]) {
      const { stdout } = runOf(of, 'lint.ts', ...args);
      expect(stdout).toContain('+31205552101@(not known yet)');
      expect(`${stdout}${call}`).not.toContain(notKnownYet);
    }
  });

  it('proves no emergency call', () => {
    const { stdout, exitCode } = run('calls.ts', '--emergency');
    expect(stdout).toContain('0 of 2 expected calls hold, 2 not known yet');
    expect(exitCode).toBe(3);
  });

  it('says it in the first line of lint, and claims no proof', () => {
    const { stdout } = run('lint.ts');
    expect(stdout).toMatch(
      /^contoso: where its calls in and out end is not known yet: the SIP trunk isn't connected, so main has no name\. The rest is told\.\n/,
    );
    expect(stdout).toContain('not proved: where calls that go out by main or come in over it end');
    expect(stdout).not.toContain('proved for every number');
    const report = lintSchema.parse(JSON.parse(run('lint.ts', '--json').stdout));
    expect(report.notConnected).toEqual(['main']);
  });

  it('explains the call as far as the files tell it', () => {
    const { stdout, exitCode } = run('explain.ts', '--as', 'ada', '--dial', '0612345678');
    expect(stdout).toContain("Not known yet: the SIP trunk isn't connected");
    expect(stdout).toContain('By the files usage National takes it:');
    expect(exitCode).toBe(0);
  });

  it('shows the SBC without a name', () => {
    expect(run('show.ts', '--mermaid').stdout).toContain('name not known yet');
  });
});
