import { idOf } from '../../../lab/identity.ts';
import { planOf } from '../../../lab/seed/in-use.ts';
import { cmdlet, fqdn, type Planted, upn } from './planting.ts';

const plan = (rules: readonly (readonly [string, string, string])[]) => ({
  Identity: 'NL-Amsterdam',
  NormalizationRules: planOf(
    'NL-Amsterdam',
    rules.map(([name, pattern, translation]) => ({ name, pattern, translation, internal: name === 'Extension' })),
  ).NormalizationRules,
});

/** What somebody does in Teams: SBCs, routes, policies, plans, treatments, blocked callers, Global. */
export const plantedInTeams: readonly Planted[] = [
  {
    what: 'a setting of an SBC, and its translation rules',
    plant: cmdlet('Set-CsOnlinePSTNGateway', {
      Identity: fqdn,
      MaxConcurrentSessions: 20,
      OutboundPstnNumberTranslationRules: [],
    }),
    about: 'SBC',
    name: 'main',
    text: /^SBC "main": maxSessions 20; the file says 200\. outboundPstn none; the file says To national\.$/,
  },
  {
    what: 'a pattern of a route',
    plant: cmdlet('Set-CsOnlineVoiceRoute', { Identity: 'NL geographic', NumberPattern: '^\\+31[1-5]\\d{8}$' }),
    about: 'route',
    name: 'NL geographic',
    text: /^route "NL geographic": pattern \^\\\+31\[1-5\].*; the file says \^\\\+31\[1-57\]/,
  },
  {
    what: 'a route that is gone',
    plant: cmdlet('Remove-CsOnlineVoiceRoute', { Identity: 'International' }),
    about: 'route',
    name: 'International',
    text: /^route "International" isn't in the tenant\.$/,
  },
  {
    what: 'a route of nobody in a usage of ours',
    plant: cmdlet('New-CsOnlineVoiceRoute', {
      Identity: 'Test of Friday',
      NumberPattern: '^\\+316',
      OnlinePstnUsages: ['National'],
      OnlinePstnGatewayList: [fqdn],
      Priority: 0,
    }),
    about: 'route',
    name: 'Test of Friday',
    text: /^route "Test of Friday" isn't in the file, and stands in PSTN usage "National", tried before "NL [a-z]+": \^\\\+316 to main\.$/,
  },
  {
    what: 'the order of routes',
    plant: cmdlet('Set-CsOnlineVoiceRoute', { Identity: 'NL mobile', Priority: 1 }),
    about: 'routes',
    name: 'trial order',
    text: /order of trial .*NL mobile,? (and )?NL geographic.*; the file says .*NL geographic,? (and )?NL mobile/,
  },
  {
    what: 'a PSTN usage that is gone',
    plant: cmdlet('Set-CsOnlinePstnUsage', { Identity: 'Global', Usage: { Remove: ['Spare'] } }),
    about: 'PSTN usage',
    name: 'Spare',
    text: /^PSTN usage "Spare" isn't in the tenant\.$/,
  },
  {
    what: 'the order of the usages of a policy',
    plant: cmdlet('Set-CsOnlineVoiceRoutingPolicy', {
      Identity: 'NL supervisors',
      OnlinePstnUsages: ['International', 'National', 'Emergency'],
    }),
    about: 'policy',
    name: 'NL supervisors',
    text: /^voice routing policy "NL supervisors": pstnUsages International National Emergency; the file says Emergency National International\.$/,
  },
  {
    what: 'the order of the rules of a dial plan, a rule more and another pattern',
    plant: cmdlet(
      'Set-CsTenantDialPlan',
      plan([
        ['International', '^00([1-9]\\d{6,14})$', '+$1'],
        ['Emergency', '^(112)$', '$1'],
        ['National', '^0([1-9]\\d{7})$', '+31$1'],
        ['Extension', '^([2-8]\\d{3})$', '+3120555$1'],
        ['Company', '^(88\\d{7})$', '+31$1'],
      ]),
    ),
    about: 'dial plan',
    name: 'NL-Amsterdam',
    text: /rule Company there; the file says none\. rule National, pattern .*7.*; the file says .*8.*order of rules International, Emergency/,
  },
  {
    what: 'a translation rule',
    plant: cmdlet('Set-CsTeamsTranslationRule', { Identity: 'To national', Pattern: '^\\+31(\\d+)$' }),
    about: 'translation rule',
    name: 'To national',
    text: /pattern \^\\\+31\(\\d\+\)\$; the file says/,
  },
  {
    what: 'an emergency number of a policy',
    plant: cmdlet('Set-CsTeamsEmergencyCallRoutingPolicy', {
      Identity: 'NL',
      EmergencyNumbers: [
        {
          $cmdlet: 'New-CsTeamsEmergencyNumber',
          parameters: { EmergencyDialString: '112', OnlinePSTNUsage: 'National' },
        },
      ],
    }),
    about: 'emergency call routing policy',
    name: 'NL',
    text: /number 112, usage National; the file says Emergency\./,
  },
  {
    what: 'a setting of a calling policy',
    plant: cmdlet('Set-CsTeamsCallingPolicy', { Identity: 'Desk', AllowVoicemail: 'AlwaysEnabled' }),
    about: 'calling policy',
    name: 'Desk',
    text: /^calling policy "Desk": voicemail AlwaysEnabled; the file says AlwaysDisabled\.$/,
  },
  {
    what: 'what a caller ID policy shows',
    plant: cmdlet('Set-CsCallingLineIdentity', { Identity: 'Hidden', CallingIDSubstitute: 'LineUri' }),
    about: 'caller ID policy',
    name: 'Hidden',
    text: /show ownNumber; the file says anonymous\./,
  },
  {
    what: 'a treatment of nobody, tried first',
    plant: (tenant) =>
      tenant.byHand('New-CsTeamsUnassignedNumberTreatment', {
        Identity: 'Theirs',
        Pattern: '^\\+3120555\\d{4}$',
        TargetType: 'ResourceAccount',
        Target: idOf('user', upn('reception')),
        TreatmentPriority: 1,
      }),
    about: 'treatment',
    name: 'Theirs',
    text: /^treatment "Theirs" isn't in the file\.$/,
  },
  {
    what: 'a pattern of a treatment',
    plant: cmdlet('Set-CsTeamsUnassignedNumberTreatment', { Identity: 'Leavers', Pattern: '^\\+3120555218\\d$' }),
    about: 'treatment',
    name: 'Leavers',
    text: /pattern .*218.*; the file says .*219/,
  },
  {
    what: 'a blocked pattern that is off',
    plant: cmdlet('Set-CsInboundBlockedNumberPattern', { Identity: 'Robots', Enabled: false }),
    about: 'blocked caller pattern',
    name: 'Robots',
    text: /enabled false; the file says true\./,
  },
  {
    what: 'a blocked pattern of nobody',
    plant: cmdlet('New-CsInboundBlockedNumberPattern', { Identity: 'Theirs', Pattern: '5550000$' }),
    about: 'blocked caller pattern',
    name: 'Theirs',
    text: /^blocked caller pattern "Theirs" isn't in the file\.$/,
  },
  {
    what: 'an exemption that is gone',
    plant: cmdlet('Remove-CsInboundExemptNumberPattern', { Identity: 'Office' }),
    about: 'blocked caller exemption',
    name: 'Office',
    text: /isn't in the tenant\.$/,
  },
  {
    what: 'blocking that is off',
    plant: cmdlet('Set-CsTenantBlockedCallingNumbers', { Enabled: false }),
    about: 'blocking',
    name: 'blocked callers',
    text: /^blocking of callers is off/,
  },
  {
    what: 'the usages of Global',
    plant: cmdlet('Set-CsOnlineVoiceRoutingPolicy', { Identity: 'Global', OnlinePstnUsages: ['International'] }),
    about: 'Global',
    name: 'voice routing policy',
    text: /^Global voice routing policy: pstnUsages International; the file says Emergency, National\.$/,
  },
  {
    what: 'the rules of Global',
    plant: cmdlet('Set-CsTenantDialPlan', { ...plan([['Only', '^1$', '1']]), Identity: 'Global' }),
    about: 'Global',
    name: 'dial plan',
    text: /^Global dial plan: rules Only \(\^1\$ → 1\); the file says as in "NL"\.$/,
  },
];
