import type { Tenant } from '../../tenant/tenant.ts';
import type { LabContext } from '../context.ts';
import { hashOf } from '../entra/credentials.ts';
import { microsoftGraph } from '../entra/resources.ts';
import { newApplication, newServicePrincipal } from '../graph/applications/defaults.ts';
import { administrator, automation, idOf } from '../identity.ts';
import { person } from './directory.ts';
import { renameInCcaip } from './in-ccaip.ts';
import { byHand, planOf, seedInUse } from './in-use.ts';

/** Delegated permissions that somebody clicked for CCAIP: those of trunkline's own application. */
const permissions = [
  '7427e0e9-2fba-42fe-b0c0-848c9e6a8182',
  'e1fe6dd8-ba31-4d61-89e7-88639da4683d',
  'a154be20-db9c-4678-8ab7-66f6cc099a59',
  '9c7a330d-35b3-4aa1-963d-cb2b9f927841',
];

const days = 2 * 24 * 3_600_000;

/**
 * A tenant that people made by hand over years: what `in use` has, with odd names and Descriptions, an edited Global, dial plans of a
 * carrier, routes of several usages, a carrier's trunk, translation rules on an SBC, policies by a group, blocked callers, treatments of
 * unassigned numbers, an emergency call routing policy, a setting that nobody knows yet, and an application for CCAIP.
 */
export const seedGrown = (context: LabContext, tenant: Tenant): void => {
  seedInUse(context, tenant);
  const [sbc] = tenant.sbcs.map(({ fqdn }) => fqdn);
  seedTrunk(context, tenant);
  seedRules(context, sbc ?? '');
  seedRouting(context, sbc ?? '', tenant);
  seedPlans(context, tenant);
  seedPolicies(context, tenant);
  seedCallers(context, tenant);
  // A policy is given to a group once it has spread.
  context.clock.advance(days);
  seedPeople(context, tenant);
  seedApplication(context, tenant);
  renameInCcaip(context, upn(tenant, 1), `robert@${tenant.domain}`);
  // All of it has spread long ago.
  context.clock.advance(days);
};

const upn = (tenant: Tenant, at: number): string => tenant.users[at]?.upn ?? '';

/** The name of a derived trunk is a domain of the tenant, with somebody in it (see teams/domains.ts). */
const seedTrunk = ({ store }: LabContext, { country }: Tenant): void => {
  const id = 'contoso.customers.carrier.example';
  store.put('domain', id, { id, isDefault: false, isInitial: false, isVerified: true, supportedServices: [] });
  const keeper = person(`keeper@${id}`, country, { enterpriseVoiceEnabled: true });
  store.put('user', keeper.id, keeper);
};

const seedRules = (context: LabContext, sbc: string): void => {
  byHand(context, 'New-CsTeamsTranslationRule', {
    Identity: 'Strip +31',
    Pattern: '^\\+31(\\d{9})$',
    Translation: '0$1',
  });
  byHand(context, 'New-CsTeamsTranslationRule', {
    Identity: 'Add area',
    Pattern: '^(\\d{4})$',
    Translation: '+3120555$1',
  });
  byHand(context, 'Set-CsOnlinePSTNGateway', {
    Identity: sbc,
    OutboundTeamsNumberTranslationRules: ['Strip +31'],
    OutboundPstnNumberTranslationRules: ['Add area', 'Strip +31'],
  });
};

