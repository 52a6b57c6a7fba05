import { idOf } from '../../../lab/identity.ts';
import { aSecret, type DriftingTenant, group } from './a-drifting-tenant.ts';
import { cmdlet, fqdn, type Planted, upn } from './planting.ts';

const id = (name: string) => idOf('user', upn(name));
const directRouting = { PhoneNumberType: 'DirectRouting' };

/** One of the lab's own rows, changed. */
const edited =
  <Row>(
    kind: Parameters<DriftingTenant['lab']['store']['list']>[0],
    isIt: (row: Row) => boolean,
    change: Partial<Row>,
  ) =>
  ({ lab }: DriftingTenant) => {
    const rows = lab.store.list(kind) as unknown as Row[];
    const row = rows.find(isIt);
    if (row === undefined) throw new Error(`the lab has no such ${kind}`);
    const { id } = row as unknown as { readonly id: string | number };
    lab.store.put(kind, String(id), { ...row, ...change } as never);
  };

interface InCcaip {
  readonly email: string;
}
const inCcaip = (name: string, change: object) =>
  edited<InCcaip & Record<string, unknown>>('ccaipUser', ({ email }) => email === upn(name), change);

const inEntra = (name: string, change: object) =>
  edited<{ id: string } & Record<string, unknown>>('user', (row) => row.id === id(name), change);

const inApplication = (change: object) =>
  edited<{ displayName: string } & Record<string, unknown>>(
    'application',
    ({ displayName }) => displayName === 'CCAIP',
    change,
  );

/** What somebody does to people, groups, numbers, the application, domains and CCAIP's users. */
export const plantedBesideTeams: readonly Planted[] = [
  {
    what: "a group's policy",
    plant: (tenant) =>
      tenant.byHand('Remove-CsGroupPolicyAssignment', {
        GroupId: idOf('group', group),
        PolicyType: 'CallingLineIdentity',
      }),
    about: 'group',
    name: group,
    text: /callerIdPolicy none; the file says Hidden\.$/,
  },
  {
    what: 'another number of somebody',
    plant: (tenant) => {
      tenant.byHand('Remove-CsPhoneNumberAssignment', {
        Identity: upn('bob'),
        PhoneNumber: '+31205552102',
        ...directRouting,
      });
      tenant.byHand('Set-CsPhoneNumberAssignment', {
        Identity: upn('bob'),
        PhoneNumber: '+31205552188',
        ...directRouting,
      });
    },
    about: 'user',
    name: upn('bob'),
    text: /^bob@contoso.example: number \+31205552188; the file says \+31205552102\.$/,
  },
  {
    what: 'a number of the file with somebody outside it',
    plant: (tenant) =>
      tenant.byHand('Set-CsPhoneNumberAssignment', {
        Identity: upn('spare1'),
        PhoneNumber: '+31205552102',
        ...directRouting,
      }),
    about: 'number',
    name: '+31205552102',
    text: /^\+31205552102 is held by spare1@contoso.example, who isn't in users.csv; the file gives it to bob@contoso.example\.$/,
  },
  {
    what: 'a policy that somebody was given',
    plant: cmdlet('Grant-CsOnlineVoiceRoutingPolicy', { Identity: upn('cyd'), PolicyName: 'NL supervisors' }),
    about: 'user',
    name: upn('cyd'),
    text: /^cyd@contoso.example: voiceRoutingPolicy NL supervisors; the file says NL agents\.$/,
  },
  {
    what: 'an emergency policy that was taken',
    plant: cmdlet('Grant-CsTeamsEmergencyCallRoutingPolicy', { Identity: upn('eve'), PolicyName: null }),
    about: 'user',
    name: upn('eve'),
    text: /emergencyCallRoutingPolicy none; the file says NL\.$/,
  },
  {
    what: 'somebody who is deleted',
    plant: ({ lab }) => {
      lab.store.delete('user', id('dan'));
      lab.store.delete('number', '+31205552104');
    },
    about: 'user',
    name: upn('dan'),
    text: /^dan@contoso.example isn't in the tenant/,
  },
  {
    what: 'a licence that is gone',
    plant: inEntra('eli', { licences: [] }),
    about: 'licence',
    name: upn('eli'),
    text: /^eli@contoso.example has no Phone System and no Teams\.$/,
  },
  {
    what: 'where somebody is',
    plant: inEntra('fay', { usageLocation: 'BE' }),
    about: 'user',
    name: upn('fay'),
    text: /usage location BE; the file says NL\.$/,
  },
  {
    what: 'a redirect URI more, and fewer permissions',
    plant: inApplication({
      web: {
        redirectUris: [
          'https://contoso.uc1.ccaiplatform.example/v1/ucaas/ms_teams/oauth_callback',
          'https://evil.example/cb',
        ],
      },
      requiredResourceAccess: [],
    }),
    about: 'application',
    name: 'CCAIP',
    text: /redirect URIs https:\S+oauth_callback, https:\/\/evil.example\/cb; the file says .*permissions none; the file says Presence.Read.All, User.Read, User.Read.All, offline_access\./,
  },
  {
    what: 'the linked secret that is gone, and one that nobody knows',
    plant: inApplication({ passwordCredentials: [aSecret('by hand', '2027-01-31T00:00:00Z')] }),
    about: 'secret',
    name: '2026-11',
    text: /^secret "2026-11" isn't in Entra\. CCAIP uses it/,
  },
  {
    what: 'a secret that nobody knows',
    plant: () => undefined,
    about: 'secret',
    name: 'by hand',
    text: /^secret "by hand" of the application, which ends on 2027-01-31, isn't in the file/,
  },
  {
    what: 'a domain that is gone',
    plant: edited<{ id: string } & Record<string, unknown>>('domain', (row) => row.id === fqdn, { isVerified: false }),
    about: 'domain',
    name: fqdn,
    text: /is no verified domain of the tenant, so Teams takes no SBC in it\.$/,
  },
  {
    what: 'a SIP URI in CCAIP',
    plant: inCcaip('gus', { sipUri: 'sip:+31205550000@ujet.sip.carrier.example' }),
    about: 'external user',
    name: upn('gus'),
    text: /^gus@contoso.example in CCAIP: SIP URI sip:\+31205550000@\S+; the file says \S*\+31205552107@/,
  },
  {
    what: 'somebody deactivated in CCAIP',
    plant: inCcaip('ida', { deactivatedAt: '2026-11-30T10:00:00Z' }),
    about: 'external user',
    name: upn('ida'),
    text: /active no, since 2026-11-30/,
  },
  {
    what: 'somebody of nobody in CCAIP',
    plant: inCcaip('hal', { email: 'stranger@contoso.example' }),
    about: 'external user',
    name: 'stranger@contoso.example',
    text: /^stranger@contoso.example is an external user of CCAIP/,
  },
  {
    what: 'somebody who is gone from CCAIP',
    plant: () => undefined,
    about: 'external user',
    name: upn('hal'),
    text: /^hal@contoso.example isn't in CCAIP/,
  },
];
