import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Permissions, setPermissions } from '../../../../lab/admin/permissions.ts';
import { teamsAdmin } from '../../../../lab/entra/resources.ts';
import { automation, labTenantId } from '../../../../lab/identity.ts';
import { openTokens } from '../../../../providers/msteams/auth/tokens.ts';
import type { Parameters } from '../../../../providers/msteams/powershell/cmdlets.ts';
import { openCmdlets } from '../../../../providers/msteams/powershell/open-cmdlets.ts';
import { type LabTenant, openLabTenant } from '../lab-tenant.ts';

let tenant: LabTenant;
let calls = 0;
const roles = ['Organization.Read.All', 'User.Read.All'];
beforeAll(async () => {
  tenant = await openLabTenant();
});
afterAll(() => tenant.close());
beforeEach(() => grant({ roles, teamsRoles: [], directoryRoles: ['Teams Communications Administrator'] }));

const grant = (wanted: Permissions) => {
  expect(setPermissions(tenant.lab.context, automation.objectId, wanted)).toBeUndefined();
};
/** What Teams says to a fresh sign-in; '' where all is well. */
const told = async (cmdlet: 'Get-CsTenant' | 'Set-CsOnlinePstnUsage' | 'New-CsBatchPolicyAssignmentOperation') => {
  const { tokens } = openTokens(labTenantId, tenant.env);
  const cmdlets = openCmdlets({ tenantId: labTenantId, env: { ...process.env, ...tenant.env }, tokens });
  const parameters: Readonly<Record<string, Parameters>> = {
    'Set-CsOnlinePstnUsage': { Usage: { Add: [`Role ${++calls}`] } },
    'New-CsBatchPolicyAssignmentOperation': {
      PolicyType: 'TenantDialPlan',
      PolicyName: null,
      Identity: [tenant.user('ada').id],
    },
  };
  const text = await cmdlets.run(cmdlet, parameters[cmdlet] ?? {}, 'do it').then(
    () => '',
    (error: Error) => error.message,
  );
  await cmdlets.close();
  return text;
};

describe('the least role', () => {
  it('is Teams Communications Administrator for everything', async () => {
    expect(await told('Set-CsOnlinePstnUsage')).toBe('');
    expect(await told('New-CsBatchPolicyAssignmentOperation')).toBe('');
  });

  it('is Teams Telephony Administrator for all but, perhaps, batches: then it says so', async () => {
    grant({ directoryRoles: ['Teams Telephony Administrator'] });
    expect(await told('Set-CsOnlinePstnUsage')).toBe('');
    const batch = await told('New-CsBatchPolicyAssignmentOperation');
    if (tenant.lab.switches.telephonyBatches === 'accept') expect(batch).toBe('');
    else expect(batch).toContain('Why: its role is Teams Telephony Administrator');
  });

  it.each([
    [
      [],
      'its token carries no Teams role: none is assigned, or it is only eligible (PIM), or it was assigned minutes ago.',
    ],
    [['Teams Reader'], 'its role (Teams Reader or Global Reader) only reads.'],
    [['Global Reader'], 'its role (Teams Reader or Global Reader) only reads.'],
  ])('is missing with %j: the token tells why', async (directoryRoles, why) => {
    grant({ directoryRoles });
    const text = await told('Set-CsOnlinePstnUsage');
    expect(text).toContain(`Access Denied.`);
    expect(text).toContain(`\n  Why: ${why}`);
    expect(text).toContain('\n  Fix: assign the Entra role "Teams Communications Administrator"');
  });

  it("is no help beside the API's own permission", async () => {
    grant({ teamsRoles: ['application_access_custom_sba_appliance'] });
    expect(await told('Get-CsTenant')).toMatch(
      /Why: it has the application permission application_access_custom_sba_appliance[\s\S]*Fix: take that permission from the application/,
    );
  });

  it('needs Organization.Read.All beside it', async () => {
    grant({ roles: ['User.Read.All'] });
    expect(await told('Get-CsTenant')).toMatch(
      /Tenant Domain is empty\n {2}Why: its token for Microsoft Graph doesn't carry Organization\.Read\.All\..*\n {2}Fix: grant it/,
    );
  });

  it("needs the API's service principal in the tenant", async () => {
    const api = tenant.lab.store.list('servicePrincipal').find((one) => one.appId === teamsAdmin.appId);
    if (api === undefined) throw new Error('The lab has no such service.');
    tenant.lab.store.delete('servicePrincipal', api.id);
    const text = await told('Get-CsTenant');
    tenant.lab.store.put('servicePrincipal', api.id, api);
    expect(text).toContain('AADSTS500011');
    expect(text).toContain(`az ad sp create --id ${teamsAdmin.appId}`);
  });
});