/** Routes of several usages, whose order no list of sections in the order of the usages could say. */
const seedRouting = (context: LabContext, sbc: string, tenant: Tenant): void => {
  byHand(context, 'Set-CsOnlinePstnUsage', { Identity: 'Global', Usage: { Add: ['Fallback', 'Old: 2019'] } });
  const route = (Identity: string, NumberPattern: string, OnlinePstnUsages: string[], gateways: string[], more = {}) =>
    byHand(context, 'New-CsOnlineVoiceRoute', {
      Identity,
      NumberPattern,
      OnlinePstnUsages,
      OnlinePstnGatewayList: gateways,
      ...more,
    });
  route('Company', '^\\+3188\\d{7}$', ['National', 'International', 'Old: 2019'], [sbc], { Priority: 1 });
  route('Fallback first', '^\\+31\\d{9}$', ['Fallback', 'Old: 2019'], ['contoso.customers.carrier.example']);
  route("Test of Friday, don't touch", '^\\+3197\\d+$', ['National'], [sbc], {
    Description: '=HYPERLINK("http://x")\n- a: \'b\' # c',
  });
  route('Pasted', '^\\+31800\\d+$\u2019', ['National'], [sbc]);
  // Under its first usage, which stands last in the list, and tried before all others of its second.
  route('Short', '^\\+3114\\d{3}$', ['Old: 2019', 'National'], [sbc], { Priority: 0 });
  byHand(context, 'New-CsOnlineVoiceRoutingPolicy', {
    Identity: '=SUM(A1) "old", yes',
    OnlinePstnUsages: ['Emergency', 'Old: 2019'],
    Description: 'made 2019 by jan; \u202etxt\u0007',
  });
  byHand(context, 'Set-CsOnlineVoiceRoutingPolicy', { Identity: 'Global', OnlinePstnUsages: ['Emergency'] });
  give(context, upn(tenant, 0), 'OnlineVoiceRoutingPolicy', '=SUM(A1) "old", yes');
};

const seedPlans = (context: LabContext, tenant: Tenant): void => {
  const carrier = [
    { name: "It's #1: 'desk'", pattern: '^55(55\\d*)$', translation: '123456$1' },
    { name: '- x', pattern: '^\\*31#$', translation: '*31#' },
    { name: 'null', pattern: '^(0900\\d*)$', translation: '+31$1' },
  ];
  byHand(context, 'New-CsTenantDialPlan', planOf('Carrier-NL', carrier));
  byHand(context, 'New-CsTenantDialPlan', planOf('Carrier-NL-2', carrier.slice(0, 1)));
  byHand(context, 'New-CsTenantDialPlan', planOf('Empty', []));
  // A script that lost its $1, and a quote that came from a web page.
  byHand(
    context,
    'New-CsTenantDialPlan',
    planOf('Script', [{ name: 'Lost', pattern: '^0\\d{9}$', translation: '+31$2' }]),
  );
  const rule = { name: 'Emergency', pattern: '^(112)$', translation: '$1' };
  byHand(context, 'Set-CsTenantDialPlan', planOf('Global', [rule]));
  give(context, upn(tenant, 0), 'TenantDialPlan', 'Carrier-NL');
  give(context, upn(tenant, 1), 'TenantDialPlan', 'Carrier-NL-2');
  give(context, upn(tenant, 2), 'TenantDialPlan', 'Empty');
  give(context, upn(tenant, 7), 'TenantDialPlan', 'Script');
};

const seedPolicies = (context: LabContext, tenant: Tenant): void => {
  byHand(context, 'New-CsTeamsEmergencyCallRoutingPolicy', {
    Identity: 'NL',
    EmergencyNumbers: [
      {
        $cmdlet: 'New-CsTeamsEmergencyNumber',
        parameters: { EmergencyDialString: '112', EmergencyDialMask: '117;911', OnlinePSTNUsage: 'Emergency' },
      },
    ],
  });
  give(context, upn(tenant, 1), 'TeamsEmergencyCallRoutingPolicy', 'NL');
  byHand(context, 'New-CsCallingLineIdentity', { Identity: 'Hidden', CallingIDSubstitute: 'Anonymous' });
  give(context, upn(tenant, 1), 'CallingLineIdentity', 'Hidden');
  // Microsoft adds values: one that nobody here knows yet.
  const policy = context.store.get('callingPolicy', 'CC supervisors');
  if (policy !== undefined)
    context.store.put('callingPolicy', 'CC supervisors', { ...policy, AllowVoicemail: 'ByCopilot' });
  give(context, upn(tenant, 5), 'TeamsCallingPolicy', 'CC supervisors');
};

