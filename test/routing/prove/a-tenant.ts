import { type Beyond, factsOf } from '../../../routing/prove/facts.ts';
import type { Finding, FindingKind } from '../../../routing/prove/finding.ts';
import { prove } from '../../../routing/prove/prove.ts';
import { withExternalPrefix } from '../../../tenant/dial-plans/external-prefix.ts';
import type { NormalizationRule, Sbc, Tenant, User, VoiceRoute } from '../../../tenant/tenant.ts';

/** A normalization rule in one line; `name: pattern -> translation`. */
export const rule = (name: string, pattern: string, translation: string): NormalizationRule => ({
  name,
  pattern,
  translation,
  internal: false,
});

export const route = (name: string, pattern: string, usage: string | string[], sbcs = ['main']): VoiceRoute => ({
  name,
  pattern,
  pstnUsages: [usage].flat(),
  sbcs,
  adopt: false,
});

export const sbc = (key: string, more: Partial<Sbc> = {}): Sbc => ({
  key,
  fqdn: `${key}.example`,
  derived: false,
  port: 5061,
  enabled: true,
  sendSipOptions: true,
  failoverSeconds: 10,
  failoverResponseCodes: [408, 503, 504],
  forwardCallHistory: false,
  forwardPai: false,
  mediaBypass: false,
  mapsUsernames: false,
  adopt: false,
  ...more,
});

export const user = (name: string, more: Partial<User> = {}): User => ({
  upn: `${name}@x.example`,
  number: `+3120555${2101 + name.charCodeAt(0) - 97}`,
  voiceRoutingPolicy: 'Staff',
  dialPlan: 'NL',
  callingPolicy: 'CC agents',
  line: 2,
  ...more,
});

export const emergency = rule('Emergency', '^(112)$', '$1');
export const international = rule('International', '^00([1-9]\\d{6,14})$', '+$1');
export const national = rule('National', '^0([1-9]\\d{8})$', '+31$1');
export const extension = rule('Extension', '^([2-8]\\d{3})$', '+3120555$1');
export const nlRules = [emergency, international, national, extension];

export const prefixed = (rules: readonly NormalizationRule[], prefix: string): NormalizationRule[] =>
  withExternalPrefix([...rules], prefix);

export const toEmergency = route('Emergency', '^\\+?112$', 'Emergency');
export const toHome = route('Home', '^\\+31[1-9]\\d{8}$', 'National');

/** A tenant of one plan and one policy in which nothing is to be found, but for what a test says. */
export const aTenant = (parts: Partial<Tenant> = {}): Tenant => {
  const voiceRoutes = parts.voiceRoutes ?? [toEmergency, toHome];
  const usages = [...new Set(voiceRoutes.flatMap(({ pstnUsages }) => pstnUsages))];
  return {
    name: 'x',
    id: '1ab00000-0000-4000-8000-000000000001',
    domain: 'x.example',
    country: 'NL',
    sipTrunk: { inboundDomain: 'ujet.example' },
    sipDomain: { name: 'main.example' },
    translationRules: [],
    sbcs: [sbc('main')],
    pstnUsages: usages.map((name) => ({
      name,
      routes: voiceRoutes.filter(({ pstnUsages }) => pstnUsages.includes(name)).map((each) => each.name),
    })),
    voiceRoutes,
    voiceRoutingPolicies: [{ name: 'Staff', pstnUsages: usages, adopt: false }],
    dialPlans: [{ name: 'NL', rules: nlRules, adopt: false }],
    groups: [],
    queues: [],
    callingPolicies: [],
    emergencyCallRoutingPolicies: [],
    callerIdPolicies: [],
    unassignedNumbers: [],
    blockedCallers: [],
    blockedCallerExemptions: [],
    users: [user('ada')],
    app: {
      displayName: 'CCAIP',
      redirectDomain: 'https://x.example',
      redirectUri: 'https://x.example/cb',
      secrets: [],
    },
    ucaas: { multicastLimit: 10, statusInheritance: 'none' },
    approvals: {},
    exceptions: {},
    emergencyForms: [],
    protect: true,
    ...parts,
  };
};

/** A tenant whose one dial plan has these rules. */
export const withRules = (...rules: NormalizationRule[]): Tenant =>
  aTenant({ dialPlans: [{ name: 'NL', rules, adopt: false }] });

/** A tenant with routes of these, in one policy with their usages in order of appearance. */
export const withRoutes = (...voiceRoutes: VoiceRoute[]): Tenant => {
  const keys = [...new Set(voiceRoutes.flatMap(({ sbcs }) => sbcs))];
  return aTenant({ voiceRoutes, sbcs: keys.map((key) => sbc(key)) });
};

/** The findings of one kind. */
export const found = (kind: FindingKind, tenant: Tenant, beyond: Beyond = {}): Finding[] =>
  prove(factsOf(tenant, beyond)).findings.filter((finding) => finding.kind === kind);

/** A finding as a person reads it, level first. */
export const told = ({ level, what, why, example, fix }: Finding): string[] => [
  `${level}: ${what}`,
  why,
  ...(example ? [example.text] : []),
  fix,
];
