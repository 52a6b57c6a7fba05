import { assignTeamsRole, teamsRoles } from '../auth/teams-roles.ts';
import type { Granted } from '../auth/tokens.ts';
import { isPlanOf, type VoicePlan } from '../readiness/service-plans.ts';
import { neededPermissions } from './permissions.ts';

/** What a tenant's files ask for, beside what every tenant's do. */
export interface Needs {
  /** FQDNs of its own SBCs. */
  readonly sbcs: readonly string[];
  /** One of them isn't made yet, as far as that is known by now. */
  readonly isSbcNew: boolean;
  /** Policies are given to groups. */
  readonly groups: boolean;
  /** The domain that the run itself registers and verifies, where it isn't. */
  readonly activates?: string | undefined;
  /** Consent is given for everybody. */
  readonly consents?: boolean | undefined;
}

/** What was read; a text says why it couldn't be. */
export interface Facts {
  readonly granted: Granted | string;
  /** Subscriptions that work, by the ids of their service plans; absent where nobody asked. */
  readonly plans?: readonly string[] | string;
  /** Verified domains, in lower case; absent where nobody asked. */
  readonly domains?: readonly string[] | string;
}

/** Something that must be so before an SBC, a route or a number can be made. */
export interface Finding {
  readonly standing: 'lacking' | 'not known';
  readonly text: string;
  readonly fix?: string;
}

/** What of the prerequisites is lacking or can't be known; what is well isn't told, and what wasn't read is never told as well. */
export const judgePrerequisites = (facts: Facts, needs: Needs): readonly Finding[] => [
  ...(typeof facts.granted === 'string'
    ? [unknown(`role and permissions of the identity: ${facts.granted}`)]
    : [...judgeRole(facts.granted), ...judgePermissions(facts, needs, facts.granted)]),
  ...judgePlans(facts.plans),
  ...judgeDomains(facts.domains, needs),
];

const unknown = (text: string): Finding => ({ standing: 'not known', text });

const judgeRole = ({ roles }: Granted): Finding[] => {
  if (roles === undefined) return [unknown("the identity's Teams role: its token doesn't tell")];
  if (teamsRoles.writing.some((role) => roles.includes(role))) return [];
  if (roles.includes(teamsRoles.telephony)) {
    return [
      unknown(
        'whether Teams Telephony Administrator may give policies to many users at once: Microsoft\'s page on that names "Teams Administrator" and "Teams Communications Administrator" only',
      ),
    ];
  }
  const isReader = teamsRoles.reading.some((role) => roles.includes(role));
  return [
    {
      standing: 'lacking',
      text: `a Teams role that writes. ${isReader ? 'The identity only has Teams Reader or Global Reader.' : 'The token carries none: it is not assigned, only eligible (PIM), or was assigned minutes ago.'}`,
      fix: assignTeamsRole,
    },
  ];
};

const judgePermissions = (
  { domains }: Facts,
  { groups, activates, consents }: Needs,
  { permissions }: Granted,
): Finding[] => {
  if (permissions === undefined)
    return [unknown("the identity's permissions for Microsoft Graph: its token doesn't tell")];
  const isToVerify = activates !== undefined && Array.isArray(domains) && !domains.includes(activates.toLowerCase());
  const lacking = neededPermissions.filter(
    ({ name, including, isForGroups, isForActivation, isForConsent }) =>
      (groups || isForGroups !== true) &&
      (isToVerify || isForActivation !== true) &&
      (consents === true || isForConsent !== true) &&
      ![name, ...including].some((one) => permissions.includes(one)),
  );
  return lacking.length === 0
    ? []
    : [
        {
          standing: 'lacking',
          text: [
            'application permissions of Microsoft Graph:',
            ...lacking.map(({ name, purpose }) => `  ${name} (without it: ${purpose})`),
          ].join('\n'),
          fix: `grant ${lacking.length === 1 ? 'it' : 'them'} to the automation's application with admin consent (docs/first-tenant.md, step 3; a managed identity: docs/sign-in.md), then run again: ${lacking.length === 1 ? 'it counts' : 'they count'} in tokens that are issued later.`,
        },
      ];
};

export const judgePlans = (plans: Facts['plans']): Finding[] => {
  if (plans === undefined) return [];
  if (typeof plans === 'string') return [unknown(`whether the tenant has licences with Phone System: ${plans}`)];
  return (['Phone System', 'Teams'] as const satisfies VoicePlan[]).flatMap((plan): Finding[] =>
    plans.some((id) => isPlanOf(plan, id))
      ? []
      : [
          {
            standing: 'lacking',
            text: `a subscription with ${plan}: none of the tenant's that works has it, so nobody can get a number.`,
            fix:
              plan === 'Teams'
                ? 'buy a plan with Teams (Microsoft 365 E3 or E5, or Microsoft Teams Enterprise).'
                : 'buy Teams Phone Standard (MCOEV), or a plan that has it (Microsoft 365 E5).',
          },
        ],
  );
};

export const judgeDomains = (domains: Facts['domains'], { sbcs, isSbcNew, activates }: Needs): Finding[] => {
  if (domains === undefined || sbcs.length === 0) return [];
  if (typeof domains === 'string') return [unknown(`whether the domains of the SBCs are verified: ${domains}`)];
  // The resource that registers a domain says itself what that waits for.
  const ready = activates === undefined ? domains : [...domains, activates.toLowerCase()];
  const strangers = sbcs.filter((fqdn) => {
    const host = fqdn.toLowerCase();
    return !ready.includes(host) && !ready.includes(host.slice(host.indexOf('.') + 1));
  });
  return [
    ...(strangers.length === 0
      ? []
      : [
          {
            standing: 'lacking',
            text: `a verified domain for ${strangers.join(', ')}: an SBC's FQDN is a registered domain of the tenant, or lies directly in one.`,
            fix: 'register and verify it in Microsoft 365, and license one user in it (docs/first-tenant.md, step 5).',
          } as const,
        ]),
    ...(strangers.length === 0 && !isSbcNew ? [] : [unaccepted]),
  ];
};

const unaccepted = unknown(
  'whether Teams takes SBCs in this tenant and its domain yet (Direct Routing, the activation): nothing tells that beforehand, only that an SBC is accepted',
);