const seedCallers = (context: LabContext, tenant: Tenant): void => {
  byHand(context, 'New-CsInboundBlockedNumberPattern', { Name: 'Robots', Enabled: true, Pattern: '^\\+?31900\\d+$' });
  byHand(context, 'New-CsInboundExemptNumberPattern', {
    Identity: 'Office',
    Enabled: true,
    Pattern: '^\\+?31205552000$',
  });
  byHand(context, 'New-CsTeamsUnassignedNumberTreatment', {
    Identity: 'Leavers',
    Pattern: '^\\+3120555\\d{4}$',
    TargetType: 'User',
    Target: idOf('user', upn(tenant, 1)),
    TreatmentPriority: 1,
  });
  const [file] = byHand(context, 'Import-CsOnlineAudioFile', {
    ApplicationId: 'TenantGlobal',
    FileName: 'gone.wav',
    Content: [82, 73, 70, 70],
  });
  byHand(context, 'New-CsTeamsUnassignedNumberTreatment', {
    Identity: 'Played',
    Pattern: '^\\+3120556\\d{4}$',
    TargetType: 'Announcement',
    Target: (file as { Id: string }).Id.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
    TreatmentPriority: 2,
  });
};

/** Two in a group that gives them what they have, one abroad. */
const seedPeople = (context: LabContext, tenant: Tenant): void => {
  const { store } = context;
  const members = [3, 4].map((at) => idOf('user', upn(tenant, at)));
  const id = idOf('group', 'CC Amsterdam');
  store.put('group', id, { id, displayName: 'CC Amsterdam', mail: 'cc-amsterdam@contoso.example', members });
  for (const member of members) {
    const user = store.get('user', member);
    const { OnlineVoiceRoutingPolicy: _, TenantDialPlan: __, ...policies } = user?.policies ?? {};
    if (user !== undefined) store.put('user', member, { ...user, policies });
  }
  for (const [PolicyType, PolicyName] of [
    ['OnlineVoiceRoutingPolicy', 'NL agents'],
    ['TenantDialPlan', 'NL'],
  ]) {
    byHand(context, 'New-CsGroupPolicyAssignment', { GroupId: id, PolicyType, PolicyName, Rank: 1 });
  }
  const abroad = store.get('user', idOf('user', upn(tenant, 6)));
  if (abroad !== undefined) store.put('user', abroad.id, { ...abroad, usageLocation: 'DE' });
};

const give = ({ store }: LabContext, name: string, type: string, policy: string): void => {
  const user = store.get('user', idOf('user', name));
  if (user !== undefined) store.put('user', user.id, { ...user, policies: { ...user.policies, [type]: policy } });
};

/** Clicked by the guide, its secret in nobody's files; the automation was made an owner beside. */
const seedApplication = ({ store }: LabContext, { app }: Tenant): void => {
  const [id, appId] = [idOf('application', 'Google CCAIP'), idOf('appId', 'Google CCAIP')];
  const createdDateTime = '2024-03-01T09:00:00Z';
  const displayName = 'Google CCAIP';
  const keyId = idOf('secret', displayName);
  store.put('application', id, {
    ...newApplication({ id, appId, displayName, createdDateTime }),
    signInAudience: 'AzureADMultipleOrgs',
    web: {
      homePageUrl: null,
      logoutUrl: null,
      redirectUris: [app.redirectUri],
      redirectUriSettings: [],
      implicitGrantSettings: { enableAccessTokenIssuance: false, enableIdTokenIssuance: false },
    },
    requiredResourceAccess: [
      { resourceAppId: microsoftGraph.appId, resourceAccess: permissions.map((one) => ({ id: one, type: 'Scope' })) },
    ],
    passwordCredentials: [
      {
        customKeyIdentifier: null,
        displayName: 'ccaip 2024',
        endDateTime: '2028-03-01T09:00:00Z',
        hint: 'abc',
        keyId,
        secretText: null,
        startDateTime: createdDateTime,
      },
    ],
  });
  store.put('secret', keyId, { applicationId: id, hash: hashOf('nobody has this one') });
  const principal = idOf('servicePrincipal', displayName);
  store.put('servicePrincipal', principal, newServicePrincipal({ id: principal, appId, displayName, createdDateTime }));
  for (const objectId of [id, principal]) {
    for (const { objectId: ownerId } of [administrator, automation])
      store.put('owner', `${objectId}/${ownerId}`, { objectId, ownerId });
  }
};
