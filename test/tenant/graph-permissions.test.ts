import { describe, expect, it } from 'vitest';
import { graphPermissions as labs } from '../../lab/entra/permission-ids.ts';
import { defaultPermissions, graphPermissions, permissionsOf } from '../../tenant/graph-permissions.ts';
import { toldOfPermissions } from '../../tenant/told-of-permissions.ts';
import { load, onlyProblem } from './a-tenant-folder.ts';

const appWith = (permissions: string) =>
  `app: { redirectDomain: https://contoso.ccaip.example, secrets: [{ name: 2026-11, expires: 2028-10-31 }], ${permissions} }`;
const loaded = (permissions: string) => {
  const { tenant, problems } = load({ sections: { app: appWith(permissions) } });
  expect(problems).toEqual([]);
  return tenant?.app ?? expect.unreachable();
};

describe("permissions of CCAIP's application", () => {
  it('have the ids that Graph has in the lab, each of its kind', () => {
    for (const { name, id, type } of graphPermissions) {
      const [, scope, role] = labs.find(([one]) => one === name) ?? expect.unreachable(name);
      expect([name, type === 'Scope' ? scope : role]).toEqual([name, id]);
    }
  });

  it('are four by default, none of which writes anything', () => {
    expect(permissionsOf(loaded('inUse: false')).map(({ name }) => name)).toEqual([
      'offline_access',
      'User.Read',
      'User.Read.All',
      'Presence.Read.All',
    ]);
    expect(defaultPermissions.join()).not.toContain('Write');
    expect(toldOfPermissions(loaded('inUse: false'))).toEqual([]);
  });

  it('are known by name, or written by id', () => {
    expect(onlyProblem({ sections: { app: appWith('permissions: [Presence.ReadAll]') } })).toBe(
      `stacks/contoso/tenant.yaml: app.permissions[0]: "Presence.ReadAll" isn't a permission that is known here.
  By name: offline_access, openid, profile, email, User.Read, User.ReadBasic.All, User.Read.All, Presence.Read, Presence.Read.All, Presence.ReadWrite, Presence.ReadWrite.All, Directory.Read.All. Any other delegated permission of Microsoft Graph by its id, a GUID.
  Fix: write Presence.Read.All.`,
    );
    expect(permissionsOf(loaded('permissions: [205E70E5-aba6-4c52-a976-6d2d46c48043]'))).toEqual([
      { id: '205e70e5-aba6-4c52-a976-6d2d46c48043', type: 'Scope' },
    ]);
  });

  it('that write presence are told, each with what is known of it', () => {
    const told = toldOfPermissions(
      loaded('permissions: [Presence.ReadWrite, Presence.ReadWrite.All], adminConsent: true'),
    );
    expect(told).toHaveLength(3);
    expect(told[0]).toMatch(
      /^tenant\.yaml: app\.permissions: Presence\.ReadWrite writes presence, and how CCAIP .* isn't published\.\n {2}Delegated, it sets the presence of the account that linked/,
    );
    expect(told[1]).toMatch(/Presence\.ReadWrite\.All writes presence[\s\S]*everybody in the tenant/);
    expect(told[2]).toMatch(/app\.adminConsent: it doesn't grant Presence\.ReadWrite\.All/);
    expect(toldOfPermissions(loaded('permissions: [Presence.ReadWrite.All]'))).toHaveLength(1);
  });
});
