import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withPolicyPack } from '../../scripts/pulumi/policy-pack.ts';
import { type LabTenant, openLabTenant } from './lab-tenant.ts';

let tenant: LabTenant;

beforeAll(async () => {
  tenant = await openLabTenant();
});
afterAll(() => tenant.close());

/** A run as `npm run lab` starts it; paths of this machine left out. */
const run = async (...args: string[]) => {
  const { exitCode, stdout, stderr } = await tenant.session.run(...withPolicyPack([...args, '--non-interactive']));
  return {
    exitCode,
    text: `${stdout}${stderr}`.replaceAll(join(tenant.tenants, '/'), 'stacks/').replaceAll(/^ +/gm, ''),
  };
};

describe('the policy pack, on the real engine', () => {
  it('lets the lab tenant through and shows what it is excepted from, with the reason', async () => {
    const { exitCode, text } = await run('preview');
    expect(text).toContain('- [advisory]  exceptions  (pulumi:pulumi:Stack: trunkline-lab)');
    expect(text).toContain(
      'toll-exposure-needs-approval is excepted: "supervisors call customers abroad and the carrier bars premium numbers"',
    );
    expect(text).not.toContain('[mandatory]');
    expect(exitCode).toBe(0);
  });

  it('ends a preview with 1 at a mandatory rule, and says which, why and what to do', async () => {
    tenant.editTenant((document) => document.deleteIn(['exceptions']));
    const { exitCode, text } = await run('preview');
    expect(exitCode).toBe(1);
    expect(text).toContain('- [mandatory]  toll-exposure-needs-approval  (pulumi:pulumi:Stack: trunkline-lab)');
    expect(text).toContain('Nobody reaches premium or satellite numbers, unless the tenant file says why.');
    expect(text).toContain('eve, jon, kim can dial premium numbers, by route International');
    expect(text).toContain('\nWhy: toll fraud is paid by the customer');
    expect(text).toContain('\nFix: narrow the pattern of the route; or, if it is meant, write the reason under');
  });

  it('ends an up there before anything is made', async () => {
    const { exitCode, text } = await run('up', '--yes', '--skip-preview');
    expect(exitCode).toBe(1);
    expect(text).toContain('[mandatory]  toll-exposure-needs-approval');
    const { stdout } = await tenant.session.run('stack', 'export');
    expect((JSON.parse(stdout) as { deployment: { resources?: unknown[] } }).deployment.resources ?? []).toEqual([]);
  });

  it('names calls that would no longer go as expected', async () => {
    tenant.editTenant((document) => document.setIn(['voiceRoutingPolicies', 'NL supervisors'], ['National']));
    const { exitCode, text } = await run('preview');
    expect(exitCode).toBe(1);
    expect(text).toMatch(/\[mandatory\] {2}emergency-reachable[\s\S]*112, dialled by eve, jon, kim, is dropped\./);
    expect(text).toMatch(/\[mandatory\] {2}expected-calls[\s\S]*calls\[1\]: eve dials 112\./);
  });

  it('says of files that are not right only that, and the problems are listed once', async () => {
    tenant.editTenant((document) => document.setIn(['ucaas', 'multicastLimit'], 300));
    const { exitCode, text } = await run('preview');
    expect(exitCode).toBe(1);
    expect(text).toContain('[mandatory]  tenant-files');
    expect(text).toContain('1 problem is listed under Diagnostics. No rule can be judged until then.');
    expect(text.match(/^Fix: write e\.g\. multicastLimit: 40\./gm)).toHaveLength(1);
    expect(text).not.toContain('expected-calls');
    expect(text).not.toMatch(/\nat /);
  });
});
