import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadTenant } from '../../tenant/load.ts';
import { callsFile } from '../../tenant/schema/calls-file.ts';
import { readYaml } from '../../tenant/source/read-yaml.ts';
import { plain } from '../../tenant/source/tree.ts';

const stacks = resolve(import.meta.dirname, '..', '..', 'stacks');
const today = '2026-11-22';

describe('the tenants of this repository', () => {
  it('are right', () => {
    for (const name of ['lab', 'fabrikam', 'northwind'])
      expect(loadTenant({ root: stacks, name, today, env: {} }).problems).toEqual([]);
  });

  it('have a lab that counts what its screen says', () => {
    const { tenant } = loadTenant({ root: stacks, name: 'lab', today, env: {} });
    expect(tenant?.id).toBe('1ab00000-0000-4000-8000-00000000c0de');
    expect(tenant?.protect).toBe(false);
    expect(tenant?.ucaas.linked).toBeUndefined();
    expect({
      sbcs: tenant?.sbcs.length,
      usages: tenant?.pstnUsages.length,
      routes: tenant?.voiceRoutes.length,
      policies: tenant?.voiceRoutingPolicies.length,
      plans: tenant?.dialPlans.length,
      users: tenant?.users.length,
    }).toEqual({ sbcs: 1, usages: 3, routes: 4, policies: 2, plans: 2, users: 12 });
    expect(tenant?.sbcs[0]?.fqdn).toBe(tenant?.sipDomain.name);
  });

  it('have a larger one to read: template, two sites, two SBCs and a derived trunk, three policies', () => {
    const { tenant } = loadTenant({ root: stacks, name: 'fabrikam', today, env: {} });
    expect(tenant?.sbcs.map(({ key, derived }) => [key, derived])).toEqual([
      ['main', false],
      ['rotterdam', false],
      ['adatum', true],
    ]);
    expect(tenant?.voiceRoutingPolicies.map(({ name }) => name)).toEqual([
      'NL agents',
      'NL supervisors',
      'NL planners',
    ]);
    expect(new Set(tenant?.users.map(({ site }) => site))).toEqual(new Set(['Amsterdam', 'Rotterdam']));
    expect(tenant?.users).toHaveLength(41);
    expect(tenant?.protect).toBe(true);
  });

  it('have one that shows every section of a tenant file', () => {
    const file = join(stacks, 'northwind', 'tenant.yaml');
    const { tree } = readYaml(readFileSync(file, 'utf8'), file);
    const typed = [...((tree && plain(tree)) as Map<string, unknown>).keys()];
    // These say that something is out of the ordinary, or take something away.
    const exceptional = ['approvals', 'emergencyForms', 'protect', 'extends'];
    const schema = join(stacks, '..', 'docs', 'reference', 'tenant.schema.json');
    const { properties } = JSON.parse(readFileSync(schema, 'utf8')) as { properties: object };
    expect([...typed, ...exceptional].toSorted()).toEqual(Object.keys(properties).toSorted());
  });

  it('say which calls must stay as they are', () => {
    for (const name of ['lab', 'fabrikam', 'northwind']) {
      const file = join(stacks, name, 'calls.yaml');
      const { tree, problems } = readYaml(readFileSync(file, 'utf8'), file);
      expect(problems).toEqual([]);
      const { calls } = callsFile.parse(tree && plain(tree));
      expect(calls.length).toBeGreaterThan(10);
      const { tenant } = loadTenant({ root: stacks, name, today, env: {} });
      const users = new Set(tenant?.users.map(({ upn }) => upn.split('@')[0]));
      for (const call of calls) if ('as' in call) expect(users).toContain(call.as);
    }
  });
});
