import { describe, expect, it, vi } from 'vitest';
import { checkCall } from '../../../routing/calls/check-call.ts';
import { compileConfig } from '../../../routing/compile.ts';
import { fromTenant } from '../../../routing/from-tenant.ts';
import { openLabTenant } from '../../providers/msteams/lab-tenant.ts';
import { importOf } from './an-import.ts';

const portal = 'https://contoso.uc1.ccaiplatform.example';

// Ten thousand are in `npm run bench`: at 500 people are read by Graph's lists already, at 12 one by one.
describe.each([12, 500])('a tenant of %d users that was in use before, as files', (count) => {
  it('has everybody with their number and policies, and as few calls as there are populations', async () => {
    vi.stubEnv('TRUNKLINE_LAB_SEED', 'in-use');
    vi.stubEnv('TRUNKLINE_LAB_USERS', `${count}`);
    const lab = await openLabTenant();
    const once = await importOf(lab, { portal });
    const twice = await importOf(lab, { portal });
    await lab.close();
    vi.unstubAllEnvs();
    expect(twice.files).toEqual(once.files);
    const { users } = once.tenant;
    expect(users).toHaveLength(count);
    expect(users.every((user) => user.voiceRoutingPolicy && user.dialPlan && user.callingPolicy)).toBe(true);
    const file = compileConfig(fromTenant(once.tenant));
    expect(once.calls.flatMap((call) => checkCall(file, call).failures)).toEqual([]);
    // Agents and supervisors: 112, the national usage, for supervisors the one abroad, and a call that is handed over.
    expect(once.calls).toHaveLength(7);
    expect(once.tenant.app).not.toHaveProperty('inUse');
    const { resources } = JSON.parse(once.files['import.json']) as { resources: { outputs?: { users?: string } }[] };
    const rosters = resources.flatMap(({ outputs }) =>
      outputs?.users === undefined ? [] : [outputs.users.split('\n')],
    );
    expect(rosters.map((lines) => lines.length)).toEqual([count, count, count, count]);
    expect(rosters.flat().every((line) => / found /.test(line))).toBe(true);
  }, 120_000);
});
