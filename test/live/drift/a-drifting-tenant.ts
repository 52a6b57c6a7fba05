import { resolve } from 'node:path';
import { microsoftGraph } from '../../../lab/entra/resources.ts';
import { idOf } from '../../../lab/identity.ts';
import type { LabApplication } from '../../../lab/model.ts';
import { seedExternalUsers } from '../../../lab/seed/in-ccaip.ts';
import { byHand } from '../../../lab/seed/in-use.ts';
import { matchedIn, readForDrift } from '../../../live/drift/read.ts';
import { openCcaip } from '../../../providers/ccaip/ccaip.ts';
import { compared } from '../../../scripts/drift/compared.ts';
import type { TenantDrift } from '../../../scripts/drift/output-schema.ts';
import type { Memory } from '../../../scripts/drift/seen.ts';
import type { OnRecord } from '../../../scripts/history/read-writes.ts';
import { permissionsOf } from '../../../tenant/graph-permissions.ts';
import { loadTenant } from '../../../tenant/load.ts';
import type { Tenant } from '../../../tenant/tenant.ts';
import { type LabTenant, openLabTenant, stepContext } from '../../providers/msteams/lab-tenant.ts';
import { upWithoutEngine } from '../up-without-engine.ts';

const stacks = resolve(import.meta.dirname, '..', '..', '..', 'stacks');

export const group = 'Contact centre';

const readFile = (): Tenant => {
  const { tenant, problems } = loadTenant({ root: stacks, name: 'lab', today: '2026-11-22', env: {} });
  if (tenant === undefined) throw new Error(JSON.stringify(problems));
  return {
    ...tenant,
    pstnUsages: [...tenant.pstnUsages, { name: 'Spare', routes: [] }],
    translationRules: [
      { name: 'To national', pattern: '^\\+31(\\d{9})$', translation: '0$1', existing: false, adopt: false },
    ],
    sbcs: tenant.sbcs.map((sbc) => ({ ...sbc, outboundPstn: ['To national'] })),
    emergencyCallRoutingPolicies: [
      {
        name: 'NL',
        adopt: false,
        enhancedServices: false,
        numbers: [{ dial: '112', masks: ['911'], usage: 'Emergency' }],
      },
    ],
    callingPolicies: [{ name: 'Desk', adopt: false, voicemail: 'AlwaysDisabled' }],
    callerIdPolicies: [{ name: 'Hidden', adopt: false, show: 'anonymous', userOverride: false, hideCallers: false }],
    unassignedNumbers: [
      { name: 'Old hotline', pattern: '^\\+31205552199$', account: 'reception@contoso.example', adopt: false },
      { name: 'Leavers', pattern: '^\\+3120555219\\d$', account: 'reception@contoso.example', adopt: false },
    ],
    blockedCallers: [{ name: 'Robots', pattern: '^\\+?31900', enabled: true, adopt: false }],
    blockedCallerExemptions: [{ name: 'Office', pattern: '^\\+?3120', enabled: true, adopt: false }],
    groups: [{ name: group, callerIdPolicy: 'Hidden' }],
    global: { reason: 'everybody may call within the country', policy: ['Emergency', 'National'], dialPlan: 'NL' },
    users: tenant.users.map((user) => ({
      ...user,
      emergencyCallRoutingPolicy: 'NL',
      ...(user.upn.startsWith('kim@') && {
        callingPolicy: 'Desk',
        callerIdPolicy: 'Hidden',
        group,
        byGroup: ['callerIdPolicy'] as const,
      }),
    })),
    ucaas: {
      ...tenant.ucaas,
      linked: { secret: '2026-11', by: 'ccaip-link@contoso.example', on: '2026-11-20' },
      externalUsers: { by: 'api' } as Tenant['ucaas']['externalUsers'] & object,
    },
  };
};

/** A tenant with something of every kind, made in a lab by the provider's own kinds, an application and CCAIP's users with it. */
export interface DriftingTenant extends LabTenant {
  readonly file: Tenant;
  byHand(cmdlet: string, parameters: Record<string, unknown>): void;
  /** What `npm run drift` says of it. */
  look(more?: {
    readonly file?: Tenant;
    readonly history?: OnRecord;
    readonly memory?: Memory;
    readonly now?: Date;
  }): Promise<{ readonly drift: TenantDrift; readonly remembered: Memory['tenants'][string] }>;
}

const day = 24 * 3_600_000;

export const openDriftingTenant = async (): Promise<DriftingTenant> => {
  const tenant = await openLabTenant();
  const file = readFile();
  const { store, clock, context, switches } = tenant.lab;
  switches.ccaipRequestsPerSecond = 0;
  const id = idOf('group', group);
  store.put('group', id, {
    id,
    displayName: group,
    mail: `${id}@${file.domain}`,
    members: [idOf('user', 'kim@contoso.example')],
  });
  clock.advance(day);
  await upWithoutEngine(tenant.session, file, { context: stepContext(), users: true });
  seedExternalUsers(context, file);
  putApplication(tenant, file);
  clock.advance(3 * day);
  return {
    ...tenant,
    file,
    byHand: (cmdlet, parameters) => {
      byHand(context, cmdlet, parameters);
      clock.advance(day);
    },
    look: async ({ file: asked = file, history, memory, now = new Date('2026-12-01T02:00:00Z') } = {}) => {
      const of = { tenantId: asked.id, redirectDomain: asked.app.redirectDomain };
      const ccaip = openCcaip(of, tenant.env, { context: stepContext(), patienceSeconds: 0 });
      const what = { tenant: asked, session: tenant.session, ccaip, env: tenant.env };
      const facts = await readForDrift(what);
      const matched = await matchedIn(what, facts);
      return compared({ tenant: asked, calls: [], facts, matched, history, memory, now });
    },
  };
};

/** As azuread makes it. */
const putApplication = ({ lab }: LabTenant, { app }: Tenant): void => {
  const resourceAccess = permissionsOf(app).map(({ id, type }) => ({ id, type }));
  const id = idOf('application', app.displayName);
  lab.store.put('application', id, {
    id,
    appId: idOf('app', app.displayName),
    displayName: app.displayName,
    signInAudience: 'AzureADMultipleOrgs',
    deletedDateTime: null,
    web: { redirectUris: [app.redirectUri] },
    requiredResourceAccess: [{ resourceAppId: microsoftGraph.appId, resourceAccess }],
    keyCredentials: [],
    passwordCredentials: app.secrets.map((secret) => aSecret(secret.name, `${secret.expires}T00:00:00Z`)),
  });
};

export const aSecret = (displayName: string, endDateTime: string): LabApplication['passwordCredentials'][number] => ({
  keyId: idOf('secret', displayName),
  displayName,
  hint: 'abc',
  startDateTime: '2026-11-01T00:00:00Z',
  endDateTime,
  customKeyIdentifier: null,
  secretText: null,
});
