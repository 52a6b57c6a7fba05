import { beforeAll, describe, expect, it } from 'vitest';
import type { Tree } from 'web-tree-sitter';
import { automationRoles } from '../../../lab/seed/identities.ts';
import { everydayOf, setupOf } from '../../../scripts/bootstrap/needs.ts';
import { scriptText } from '../../../scripts/bootstrap/script.ts';
import { loadTenant } from '../../../tenant/load.ts';
import { tenantsRoot } from '../../../tenant/root.ts';
import { broken, openGrammar } from '../../providers/msteams/powershell/grammar.ts';

let parse: (text: string) => Tree;
beforeAll(async () => {
  parse = await openGrammar();
});

const tenantOf = (name: string) => {
  const { tenant } = loadTenant({ root: tenantsRoot({}), name, today: '2026-11-30' });
  if (tenant === undefined) throw new Error(`stacks/${name} is right`);
  return tenant;
};
const tenantId = '9d3f6a52-7c1e-4b8a-a0d4-61c2f58e7b39';
const clientId = '5ef1d3a0-0000-4000-8000-000000000001';
const permissions = [{ name: 'User.Read.All', purpose: 'reads\nusers' }];
const application = { kind: 'application', name: 'trunkline-automation' } as const;
const of = { tenant: 'contoso', tenantId, identity: application, permissions, as: 'everyday' } as const;

/** Every literal text of a script, without its quotes. */
const literals = (text: string): string[] =>
  parse(text)
    .rootNode.descendantsOfType('verbatim_string_characters')
    .flatMap((node) => (node === null ? [] : [node.text.slice(1, -1)]));

describe('the script of npm run bootstrap', () => {
  it.each([
    ['a new application', application],
    ['one that is there', { ...application, clientId }],
    [
      'one that a CI signs in as',
      { ...application, federated: { issuer: 'https://ci.example', subject: "it's:main" } },
    ],
    ['a managed identity', { kind: 'managed identity', objectId: clientId }],
  ] as const)('is PowerShell without a syntax error for %s', (_, identity) => {
    for (const one of [
      { ...of, identity },
      { ...of, identity, as: 'setup' as const },
    ]) {
      expect(broken(parse(scriptText(one)))).toEqual([]);
    }
  });

  it('takes a name for a text, whatever quotes it has', () => {
    const name = "O’Neil's $(Remove-MgApplication) ‘app’";
    const text = scriptText({ ...of, identity: { ...application, name } });
    expect(broken(parse(text))).toEqual([]);
    expect(text).toContain("$name = 'O’’Neil''s $(Remove-MgApplication) ‘‘app’’'\n");
  });

  it('gives an application of its name nothing, but one that is named by its client id', () => {
    expect(scriptText(of)).toContain('if ($namesakes.Count -gt 0) {\n');
    const known = scriptText({ ...of, identity: { ...application, clientId } });
    expect(known).not.toContain('displayName');
    expect(known).not.toContain('New-MgApplication');
    expect(known).toContain(`-Filter "appId eq '${clientId}'"`);
  });

  it('gives the everyday identity of a tenant what README tells, the Teams role, and nothing of the setup identity', () => {
    const names = everydayOf(tenantOf('lab')).map(({ name }) => name);
    expect([...names, 'Group.Read.All'].toSorted()).toEqual(automationRoles.toSorted());
    const text = scriptText({ ...of, permissions: everydayOf(tenantOf('lab')) });
    expect(literals(text).filter((one) => one.endsWith('.All') && one.includes('ReadWrite'))).toEqual([
      'Application.ReadWrite.All',
      'AppRoleAssignment.ReadWrite.All',
      'TeamsTelephoneNumber.ReadWrite.All',
    ]);
    expect(literals(text)).toContain('baf37b3a-610e-45da-9e62-d9d1e5e8914b');
  });

  it('asks for groups and consent only where the files do', () => {
    const names = (name: string) => everydayOf(tenantOf(name)).map((one) => one.name);
    expect(names('lab')).not.toContain('Group.Read.All');
    expect(names('northwind')).toContain('Group.Read.All');
    const consenting = { ...tenantOf('lab'), app: { ...tenantOf('lab').app, adminConsent: true as const } };
    expect(everydayOf(consenting).map(({ name }) => name)).toContain('DelegatedPermissionGrant.ReadWrite.All');
  });

  it('gives the setup identity no role, no more than the files ask for, and says how it is removed', () => {
    const tenant = tenantOf('lab');
    const { activation: _, ...without } = tenant.sipDomain;
    expect(setupOf({ ...tenant, sipDomain: without })).toEqual([]);
    expect(setupOf({ ...tenant, sipDomain: without, licences: 'assign' }).map(({ name }) => name)).toEqual([
      'User.ReadWrite.All',
      'LicenseAssignment.ReadWrite.All',
    ]);
    const text = scriptText({ ...of, as: 'setup', permissions: setupOf(tenant) });
    expect(text).not.toContain('RoleManagement');
    expect(text).toContain('TRUNKLINE_SETUP_CLIENT_ID=$($app.AppId)');
    expect(text).toContain('"When the up is done: Remove-MgApplication -ApplicationId $($app.Id)"\n');
  });

  it('keeps what it tells on one line, so that none of it can run', () => {
    expect(scriptText(of)).toContain("'User.Read.All' # reads users\n");
  });
});
