import { graphPermissions } from '../../../lab/entra/permission-ids.ts';
import { microsoftGraph } from '../../../lab/entra/resources.ts';
import { labEnvironment } from '../../../lab/environment.ts';
import { administrator, idOf, labTenantId } from '../../../lab/identity.ts';
import type { Unknown } from '../../../live/known.ts';
import type { Answer } from '../../../live/verify/answer.ts';
import type { Window } from '../../../live/verify/test-call.ts';
import { verify } from '../../../live/verify/verify.ts';
import { openCcaip } from '../../../providers/ccaip/ccaip.ts';
import { openSession } from '../../../providers/msteams/open-session.ts';
import { externalUsersOf } from '../../../tenant/external-users.ts';
import { loadTenant } from '../../../tenant/load.ts';
import { tenantsRoot } from '../../../tenant/root.ts';
import type { Tenant } from '../../../tenant/tenant.ts';
import { type LabFixture, openLab, userId } from '../../lab/lab-fixture.ts';

const scopes = ['offline_access', 'User.Read', 'User.Read.All', 'Presence.Read.All'];

/** What the automation has by README, and what verify asks for beside it. */
export const everyday = ['Application.ReadWrite.OwnedBy', 'User.Read.All', 'Organization.Read.All'];
export const forVerify = [
  'DelegatedPermissionGrant.Read.All',
  'RoleManagement.Read.Directory',
  'Presence.Read.All',
  'CallRecord-PstnCalls.Read.All',
];

export const fqdn = '4f9a1.teams.carrier.example';
export const linker = 'ccaip-link@contoso.example';

/** A lab in which a handover can be made and looked at. */
export interface Handover extends LabFixture {
  readonly tenant: Tenant;
  readonly env: Readonly<Record<string, string>>;
  /** Entra, CCAIP and Teams as they are once all is done. */
  make(): Promise<void>;
  grant(scope?: string, principalId?: string): Promise<void>;
  may(...roles: string[]): Promise<unknown>;
  /** A call that CCAIP hands over, in the log at once. */
  arrive(to?: string): Promise<void>;
  answers(changed?: {
    tenant?: Partial<Tenant>;
    window?: Window | undefined;
    ccaip?: Unknown;
    now?: Date;
    literals?: string;
  }): Promise<Answer[]>;
}

const readLabTenant = (): Tenant => {
  const { tenant } = loadTenant({ root: tenantsRoot({}), name: 'lab', today: '2026-11-30' });
  if (tenant === undefined) throw new Error('stacks/lab is right');
  const linked = { secret: '2026-11', by: linker, on: '2026-11-20' };
  return { ...tenant, ucaas: { ...tenant.ucaas, linked } };
};

export const openHandover = async (): Promise<Handover> => {
  const lab = await openLab();
  const tenant = readLabTenant();
  const env = labEnvironment({ url: lab.url, ca: lab.ca, dir: lab.dir });
  const principal = () =>
    lab.store.list('servicePrincipal').find(({ displayName }) => displayName === 'CCAIP')?.id ?? '';

  const grant = async (scope = scopes.join(' '), principalId?: string) => {
    const body = {
      clientId: principal(),
      resourceId: idOf('servicePrincipal', microsoftGraph.displayName),
      scope,
      ...(principalId === undefined ? { consentType: 'AllPrincipals' } : { consentType: 'Principal', principalId }),
    };
    await lab.call('POST', '/v1.0/oauth2PermissionGrants', body, { by: administrator });
  };

  const makeApplication = async () => {
    const resourceAccess = graphPermissions.flatMap(([name, id]) =>
      scopes.includes(name) && id ? [{ id, type: 'Scope' }] : [],
    );
    const { body: app } = await lab.call('POST', '/v1.0/applications', {
      displayName: 'CCAIP',
      signInAudience: 'AzureADMultipleOrgs',
      web: { redirectUris: [tenant.app.redirectUri] },
      requiredResourceAccess: [{ resourceAppId: microsoftGraph.appId, resourceAccess }],
    });
    const passwordCredential = { displayName: '2026-11', endDateTime: '2028-10-31T00:00:00Z' };
    await lab.call('POST', `/v1.0/applications/${app.id}/addPassword`, { passwordCredential });
    await lab.call('POST', '/v1.0/servicePrincipals', { appId: app.appId });
  };

  const may = (...roles: string[]) => lab.post('/lab/permissions', { roles });

  return {
    ...lab,
    tenant,
    env,
    grant,
    may,
    make: async () => {
      await lab.post('/lab/reset', {});
      await lab.post('/lab/switches', { ccaipRequestsPerSecond: 0, roleReads: 'refused', callLogSeconds: 0 });
      await may(...everyday, ...forVerify);
      await makeApplication();
      await grant();
      const [sample] = lab.store.list('ccaipUser');
      if (sample === undefined) throw new Error('CCAIP has users');
      for (const [at, { upn, sipUri, ucaasName }] of externalUsersOf(tenant).entries()) {
        const id = 2000 + at;
        const row = {
          ...sample,
          id,
          email: upn,
          external: true,
          sipUri,
          ucaasUserName: ucaasName,
          activated: true,
          teams: [],
        };
        lab.store.put('ccaipUser', `${id}`, row);
      }
      lab.store.put('gateway', fqdn, { Identity: fqdn, Fqdn: fqdn, SipSignalingPort: 5061 });
      lab.store.put('number', '+31205552101', {
        telephoneNumber: '+31205552101',
        numberType: 'directRouting',
        assignmentTargetId: userId('ada'),
        assignmentStatus: 'userAssigned',
        assignmentCategory: 'primary',
        numberSource: 'online',
        blocked: false,
      });
    },
    arrive: async (to = '+31205552101') => {
      await lab.post('/lab/calls?logged', { over: fqdn, from: '+31201112222', to });
    },
    answers: async ({
      tenant: changed,
      ccaip: why,
      literals = '',
      now = new Date('2026-11-30T12:00:00Z'),
      ...more
    } = {}) => {
      const session = openSession(labTenantId, env);
      const context = { log: () => undefined, signal: new AbortController().signal };
      const of = { tenantId: labTenantId, redirectDomain: tenant.app.redirectDomain };
      const ccaip =
        why ??
        openCcaip(
          of,
          { ...env, TRUNKLINE_CCAIP_LITERALS: literals },
          { context, sleep: async () => undefined, patienceSeconds: 8 },
        );
      if (ccaip === undefined) throw new Error('the lab has a token');
      const window =
        'window' in more
          ? more.window
          : { from: new Date(Date.now() - 60_000), to: new Date(Date.now() + 60_000), by: '--since 1m' };
      try {
        return await verify({ tenant: { ...tenant, ...changed }, session, ccaip, window, now });
      } finally {
        await session.close();
      }
    },
  };
};
