import { cmdletPage, graphPage, topicPage } from './page.ts';

export interface Limit {
  readonly min?: number;
  readonly max: number;
  readonly unit: string;
  /** Where the figure is published, or which part of trunkline sets it. */
  readonly source: string;
}

/**
 * Every figure that Teams publishes and trunkline checks. What has no published limit (names of routes, policies and
 * usages, usages per policy, SBCs per route) isn't here and isn't checked.
 */
export const limits = {
  sbcFqdn: { max: 63, unit: 'characters', source: cmdletPage('New-CsOnlinePSTNGateway') },
  /** Of a domain that is registered; Graph's own page names no figure. */
  domainName: { max: 48, unit: 'characters', source: graphPage('domain-post-domains') },
  sbcPort: { min: 1, max: 65_535, unit: 'port', source: cmdletPage('New-CsOnlinePSTNGateway') },
  sbcSessions: { min: 1, max: 100_000, unit: 'calls', source: topicPage('direct-routing-connect-the-sbc') },
  /** SIP's failure classes 4xx to 6xx. */
  sipFailureCode: { min: 400, max: 699, unit: 'code', source: 'https://www.rfc-editor.org/rfc/rfc3261#section-21' },
  dialPlans: { max: 1_000, unit: 'dial plans', source: topicPage('what-are-dial-plans') },
  dialPlanName: { min: 1, max: 49, unit: 'characters', source: cmdletPage('New-CsTenantDialPlan') },
  dialPlanDescription: { max: 1_040, unit: 'characters', source: cmdletPage('New-CsTenantDialPlan') },
  /** At most 50 by the cmdlet's page; at least one, as the Teams admin center asks. */
  dialPlanRules: { min: 1, max: 50, unit: 'rules', source: cmdletPage('New-CsTenantDialPlan') },
  ruleDescription: { max: 512, unit: 'characters', source: cmdletPage('New-CsVoiceNormalizationRule') },
  numberDigits: { min: 3, max: 38, unit: 'digits', source: topicPage('what-are-dial-plans') },
  extensionDigits: { min: 1, max: 12, unit: 'digits', source: topicPage('what-are-dial-plans') },
  /** "Less than 1024 characters". */
  popoutPath: { max: 1_023, unit: 'characters', source: cmdletPage('New-CsTeamsCallingPolicy') },
  translationRuleName: { min: 1, max: 100, unit: 'characters', source: topicPage('direct-routing-translate-numbers') },
  translationRulePattern: { max: 1_024, unit: 'characters', source: topicPage('direct-routing-translate-numbers') },
  translationRuleResult: { max: 256, unit: 'characters', source: topicPage('direct-routing-translate-numbers') },
  translationRules: { max: 400, unit: 'translation rules', source: topicPage('direct-routing-translate-numbers') },
  emergencyMask: { min: 1, max: 10, unit: 'digits', source: cmdletPage('New-CsTeamsEmergencyNumber') },
  emergencyPolicyDescription: {
    max: 512,
    unit: 'characters',
    source: cmdletPage('New-CsTeamsEmergencyCallRoutingPolicy'),
  },
  /** Kept free at the end of a description for the mark by which trunkline knows its own objects. */
  mark: { max: 32, unit: 'characters', source: 'providers/msteams/resources/mark.ts' },
} as const satisfies Record<string, Limit>;
