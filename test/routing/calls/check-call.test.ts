import { describe, expect, it } from 'vitest';
import { checkCall } from '../../../routing/calls/check-call.ts';
import { compileConfig } from '../../../routing/compile.ts';
import { fromTenant } from '../../../routing/from-tenant.ts';
import { listTenants } from '../../../tenant/list.ts';
import { loadTenant } from '../../../tenant/load.ts';
import { type ExpectedCall, loadCalls } from '../../../tenant/load-calls.ts';
import { tenantsRoot } from '../../../tenant/root.ts';
import { nlTenant } from '../nl-tenant.ts';

const voice = compileConfig(nlTenant);
const failures = (expected: ExpectedCall) => checkCall(voice, expected).failures;

describe('an expected call', () => {
  it.each<ExpectedCall>([
    { as: 'ada', dial: '06 1234 5678', expect: { number: '+31612345678', route: 'NL mobile', sbcs: ['main'] } },
    { as: 'ADA@contoso.com', dial: '112', expect: { number: '112' } },
    { as: 'ada', dial: '0044 20 7123 4567', expect: 'blocked' },
    { as: 'ada', dial: '2110', expect: { rings: 'eve' } },
    { to: '+31205552101', expect: { rings: 'ada' } },
    { to: '+31205552101@ujet.sip.carrier.example', expect: { rings: 'ada@contoso.com' } },
    { to: '+31205559999', expect: { rings: 'nobody' } },
  ])('holds: %j', (expected) => {
    expect(failures(expected)).toEqual([]);
  });

  it.each<[ExpectedCall, string]>([
    [{ as: 'ada', dial: '112', expect: { number: '+31112' } }, 'The number should be +31112; it is 112.'],
    [{ as: 'ada', dial: '112', expect: { route: 'X' } }, 'The route should be X; it is NL emergency.'],
    [{ as: 'ada', dial: '112', expect: { sbcs: ['b', 'a'] } }, 'The SBCs should be a, b; it is main.'],
    [{ as: 'ada', dial: '112', expect: 'blocked' }, 'It should be dropped; it is NL emergency, main.'],
    [
      { as: 'ada', dial: '0044207123', expect: { route: 'X' } },
      'The route should be X; it is none (dropped, policy "NL agents" has no usage that matches).',
    ],
    [
      { as: 'ada', dial: '2110', expect: { rings: 'ada' } },
      'The colleague who rings should be ada@contoso.com; it is eve@contoso.com.',
    ],
    [{ as: 'zoe', dial: '112', expect: 'blocked' }, `"zoe" isn't a user of this tenant.`],
    [
      { as: 'ada', dial: 'help', expect: 'blocked' },
      `"help" isn't a number.\n  Fix: write what the user dials, e.g. 0612345678.`,
    ],
    [
      { as: 'ada', dial: '0800-HELP', expect: 'blocked' },
      '"0800-HELP" has letters, which no phone sends.\n  Fix: write the keys that they stand on, 08004357.',
    ],
    [{ to: '+31205552110', expect: { rings: 'ada' } }, 'It should ring ada@contoso.com; it rings eve@contoso.com.'],
  ])('fails: %j', (expected, failure) => {
    expect(failures(expected)).toEqual([failure]);
  });

  it('has an example of the country in which it is dialled', () => {
    const british = compileConfig({ ...nlTenant, users: nlTenant.users.map((user) => ({ ...user, country: 'GB' })) });
    expect(checkCall(british, { as: 'ada', dial: 'help', expect: 'blocked' }).failures).toEqual([
      `"help" isn't a number.\n  Fix: write what the user dials, e.g. 07400123456.`,
    ]);
  });
});

describe('the expected calls of the tenants in this checkout', () => {
  const root = tenantsRoot({});
  it.each(listTenants(root))('hold for %s', (name) => {
    const { tenant, problems } = loadTenant({ root, name, today: '2026-12-01', env: {} });
    if (!tenant) throw new Error(problems.map(({ message }) => message).join('\n'));
    const ready = compileConfig(fromTenant(tenant));
    const { calls, problems: wrong } = loadCalls(root, name);
    expect(wrong).toEqual([]);
    expect(calls.length).toBeGreaterThan(0);
    expect(calls.map((call) => checkCall(ready, call)).filter((result) => result.failures.length > 0)).toEqual([]);
  });
});
